"""How often each p-value of the package is at most .05 where nothing but chance is at work."""
