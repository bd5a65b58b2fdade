"""Check digits of SNOMED CT and LOINC: a mistyped code is seen without the terminology at hand.

Source: SNOMED CT Release File Specification, SCTID check-digit (Verhoeff); LOINC Users' Guide (Luhn, modulus 10).
"""

from __future__ import annotations

_TURN = "1576283094"
"""The permutation that Verhoeff applies once more for each place."""
_TURNS = 5
"""The group has five turns, and as many mirrors behind them."""
_SHORTEST, _LONGEST = 6, 18
"""Digits of an SCTID."""


def _product(left: int, right: int) -> int:
    """The operation of the dihedral group D5, in which Verhoeff counts."""
    if left < _TURNS and right < _TURNS:
        return (left + right) % _TURNS
    if left < _TURNS:
        return (left + right - _TURNS) % _TURNS + _TURNS
    if right < _TURNS:
        return (left - _TURNS - right) % _TURNS + _TURNS
    return (left - right) % _TURNS


def snomed_valid(code: str) -> bool:
    """Whether the code has the form of an SCTID and its last digit is right."""
    if not (code.isascii() and code.isdigit() and _SHORTEST <= len(code) <= _LONGEST):
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
