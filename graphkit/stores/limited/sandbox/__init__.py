"""Take from a process whatever a query has no use for: network, files, other processes.

The reader of SPARQL refuses what would reach out. This is the second defence, for the day on which
the first one fails: once its store is open, a worker process gives up by itself, for good, what it
no longer needs. Linux sees to it, by seccomp, Landlock and resource limits.
"""
