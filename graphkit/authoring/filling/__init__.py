"""What tables leave out, filled in: ids, dates, kinds, roles, sources, each with its default."""
