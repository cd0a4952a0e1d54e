"""Who joined, declined or left: ties with signs."""
