"""Tell the columns of a treaty's table: when a state signed, and from when it is bound."""

from __future__ import annotations

import re
from typing import Final

_SIGNED: Final = """
    signature signed date_of_signature signature_date date_signed signed_on date_of_signing signing
    signé signé_le date_de_signature date_signature unterzeichnung unterzeichnet firma firmado
    fecha_de_firma fecha_firma"""
_BOUND: Final = """
    ratification ratified date_of_ratification ratification_date ratified_on accession acceded
    acceded_on date_of_accession accession_date acceptance approval succession consent
    consent_to_be_bound definitive_signature entry_into_force entry_into_force_date in_force
    date_of_entry_into_force entrée_en_vigueur date_entrée_en_vigueur date_d'entrée_en_vigueur
    ratifié ratifikation ratifiziert beitritt inkrafttreten in_kraft_seit ratificación ratificado
    entrada_en_vigor fecha_entrada_en_vigor fecha_de_ratificación adhésion adhesión"""
_BETWEEN: Final = re.compile(r"[_\s]*(?:[,;/|]|_(?:and|or|et|ou|und|oder|y|o)_)[_\s]*")


def tells_signature(header: str) -> bool:
    """Tell whether a header, in small letters, is that of the days of signature.

    >>> tells_signature("signature"), tells_signature("date_signed"), tells_signature("seal")
    (True, True, False)
    """
    return header in _SIGNED.split()


def tells_consent(header: str) -> bool:
    """Tell whether a header, in small letters, is that of the days from which states are bound.

    >>> tells_consent("ratification,_accession,_succession"), tells_consent("ratified/acceded")
    (True, True)
    >>> tells_consent("signature"), tells_consent("ratification,_member")
    (False, False)
    """
    return {*_BETWEEN.split(header)} <= {*_BOUND.split()}
