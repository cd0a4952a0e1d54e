"""A reader of SPARQL 1.1 queries by the grammar of the specification, in linear time."""
