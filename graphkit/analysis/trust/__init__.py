"""How far results can be trusted: the evidence behind them, and the range they may lie in."""
