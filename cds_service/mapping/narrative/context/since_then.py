"""What has come true of what was warned of: "warned of it and has since wet himself", "if numb, which she now is".

Source: clinical.md 7.3 (a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.short_clauses import comes_true
from cds_service.mapping.narrative.text.tokens import Token

_SINCE = (
    ("has", "since"),
    ("have", "since"),
    ("since", "then"),
    ("has", "now"),
    ("now", "has"),
    ("has", "already"),
    ("does", "have"),
    ("do", "have"),
)
"""Behind "and" or "but" they open what happened after a warning."""
_UNLESS_TOLD = frozenset(
    ["if", "should", "when", "or", "to", "he", "she", "they", "it", "patient", "pt", "who", "until"]
)
"""Before "presents again with", they leave open whether somebody did."""
_UNABLE = statement_words.UNABLE | {"impossible", "can", "able"}
_NOT = frozenset(["not", "never", "hardly", "barely"])
_BEFORE_WITHOUT = 10
"""Tokens before "without" among which somebody is said to be unable to do something."""
_RELATIVE = frozenset(["which", "as", "and", "this", "that"])
_HAS_IT = 3
_IT = frozenset(["it", "they", "this", "these", "that"])
_VERBS = frozenset(["is", "has", "does", "are", "have", "do", "was"])
_OF_NOW = frozenset(["now", "already", "today"])
_COUNTED = grammar.COUNTED | {"one"}
_BIDDING = frozenset(
    ["if", "should", "when", "any", "or", "until", "call", "return", "attend", "seek", "watch", "develop"]
)
"""In a sentence that tells when to come, and not how it is."""
_WISHED = frozenset(["will", "able", "can", "no", "not", "without", "avoid", "prevent", "improve", "increase"])
"""In a sentence of what somebody is to come to, which is no sign when it came true."""
_PATIENT = frozenset(["she", "he", "i", "patient", "pt"])
_TAUGHT = grammar.words(
    "may might would must could to understands understood understand verbalized verbalised verbalizes verbalize "
    "verbalises verbalise agrees agree agreed "
    "instructed advised told educated counselled counseled aware knows know given shown reminded encouraged warned asked taught "
    "demonstrated"
)
"""In a sentence of what the patient is told or is to do."""
_LONGEST = 6
"""Tokens of the longest clause that only says that it is so now ("and that is what she now has")."""


def since_then(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" stands there with words behind it that open what has happened since."""
    if tokens[at].norm != "and" or at + 2 >= len(tokens):
        return False
    begin = at + 1 + (tokens[at + 1].norm in grammar.PERSONS)
    return tuple(token.norm for token in tokens[begin : begin + 2]) in _SINCE


def so_behind(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a clause that closes there says of what stands before it that it is so now ("which she now is")."""
    marked = at < last and tokens[at].norm in (",", ";", "-", ".")
    at += marked
    if at >= last or tokens[at].norm not in (_RELATIVE | _IT | grammar.PERSONS if marked else _RELATIVE):
        return False
    if marked and tokens[at].norm in grammar.PERSONS:
        has_it = tuple(token.norm for token in tokens[at + 1 : min(at + 1 + _HAS_IT, last)])
        return has_it in (
            ("has", "it"),
            ("have", "it"),
            ("now", "has", "it"),
            ("has", "it", "."),
            ("has", "this", "now"),
        )
    clause: list[str] = []
    for token in tokens[at + 1 : min(at + 1 + _LONGEST, last)]:
        if token.norm in grammar.CLOSING or token.kind == "brk":
            break
        clause.append(token.norm)
    said = frozenset(clause)
    known = said <= grammar.PERSONS | _VERBS | _OF_NOW | {"what", "exactly", "the", "case", "been", "happened", "it"}
    return known and not said.isdisjoint(_OF_NOW) and not said.isdisjoint(_VERBS)


def cannot_without(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether "without" stands there behind an inability, so that what follows comes with it ("can't sit without numbness")."""
    if tokens[at].norm not in ("without", "w/o"):
        return False
    for place in range(at - 1, max(at - 1 - _BEFORE_WITHOUT, first - 1), -1):
        norm = tokens[place].norm
        if norm in grammar.CLAUSES or tokens[place].kind == "brk" or norm in ("and", "with", "."):
            return False
        if norm in _UNABLE:
            beside = range(max(place - 1, first), min(place + 2, at))
            return norm not in ("can", "able") or any(tokens[near].norm in _NOT for near in beside)
    return False


def has_come(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether "have started" tells of what was warned of, and no condition ("the warning signs we talked about have started")."""
    return tokens[at].norm in ("have", "has") and _BIDDING.isdisjoint(token.norm for token in tokens[first:at])


def came_with(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether somebody came with it, or it is why something was thought of ("because her saddle is numb"); no condition."""
    if tokens[at].norm == "because":
        return _BIDDING.isdisjoint(token.norm for token in tokens[first:at])
    return tokens[max(at - 1, 0)].norm not in _UNLESS_TOLD


def tells_since(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a sentence under the heading of advice tells how the patient is, or since when of late ("Numb since Monday").

    Or what stands behind it says that it came true ("Return precautions: numb saddle. Rang today with this.").
    """
    norms = [token.norm for token in tokens[first:last]]
    if (
        _tells_now(norms)
        or _tells_how_he_is(norms)
        or (_WISHED.isdisjoint(norms) and comes_true(tokens, first, last) is not None)
    ):
        return True
    if "since" not in norms[1:] or not _BIDDING.isdisjoint(norms):
        return False
    behind = norms[norms.index("since", 1) + 1 :]
    counted = behind[:1] != [] and (behind[0].isdigit() or behind[0] in _COUNTED)
    return statement_words.of_this_week(behind) or (counted and not grammar.OF_LATE.isdisjoint(behind[:2]))


def _tells_how_he_is(norms: Sequence[str]) -> bool:
    """Whether a sentence opens with the patient and bids nothing ("Goals: return to work. She cannot feel when she wipes.")."""
    words = [norm for norm in norms if norm not in grammar.BULLETS and norm != "\n"]
    if words[:1] == [] or words[0] not in _PATIENT:
        return False
    return (_BIDDING - {"when"} | _WISHED | _TAUGHT).isdisjoint(words)


def _tells_now(norms: Sequence[str]) -> bool:
    """Whether the last clause tells how somebody is today ("ring if numb; he is numb today")."""
    mark = max((at for at, norm in enumerate(norms) if norm in (";", "but", "-")), default=-1)
    clause = norms[mark + 1 :]
    told = mark >= 0 and clause[:1] != [] and clause[0] in grammar.PERSONS
    return told and not _OF_NOW.isdisjoint(clause) and _BIDDING.isdisjoint(clause)
