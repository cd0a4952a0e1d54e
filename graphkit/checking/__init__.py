"""Check facts: shapes and checks of the ontology, told in plain words with the place to mend."""
