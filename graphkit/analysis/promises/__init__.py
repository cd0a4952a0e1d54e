"""What was promised by joining: by whom, how much, and where promises meet."""
