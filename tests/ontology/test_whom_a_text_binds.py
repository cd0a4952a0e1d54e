"""A text may say itself which roles and groups joining binds to it; else the field does."""

from __future__ import annotations

import pytest

from .test_endorsements import derived_from

FACTS = """PREFIX ex: <https://example.org/>
    ex:pact a cg:Coalition ; cg:adopts ex:text .
    ex:text a cg:Instrument ; cg:issued "2019" .
    ex:promise cg:statedIn ex:text ; cg:addressedTo group:everyone .
    ex:crown cg:kind kind:government . ex:acme cg:kind kind:company . ex:guest cg:kind kind:person .
    ex:one a cg:Membership ; org:organization ex:pact ; org:member ex:crown ;
        org:role role:signatory ; cg:during "2020/.." .
    ex:two a cg:Membership ; org:organization ex:pact ; org:member ex:acme ;
        org:role role:partner ; cg:during "2020/.." .
    ex:three a cg:Membership ; org:organization ex:pact ; org:member ex:guest ;
        org:role role:observer ; cg:listedUnder group:civil-society ; cg:during "2020/.." .
"""


@pytest.mark.parametrize(
    ("said", "bound"),
    [
        pytest.param("", {"crown", "acme"}, id="by-default-all-roles-but-observer"),
        pytest.param("ex:text cg:bindsRole role:signatory .", {"crown"}, id="one-role"),
        pytest.param(
            "ex:text cg:bindsRole role:signatory , role:observer .",
            {"crown", "guest"},
            id="a-role-that-takes-on-nothing-elsewhere",
        ),
        pytest.param("ex:text cg:bindsGroup group:governments .", {"crown"}, id="by-its-kind"),
        pytest.param("ex:text cg:bindsGroup group:civil-society .", set(), id="group-and-role"),
        pytest.param(
            "ex:text cg:bindsGroup group:civil-society ; cg:bindsRole role:observer .",
            {"guest"},
            id="listed-under-the-group",
        ),
        pytest.param(
            "ex:text cg:bindsGroup group:everyone .", {"crown", "acme"}, id="the-group-of-everyone"
        ),
        pytest.param(
            "ex:other a cg:Instrument ; cg:bindsRole role:observer .",
            {"crown", "acme"},
            id="another-text-says-nothing-of-this-one",
        ),
    ],
)
def test_whom_a_text_binds(said: str, bound: set[str]) -> None:
    endorsers = {told["endorser"].rpartition("/")[2] for told in derived_from(FACTS + said)}
    assert endorsers == bound
