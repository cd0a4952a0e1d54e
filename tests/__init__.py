"""The tests: a package, so that no other one called ``tests`` in the environment hides it."""
