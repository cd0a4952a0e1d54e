"""Where marks stand: every layout that a page offers, seeded and stable."""
