"""How tables that people wrote are read: as lines of texts, whatever the form of the file."""
