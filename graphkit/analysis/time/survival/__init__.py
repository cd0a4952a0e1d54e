"""How long actors wait before they join: Kaplan-Meier, Turnbull, log-rank."""
