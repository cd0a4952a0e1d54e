"""What a fact is: periods, how certain they are, which promises follow, whose word is adopted."""
