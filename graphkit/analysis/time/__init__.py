"""How it came about: growth, waves, time to join, followers, change between two days."""
