"""How a table is written and laid out: one form a file."""
