"""Knowledge graph to scene: the records, and all that surrounds them."""
