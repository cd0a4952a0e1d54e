"""An installed browser that draws a page without a display."""
