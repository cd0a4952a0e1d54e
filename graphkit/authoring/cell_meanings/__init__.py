"""What a cell, or a row of cells, says by itself: a mark, a number, yes or no, a total."""
