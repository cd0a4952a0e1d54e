"""Write what graphkit knows for other programs, one file a format."""
