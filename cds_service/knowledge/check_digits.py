"""Check digits of SNOMED CT and LOINC: a mistyped code is seen without the terminology at hand.

Source: SNOMED CT Release File Specification, SCTID check-digit (Verhoeff); LOINC Users' Guide (Luhn, modulus 10).
"""

from __future__ import annotations

_TURN = "1576283094"
"""The permutation that Verhoeff applies once more for each place."""


def _product(left: int, right: int) -> int:
    """The operation of the dihedral group D5, in which Verhoeff counts."""
    if left < 5 and right < 5:  # noqa: PLR2004 - the group has five turns and five mirrors
        return (left + right) % 5
    if left < 5:  # noqa: PLR2004
        return (left + right - 5) % 5 + 5
    if right < 5:  # noqa: PLR2004
        return (left - 5 - right) % 5 + 5
    return (left - right) % 5


def snomed_valid(code: str) -> bool:
    """Whether the code has the form of an SCTID and its last digit is right."""
    if not (code.isascii() and code.isdigit() and 6 <= len(code) <= 18):  # noqa: PLR2004 - lengths of an SCTID
        return False
    check = 0
    for place, digit in enumerate(reversed(code)):
        value = int(digit)
        for _ in range(place % 8):
            value = int(_TURN[value])
        check = _product(check, value)
    return check == 0


def loinc_valid(code: str) -> bool:
    """Whether the code has the form of a LOINC number and its check digit is right."""
    number, dash, check = code.partition("-")
    if not (dash and number.isascii() and number.isdigit() and check.isascii() and check.isdigit()):
        return False
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value // 10 + value % 10
    return check == str(-total % 10)
