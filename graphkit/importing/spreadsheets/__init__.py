"""Tables of others: which column is what, and their rows as memberships."""
