"""RDF in the words of others: W3C ORG, schema.org, FOAF, vCard, SIOC, Wikidata."""
