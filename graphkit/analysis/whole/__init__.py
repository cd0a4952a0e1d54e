"""What the network is like as a whole: cohesion, communities, core, nestedness."""
