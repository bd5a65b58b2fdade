"""What an answer says of what was asked: yes, no, in part, or something of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.mapping.narrative.text import grammar

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_LONGEST = 6
"""Words of the longest answer that is known."""
_MARKS = frozenset(",.!-;")
CANNOT = frozenset(["cannot", "can't"])
_LACKING = grammar.words("since for able to today yet all this in properly much passing peeing going")
"""Behind "have not been" they tell what did not happen, and are no answer."""
_BARE_NO = frozenset(["no", "none", "nothing", "never", "neither"])


OPEN = "open"
OWN = "own"
"""Said of a part of what is asked: "no weakness, but it aches"."""
WELL = "well"
"""All that was asked about is as it should be."""
NEITHER = "neither"
"""Said of a loss and of another complaint, of which it is no agreement to the first."""
AGREED = "agreed"
"""Said of what is denied as well as of what is asked."""


class Answer(NamedTuple):
    """What is ``said``, and how many tokens only say so: "yes", "well", "agreed", "no", "partly", "own" or "open"."""

    said: str
    length: int


def read_answer(tokens: Sequence[Token], asked: Collection[str], words: DialogueWords) -> Answer:
    """What an answer says with its first words; "yes" or "no" behind "well", "a bit" and the like counts as well.

    ``asked``: the words of the question. One of them behind "no" is a statement of its own.
    """
    at, end, said = 0, 0, ""
    while at < len(tokens):
        if tokens[at].norm in _MARKS or tokens[at].kind == "brk":
            if said and tokens[at].norm != ",":
                break
            at += 1
            continue
        length, one = _known(tokens, at, words)
        if length and _points(tokens[at : at + length]) and not _denies_place(tokens[at + length :], asked, words):
            break
        if length:
            said = "partly" if _differs(said, one) else _stronger(said, one)
            at = end = at + length
            continue
        if not said and (echo := _echo(tokens[at:], asked, words)).length:
            said, at = echo.said, at + echo.length
            end = at
            continue
        if not said and (own := _own_words(tokens, at, asked, words)):
            return Answer(own, at)
        if tokens[at].norm not in words.fillers:
            break
        at += 1
    return Answer(said, end) if said else Answer(OPEN, 0)


def _echo(tokens: Sequence[Token], asked: Collection[str], words: DialogueWords) -> Answer:
    """An answer that says once more that it is as it should be, or that it is not ("control okay?" "Okay", "Not okay", "Cannot").

    Only where no complaint is asked for, of which the same words might say that it is there.
    """
    end = next((at for at, token in enumerate(tokens) if token.kind != "word"), len(tokens))
    said = [token.norm for token in tokens[:end]]
    closes = end == len(tokens) or tokens[end].kind == "brk" or tokens[end].norm in _MARKS
    if not said or not closes or not (words.complaining | words.troubles).isdisjoint(asked):
        return Answer(OPEN, 0)
    if said[0] in CANNOT and end == 1 and not words.abilities.isdisjoint(asked):
        return Answer("no", end)
    denied = said[0] == "not"
    again = said[denied:]
    well = not words.well_words.isdisjoint(again) and set(again) <= set(asked)
    return Answer("no" if denied else "yes", end) if well else Answer(OPEN, 0)


def _points(tokens: Sequence[Token]) -> bool:
    """Whether an answer points at a place, which the question has to name ("not down there")."""
    return tokens[0].norm == "not" and tokens[-1].norm == "there"


def _denies_place(behind: Sequence[Token], asked: Collection[str], words: DialogueWords) -> bool:
    """Whether the question names a place, and nothing behind such an answer one like it ("not there but on one side")."""
    named = {token.norm for token in behind}
    return not words.places.isdisjoint(asked) and named.isdisjoint(words.places - words.limbs)


def _known(tokens: Sequence[Token], at: int, words: DialogueWords) -> tuple[int, str]:
    """The tokens of an answer that begins here, and what it says."""
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        phrase = tuple(token.norm for token in tokens[at : at + length])
        said = words.answers.get(phrase)
        if said is None:
            continue
        after = tokens[at + length] if at + length < len(tokens) else None
        if said == "no" and _tells_lack(tokens, at + length):
            continue
        if after is None or after.kind in ("brk", "punct") or _goes_on(phrase, said, after.norm, words):
            return length, said
    return 0, ""


def _tells_lack(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial goes on in what somebody could not do ("I haven't been since Monday", "... been able to go")."""
    return [token.norm for token in tokens[at : at + 1]] == ["been"] and not _LACKING.isdisjoint(
        token.norm for token in tokens[at + 1 : at + 2]
    )


def _own_words(tokens: Sequence[Token], at: int, asked: Collection[str], words: DialogueWords) -> str:
    """What an answer says that is a statement of its own: "no trouble at all", "no fever", "only when I cough"."""
    behind = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if tokens[at].norm in _BARE_NO and behind and behind not in words.fillers | grammar.PREPOSITIONS:
        return "no" if behind in words.troubles and behind in asked else OWN
    return "yes" if tokens[at].norm in words.limited and behind in words.limited | grammar.PREPOSITIONS else ""


def _goes_on(phrase: tuple[str, ...], said: str, after: str, words: DialogueWords) -> bool:
    """Whether what follows an answer without a mark leaves it one: "no" denies the noun behind it, and "not" what stands before."""
    if said == WELL:
        return after in words.after_well  # "good question", "normal on the right"
    if phrase[-1] in _BARE_NO:
        return after in words.after_no
    if said == "yes" and len(phrase) > 1 and after == "to":
        return False  # "I have to push"
    if said != "no" and (after in words.negations or after.endswith("n't")):
        return False  # "unfortunately not", "I have not"
    if said == "no" and after in words.having:
        return phrase[-1] != "have"  # "I have not noticed any"
    return len(phrase) == 1 or after in grammar.PERSONS or after in words.after_no


def _differs(said: str, other: str) -> bool:
    return "no" in (said, other) and "yes" in (said, other)


def _stronger(said: str, other: str) -> str:
    """A plain answer wins over a hedge ("a bit, yes"), but none that all is well ("a bit, but normal for me")."""
    return other if not said or (said == "partly" and other != WELL) else said
