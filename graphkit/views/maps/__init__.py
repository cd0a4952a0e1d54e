"""Where countries lie: as squares of a grid, and as outlines."""
