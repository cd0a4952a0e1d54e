"""From a path or an address to an open graph: tables, RDF files, stores on disk, endpoints."""
