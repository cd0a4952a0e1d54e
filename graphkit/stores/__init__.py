"""Where the triples live: in memory, on disk, in limited processes, behind an endpoint."""
