"""Where an actor stands: central, between others, equivalent to others, missing somewhere."""
