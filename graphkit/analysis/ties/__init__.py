"""Who sits with whom: projections, their weights, backbones and combinations."""
