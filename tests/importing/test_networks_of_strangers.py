"""Files of networks that want to take all time or memory are refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.importing.import_file import import_file

_DEEP = 20_000
_INTO, _OUT = '<node id="a"><nodes>' * _DEEP, "</nodes></node>" * _DEEP
_NESTED = f"<gexf><graph>{_INTO}{_OUT}</graph></gexf>"
_ENTITY = '<?xml version="1.0" encoding="{0}"?><!DOCTYPE g [<!ENTITY a "b">]><gexf>&a;</gexf>'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (_NESTED.encode(), "nested more than 100 levels"),
        (_ENTITY.format("utf-8").encode(), "declares entities"),
        (_ENTITY.format("utf-16").encode("utf-16"), "declares entities"),
    ],
)
def test_a_hostile_network_is_refused(data: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "network.gexf").write_bytes(data)
    with pytest.raises(DataError, match=told):
        import_file(tmp_path / "network.gexf")


@pytest.mark.parametrize(
    ("said", "code", "kept"),
    [
        ("country-fr", "FR", ""),
        ("fr", "FR", ""),
        ("Atlantis", "", "Atlantis"),
        ("country-gb-sct", "GB", "GB-SCT"),
    ],
)
def test_countries_of_nodes_are_codes_or_stay_as_written(
    said: str, code: str, kept: str, tmp_path: Path
) -> None:
    key = '<key id="c" for="node" attr.name="country" attr.type="string"/>'
    nodes = f'<node id="acme"><data key="c">{said}</data></node><node id="pact"/>'
    edge = '<edge source="acme" target="pact"/>'
    path = tmp_path / "net.graphml"
    path.write_text(f"<graphml>{key}<graph>{nodes}{edge}</graph></graphml>", encoding="utf-8")
    (actor,) = import_file(path).tables["actors"]
    assert (actor["country"], actor.own.get("country_as_written", "")) == (code, kept)
