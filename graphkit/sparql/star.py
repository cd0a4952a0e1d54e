"""Put the columns of ``SELECT *`` in the order in which their variables are written."""

from __future__ import annotations

from graphkit.sparql.grammar.structure import Reading


def star_written_out(reading: Reading) -> dict[int, str]:
    """Write the variables that ``SELECT *`` selects instead of the star.

    The specification leaves their order open, and engines take that of the alphabet.

    Parameters
    ----------
    reading : Reading
        The query.

    Returns
    -------
    dict of int to str
        What to write instead of the terminal that is the star; empty if there is none, or nothing
        to be selected.

    Examples
    --------
    >>> from graphkit.sparql.grammar.read import read
    >>> star_written_out(read("SELECT * { ?who <urn:joined> ?what FILTER(?when > 1) }"))
    {1: '?who ?what'}
    """
    selection = reading.selections[0]
    if not selection.star or selection.grouped or reading.form != "SELECT":
        return {}
    selected = selection.results()
    written = dict.fromkeys(
        reading.text_of(terminal)[1:]
        for terminal, kind in enumerate(reading.kinds)
        if kind == "VARIABLE"
    )
    names = [f"?{name}" for name in written if name in selected]
    return {selection.star: " ".join(names)} if names else {}
