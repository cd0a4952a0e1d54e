"""The spells that rows, events, steps, signings and returns tell of."""
