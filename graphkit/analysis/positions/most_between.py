"""The largest betweenness that a node of a two-mode network can have."""


def most_between(own: int, other: int) -> float:
    """Compute the largest betweenness of a node, from the sizes of its side and of the other.

    References
    ----------
    S. P. Borgatti and M. G. Everett, "Network analysis of 2-mode data", *Social Networks* 19
    (1997), 243-269, https://doi.org/10.1016/S0378-8733(96)00301-2.

    Examples
    --------
    >>> most_between(18, 14)
    445.0
    """
    if not own or not other:
        return 0.0
    s, t = divmod(own - 1, other)
    squares = other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1)
    return (squares - t * (2 * s - t + 3)) / 2
