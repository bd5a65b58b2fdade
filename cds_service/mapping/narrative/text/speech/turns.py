"""Who speaks in a text: lines that begin with the name of a speaker, and questions and answers in quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.mapping.narrative.text import grammar

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

QUOTES = frozenset("\"'“”‘’«»")
_NAMES = ("word", "abbr", "num")
"""Kinds of tokens of a name; a call is answered by a number too ("111: ...")."""
_ENDS = frozenset([".", "?", "!"])
"""Behind them the next one may speak in the same line."""
_NAME = 3
"""Words of the longest name of a speaker."""
_QUOTED = 40
"""Tokens of the longest question or answer in quotation marks."""
_LEADING = 8
"""Words between a quoted question and its quoted answer."""
_BACK = 4
"""Turns of a question that is asked back before it is answered."""
_MEANT = 6
"""Tokens in which it is told what is meant."""
_SAYING = grammar.PERSONS | grammar.words(
    "said says say answered answers answer replied replies reply responded responds respond patient pt and , to which : ."
)


class Exchange(NamedTuple):
    """Tokens ``first`` to before ``last`` with a question and its answer, as ranges of tokens; what is between says nothing.

    ``written``: on a sheet, where a question that only names something is the label of its answer.
    ``meant``: what is told of the question when somebody asked back ("When did you last use?" "Smoke or needle?" "Needle.").
    """

    first: int
    question: range
    answer: range
    last: int
    written: bool = False
    meant: range = range(0)


class _Turn(NamedTuple):
    label: int
    first: int
    asks: bool


def exchanges(tokens: Sequence[Token], words: DialogueWords) -> list[Exchange]:
    """What is asked and answered in a text, in its order, without overlap."""
    found = list(_of_speakers(tokens, words))
    return found or list(_quoted(tokens, words))


def _of_speakers(tokens: Sequence[Token], words: DialogueWords) -> Iterator[Exchange]:
    turns = _turns(tokens, words)
    spoken = [_spoken(tokens, turn, following) for turn, following in zip_longest(turns, turns[1:])]
    at = 0
    while at + 1 < len(turns):
        asked, told = spoken[at], spoken[at + 1]
        if not turns[at].asks or turns[at + 1].asks:
            at += 1
        elif _is_asked_back(tokens, turns[at : at + _BACK], spoken[at : at + _BACK]):
            meant, told = spoken[at + 2], spoken[at + 3]
            yield Exchange(turns[at].label, asked, told, told.stop, meant=meant)
            at += _BACK
        else:
            yield Exchange(turns[at].label, asked, told, told.stop)
            at += 1


def _spoken(tokens: Sequence[Token], turn: _Turn, following: _Turn | None) -> range:
    """What is said in a turn, without the line breaks before the next one."""
    last = len(tokens) if following is None else following.label
    while last > turn.first and tokens[last - 1].kind == "brk":
        last -= 1
    return range(turn.first, last)


def _is_asked_back(tokens: Sequence[Token], turns: Sequence[_Turn], spoken: Sequence[range]) -> bool:
    """Whether who is asked asks back first what is meant, is told so in few words, and then answers."""
    if [turn.asks for turn in turns] != [True, False, True, False]:
        return False
    asked, back, meant, told = ([tokens[at].norm for at in one] for one in spoken)
    marked = asked[-1:] == ["?"] and back[-1:] == ["?"] and back.count("?") == 1
    short = 0 < len(meant) <= _MEANT and "?" not in meant and meant[0] != "yes"
    return marked and short and bool(told) and "?" not in told


def _turns(tokens: Sequence[Token], words: DialogueWords) -> list[_Turn]:
    found: list[_Turn] = []
    asking: dict[tuple[str, ...], list[_Turn]] = {}
    short: list[_Turn] = []
    others: dict[tuple[str, ...], list[_Turn]] = {}
    spoken, known = False, _known(words)
    for at in range(len(tokens)):
        opens = not at or tokens[at - 1].kind == "brk"
        if not opens and not (spoken and tokens[at - 1].norm in _ENDS):
            continue
        end = _label_end(tokens, at)
        named = {tokens[i].norm for i in range(at, end) if tokens[i].kind in _NAMES}
        spoken = bool(named) if opens else spoken
        if not opens and named.isdisjoint(known):
            continue  # within a line only who is known to speak does
        if not named.isdisjoint(words.answerers):
            found.append(_Turn(at, end, asks=False))
        elif not named.isdisjoint(words.askers):
            found.append(_Turn(at, end, asks=True))
            asking.setdefault(tuple(token.norm for token in tokens[at:end]), []).append(found[-1])
        elif len(named) == 1 and named <= words.short_askers | words.short_answerers:
            short.append(_Turn(at, end, asks=named <= words.short_askers))
        elif named:
            others.setdefault(tuple(token.norm for token in tokens[at:end]), []).append(_Turn(at, end, asks=False))
    if {turn.asks for turn in short} == {True, False}:
        found = sorted((*found, *short))
    if len(asking) > 1 and all(turn.asks for turn in found):
        found = _by_their_turns(tokens, asking, []) or found  # "RN: ...? Student: ..."
    found = sorted((*found, *_by_their_turns(tokens, others, found)))
    return found if {turn.asks for turn in found} == {True, False} else []


def _known(words: DialogueWords) -> frozenset[str]:
    return words.answerers | words.askers | words.short_askers | words.short_answerers


def _by_their_turns(
    tokens: Sequence[Token], others: dict[tuple[str, ...], list[_Turn]], known: Sequence[_Turn]
) -> list[_Turn]:
    """Turns of names that are not known, each of which speaks again: who asks most of the time is who asks ("Mr D:", "FCP:")."""
    again = {name: turns for name, turns in others.items() if len(turns) > 1}
    labels = sorted(turn.label for turn in (*known, *chain.from_iterable(again.values())))
    found = []
    for turns in again.values():
        asked = sum(_has_question(tokens, turn, labels) for turn in turns)
        found += [turn._replace(asks=2 * asked > len(turns)) for turn in turns]
    return found if any(turn.asks for turn in (*known, *found)) else []


def _has_question(tokens: Sequence[Token], turn: _Turn, labels: Sequence[int]) -> bool:
    """Whether a turn, up to the next label, has a mark of a question."""
    following = bisect_right(labels, turn.label)
    end = labels[following] if following < len(labels) else len(tokens)
    return any(tokens[at].norm == "?" for at in range(turn.first, end))


def _label_end(tokens: Sequence[Token], at: int) -> int:
    """The end of the name of a speaker at the beginning of a line, with its mark; ``at`` where none stands there."""
    bracket = at < len(tokens) and tokens[at].norm == "["
    end = first = at + bracket
    while end < min(first + _NAME, len(tokens)) and tokens[end].kind in _NAMES:
        end += 1
    if end == first or end >= len(tokens):
        return at
    if bracket:
        if tokens[end].norm != "]":
            return at
        end += 1
        return end + (end < len(tokens) and tokens[end].norm == ":")
    return end + 1 if tokens[end].norm == ":" else at


def _quoted(tokens: Sequence[Token], words: DialogueWords) -> Iterator[Exchange]:
    done = 0
    for mark, token in enumerate(tokens):
        if token.norm != "?" or mark + 1 >= len(tokens) or tokens[mark + 1].norm not in QUOTES or mark < done:
            continue
        opening = _quote_before(tokens, mark, done)
        begin = _quote_behind(tokens, mark + 2, _SAYING | words.answerers)
        end = _closing_quote(tokens, begin) if begin else 0
        if opening >= 0 and end:
            yield Exchange(opening, range(opening + 1, mark + 1), range(begin, end), end + 1)
            done = end + 1


def _quote_before(tokens: Sequence[Token], mark: int, least: int) -> int:
    for at in range(mark - 1, max(mark - _QUOTED, least) - 1, -1):
        if tokens[at].norm in QUOTES:
            return at
        if tokens[at].kind == "brk":
            break
    return -1


def _quote_behind(tokens: Sequence[Token], at: int, saying: frozenset[str]) -> int:
    """Where a quoted answer begins behind words that tell who says it; 0 where none follows."""
    for place in range(at, min(at + _LEADING, len(tokens))):
        if tokens[place].norm in QUOTES:
            return place + 1
        if tokens[place].norm not in saying:
            break
    return 0


def _closing_quote(tokens: Sequence[Token], begin: int) -> int:
    """Where a quotation ends; 0 where it does not."""
    for at in range(begin + 1, min(begin + _QUOTED, len(tokens))):
        if tokens[at].norm in QUOTES:
            return at
        if tokens[at].kind == "brk":
            break
    return 0
