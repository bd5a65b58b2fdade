"""An answer as tokens: with its end, with the place or the time that was asked about, and behind what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.mapping.narrative.text.speech.questions import asks_how_long

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_POINTER = 2
"""Words of the longest that points to a place."""


def labelled(named: list[Token], replied: Sequence[Token]) -> list[Token]:
    """An answer behind what was asked about, as a label ("waterworks: can't go at all")."""
    if not named:
        return closed(replied, replied)
    return [*named, named[-1]._replace(norm=":", kind="punct"), *closed(replied, replied)]


def closed(tokens: Sequence[Token], behind: Sequence[Token]) -> list[Token]:
    """The tokens with a full stop, which has no characters of its own, where none ends them."""
    if not tokens or tokens[-1].norm in (".", "!"):
        return list(tokens)
    return [*tokens, stop_behind(max(tokens[-1], behind[-1], key=lambda token: token.end))]


def stop_behind(token: Token) -> Token:
    """A full stop behind a token, which has no characters of its own."""
    return token._replace(norm=".", start=token.end, end=token.end, kind="punct")


def without_marks(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens from the first that is no mark."""
    begun = next((at for at, token in enumerate(tokens) if token.kind not in ("punct", "brk")), len(tokens))
    return tokens[begun:]


def timed(replied: Sequence[Token], asked: Sequence[Token], words: DialogueWords) -> list[Token]:
    """An answer to how long or since when, with the word that makes it a length or a beginning."""
    if not asks_how_long(asked, words) or not replied or replied[0].norm in words.since_words:
        return list(replied)
    length = any(token.norm in words.spans for token in replied)
    return [replied[0]._replace(norm="for" if length else "since", end=replied[0].start, kind="word"), *replied]


def placed(replied: Sequence[Token], asked: Sequence[Token], words: DialogueWords) -> list[Token]:
    """An answer with the place that was asked about where it only points to it ("it's gone numb round there")."""
    if words.places.isdisjoint(token.norm for token in asked) or not words.places.isdisjoint(t.norm for t in replied):
        return list(replied)
    found: list[Token] = []
    at = 0
    while at < len(replied):
        length = next(
            (n for n in range(_POINTER, 0, -1) if tuple(t.norm for t in replied[at : at + n]) in words.pointing), 0
        )
        if length:
            found.append(replied[at]._replace(norm=words.called_there))
        at += max(length, 1)
        if not length:
            found.append(replied[at - 1])
    return found
