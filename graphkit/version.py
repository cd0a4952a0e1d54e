"""The version of the code; data and ontology carry their own."""

__version__ = "0.1.0"
