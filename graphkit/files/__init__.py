"""Files read and written whole or not at all, and strangers' ones in a process that may die."""
