"""Tests of graphkit, a package of its own: some library installs one of the same name."""
