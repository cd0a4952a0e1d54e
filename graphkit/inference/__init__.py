"""What follows from facts and vocabulary by the rules of RDFS and OWL 2 RL, and why."""
