"""What makes actors join sooner: event history models and their tables."""
