"""Rows of an answer as SPARQL 1.1 CSV, made of the TSV that the engine writes.

The engine writes CSV, too, but an IRI with a comma without quotes, so that its row has a cell too
many. In TSV all cells can be told apart. What has no comma and nothing escaped, as most of most
answers, is rewritten whole, without a look at each cell. See
https://www.w3.org/TR/sparql11-results-csv-tsv/ and https://www.rfc-editor.org/rfc/rfc4180.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

_TAIL: Final = re.compile(rb'"(@[\w-]+|\^\^<[^<>\t\n]*>)[\t\n]')
"""The language or type of a literal, where nothing is escaped."""
_MANY_TAILS: Final = 20
"""So many languages and types are taken away one after the other; with more, each cell is read."""
_COMMAS: Final = bytes.maketrans(b"\t", b",")
_ESCAPE: Final = re.compile(rb"\\(.)", re.DOTALL)
_ESCAPED: Final = {b"t": b"\t", b"n": b"\n", b"r": b"\r"}
_QUOTED: Final = re.compile(rb'[",\r\n]')
_DISTINCT: Final = 10_000
"""So many distinct cells are remembered."""


class CsvOfAnswer:
    r"""Takes an answer in SPARQL 1.1 TSV part by part, and hands it on as CSV.

    Parameters
    ----------
    send : callable
        Is given the CSV, in parts of whole rows.

    Examples
    --------
    >>> parts = []
    >>> answer = CsvOfAnswer(parts.append)
    >>> for part in (b'?who\t?name\n<https://example.org/a,b>\t"Ac', b'me"@en\n'):
    ...     _ = answer.write(part)
    >>> b"".join(parts)
    b'who,name\r\n"https://example.org/a,b",Acme\r\n'
    """

    def __init__(self, send: Callable[[bytes], object]) -> None:
        self._send = send
        self._begun = False
        self._rest = bytearray()
        self._tails: set[bytes] = set()
        self._cells = _Cells()

    @property
    def held(self) -> int:
        """So many bytes of a row that is not whole are held back."""
        return len(self._rest)

    def write(self, part: Any) -> int:
        """Take the next part."""
        data = bytes(part)
        whole = data.rfind(b"\n") + 1
        if not whole:
            self._rest += data
            return len(data)
        lines, self._rest = bytes(self._rest) + data[:whole], bytearray(data[whole:])
        if not self._begun:
            header, _, lines = lines.partition(b"\n")
            self._send(header.translate(_COMMAS, b"?") + b"\r\n")
            self._begun = True
        if lines:
            self._send(self._rewritten(lines))
        return len(data)

    def flush(self) -> None:
        """Hold nothing back: an answer in TSV ends with the end of a line."""

    def _rewritten(self, lines: bytes) -> bytes:
        """Rewrite whole lines, each of which has its end."""
        # A line is odd that has a comma, an escape or a triple as a term.
        if not (b"," in lines or b"\\" in lines or b"<<" in lines):
            return self._plain(lines) or self._cell_by_cell(lines)
        each = lines.split(b"\n")
        odd = [n for n, x in enumerate(each) if b"," in x or b"\\" in x or b"<<" in x]
        if 2 * len(odd) < len(each):
            looked_at = [self._cell_by_cell(each[place]) for place in odd]
            for place in odd:
                each[place] = b""
            plain = self._plain(b"\n".join(each))
            if plain is not None:
                each = plain.split(b"\r\n")
                for place, line in zip(odd, looked_at, strict=True):
                    each[place] = line
                return b"\r\n".join(each)
        return self._cell_by_cell(lines)

    def _plain(self, lines: bytes) -> bytes | None:
        """Rewrite lines without odd cells; None where signs of cells stand within texts, too.

        Without escapes a tab or line end is always the end of a cell, and a quote one of its ends.
        """
        if b'"' in lines:
            bare = self._without_tails(lines)
            if bare is None or not _only_around_iris(bare):
                return None
            lines = bare
        return lines.translate(_COMMAS, b'<>"').replace(b"\n", b"\r\n")

    def _without_tails(self, lines: bytes) -> bytes | None:
        """Take languages and types away; None where what seems to be one stays."""
        for _ in range(2):
            for tail in self._tails:
                lines = lines.replace(tail + b"\t", b'"\t').replace(tail + b"\n", b'"\n')
            if b'"@' not in lines and b'"^^' not in lines:
                return lines
            self._tails.update(b'"' + tail for tail in _TAIL.findall(lines))
            if len(self._tails) > _MANY_TAILS:
                self._tails.clear()
                break
        return None

    def _cell_by_cell(self, lines: bytes) -> bytes:
        if len(self._cells) > _DISTINCT:
            self._cells.clear()
        read = self._cells.__getitem__
        return b"\r\n".join([b",".join(map(read, x.split(b"\t"))) for x in lines.split(b"\n")])


def _only_around_iris(lines: bytes) -> bool:
    """Tell whether the signs < and > stand around IRIs that are cells, and nowhere else."""
    first = lines.startswith(b"<") + lines.count(b"\t<") + lines.count(b"\n<")
    last = lines.count(b">\t") + lines.count(b">\n")
    return lines.count(b"<") == first == last == lines.count(b">")


class _Cells(dict[bytes, bytes]):
    """What every cell that was read is in CSV."""

    def __missing__(self, cell: bytes) -> bytes:
        found = self[cell] = _cell(cell)
        return found


def _cell(cell: bytes) -> bytes:
    if cell.startswith(b"<<"):
        text = cell.removeprefix(b"<<( ").removesuffix(b" )>>")  # as in a table
    elif cell.startswith(b"<"):
        text = cell[1:-1]
    elif cell.startswith(b'"'):
        text = cell[1:].rpartition(b'"')[0]
        if b"\\" in text:
            text = _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text)
    else:
        return cell
    return b'"' + text.replace(b'"', b'""') + b'"' if _QUOTED.search(text) else text
