"""Which column of a table is what: by its name, and by its cells where names mislead."""
