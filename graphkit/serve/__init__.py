"""A small read-only web server: SPARQL 1.1 Protocol, a query page, the explorer, a page a thing.

Needs the extra ``serve``. Every query runs within limits, in a process that can be killed.
"""

from __future__ import annotations

from graphkit.serve.app import application, serve

__all__ = ["application", "serve"]
