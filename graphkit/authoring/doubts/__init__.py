"""What a table may mean otherwise than it is read: one doubt a file."""
