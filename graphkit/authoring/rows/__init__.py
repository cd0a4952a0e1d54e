"""The lines of a table as rows: where its header stands, whom its cells name."""
