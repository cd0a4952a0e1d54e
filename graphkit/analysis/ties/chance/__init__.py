"""What chance alone would make of ties: null models of a projection."""
