"""The questions of the field, one file each: who joined what, when, on whose word."""
