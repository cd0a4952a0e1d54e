"""The same questions over any SPARQL 1.1 endpoint: `RemoteStore` in the place of a store here."""

from __future__ import annotations

from graphkit.stores.remote.remote_store import RemoteStore

__all__ = ["RemoteStore"]
