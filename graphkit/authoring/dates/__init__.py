"""Dates as people write them, and the periods of EDTF that they mean; nothing is guessed."""
