"""What a server says when it begins."""

from __future__ import annotations

from graphkit.cli.served import served_at


def test_each_address_has_a_line_and_the_last_says_how_to_stop() -> None:
    first, *addresses, last = served_at("127.0.0.1", 8000)
    assert first == "Serving, read-only:"
    assert last == "Stop with Ctrl-C."
    assert [line.split()[0] for line in addresses if "sparql" in line] == [
        "http://127.0.0.1:8000/sparql"
    ]
    assert all(line.startswith("  http://127.0.0.1:8000/") for line in addresses)
    assert served_at("::1", 80)[1].split()[0] == "http://[::1]:80/"


def test_every_address_that_is_named_is_served() -> None:
    from graphkit.serve.app import _routes

    known = {getattr(route, "path", "") for route in _routes()}
    for line in served_at("h", 1)[1:-1]:
        assert line.split()[0].removeprefix("http://h:1") in known
