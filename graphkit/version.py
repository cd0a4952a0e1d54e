"""The version of the code; data and ontology carry their own."""

from typing import Final

__version__: Final = "0.1.0"
