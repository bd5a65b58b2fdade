"""Tokens to sentences, each with the section that it stands in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.breaks import (
    CELL_MARKS,
    ends_answer,
    ends_at_tab,
    ends_cell,
    ends_labelled,
    ends_line,
)
from cds_service.mapping.narrative.text.dialogue import QUOTES
from cds_service.mapping.narrative.text.doubting import leaves_open
from cds_service.mapping.narrative.text.lexicon import Lexicon
from cds_service.mapping.narrative.text.over_lines import ends_with_answer, goes_on_in_finding
from cds_service.mapping.narrative.text.tokens import Token

BULLETS = frozenset("•*·►▪●◦")
"""Signs that open a line of a list, beside a dash."""
_HEADING_WORDS = 6
_HEADING_LETTERS = 4
_ANSWERERS = 3
"""Words between a question and its answer."""
_TOGETHER = 24
"""Tokens from a question to the answer that it has with others."""
_WORSE = frozenset(("reduced", "absent"))
"""Classes of results that are no normal ones."""
_APART = 2
"""Breaks that an empty line has."""
KEPT = "exam"
"""The section whose headings are part of the statement ("Motor: 5/5")."""
_OF_NOW = frozenset(["new", "now"])
"""Behind a semicolon they say that a line about relatives is about the patient again."""
_SAYING = (Kind.FINDING, Kind.COMPLAINT, Kind.TOPIC, Kind.HEAD, Kind.AREA, Kind.QUANTITY)


class Sentence(NamedTuple):
    """Tokens ``first`` to before ``last`` in a section; "" is no known section."""

    first: int
    last: int
    section: str
    opens: bool
    """Whether a new section begins with it."""


class Lines(NamedTuple):
    """``sections`` end with their line where their heading stands in one, unless the next begins with a word of ``on``."""

    sections: Collection[str]
    on: Collection[str]


def split(
    text: str, tokens: Sequence[Token], lexicon: Lexicon, abbreviations: Collection[str], longest: int, lines: Lines
) -> list[Sentence]:
    """All sentences in order, none of more than ``longest`` tokens."""
    sentences: list[Sentence] = []
    within_line = False
    section = ""
    first = 0
    opens = False
    at = 0
    starts = True
    while at < len(tokens):
        inside = section in lines.sections and text[tokens[at].start : tokens[at].start + 1].isupper()
        if starts or inside or tokens[at].norm == ",":
            begin = at + (1 if tokens[at].norm == "," else 0)
            found = _heading(text, tokens, begin, lexicon, starts or inside)
            if inside and not starts and found is not None and tokens[found[0] - 1].norm != ":":
                found = None
            if found is not None:
                if begin > first:
                    sentences.append(Sentence(first, begin, section, opens))
                end, section, kept = found
                within_line = section in lines.sections and end < len(tokens) and tokens[end].kind != "brk"
                first, opens = (begin if kept else end), True
                at, starts = end, True
                continue
        if starts and section in lines.sections and _is_left(tokens, at, lines, sentences, within_line=within_line):
            section, within_line = "", False
        aside = within_line and at + 1 < len(tokens) and _own_again(text, tokens, at)
        starts = aside or _ends(text, tokens, at, abbreviations, lexicon) or at - first >= longest
        at += 1
        if starts:
            if at > first:
                sentences.append(Sentence(first, at, section, opens))
            first, opens = at, False
    if first < len(tokens):
        sentences.append(Sentence(first, len(tokens), section, opens))
    return sentences


def _is_left(
    tokens: Sequence[Token], at: int, lines: Lines, sentences: Sequence[Sentence], *, within_line: bool
) -> bool:
    """Whether the section is over here: left within its line, or, told on lines of its own, behind an empty one."""
    if at < _APART:
        return False
    if within_line:
        return _leaves(tokens, at, lines)
    if not (tokens[at - 1].kind == tokens[at - _APART].kind == "brk" and tokens[at].kind == "word"):
        return False
    told = next((s for s in reversed(sentences) if any(tokens[i].kind == "word" for i in range(s.first, s.last))), None)
    return told is not None and bool(told.section)


def _leaves(tokens: Sequence[Token], at: int, lines: Lines) -> bool:
    """Whether what begins here stands in the section no more: on the next line, or spoken of the patient again."""
    if tokens[at - 1].kind == "brk":
        return not _continues(tokens[at], lines)
    if tokens[at - 1].norm == ".":
        return tokens[at].norm in grammar.OF_PATIENT
    if tokens[at - 1].norm == ";" and tokens[at].norm in _OF_NOW:
        return True
    return tokens[at - 1].norm in (";", ",") and tokens[at].norm in grammar.HIMSELF


def _own_again(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a line about relatives comes back to the patient here ("FH: mother breast cancer; patient had melanoma")."""
    if tokens[at].norm == ";" and tokens[at + 1].norm in _OF_NOW:
        return True  # "FH: mother breast cancer; new saddle numbness"
    if tokens[at].norm not in (";", ",") or tokens[at + 1].norm not in grammar.HIMSELF:
        return False
    return "'" not in text[tokens[at + 1].start : tokens[at + 1].end].replace("’", "'")


def _continues(token: Token, lines: Lines) -> bool:
    return token.norm in lines.on or token.norm in BULLETS or token.kind == "brk"


def _heading(
    text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon, line_start: bool
) -> tuple[int, str, bool] | None:
    """The end and section of a heading, and whether it is part of what is said below it ("SADDLE ANESTHESIA: YES")."""
    while at < len(tokens) and line_start and (tokens[at].norm in BULLETS or tokens[at].norm == "-"):
        at += 1
    if at >= len(tokens) or tokens[at].kind not in ("word", "abbr"):
        return None
    upper = text[tokens[at].start : tokens[at].end].isupper()
    if not line_start and not upper:
        return None
    found = lexicon.heading(tokens, at, min(at + 12, len(tokens)))
    if found is not None and _stands_alone(text, tokens, at, found[0]):
        return _after_colon(tokens, found[0]), found[1], found[1] == KEPT
    end = _unknown_heading(text, tokens, at) if upper else None
    if end is None:
        return None
    says = any(item.has(kind) for item in lexicon.scan(tokens, at, end) for kind in _SAYING)
    return end, "", says


def _after_colon(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(tokens) and tokens[at].norm in (":", ",") else at


def _stands_alone(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    after = tokens[last].norm if last < len(tokens) else "\n"
    if after == ":":
        return True
    before = tokens[first - 1].norm if first else "\n"
    capitals = text[tokens[first].start : tokens[last - 1].end].isupper()
    if after == "\n":
        return before == "\n" or before in BULLETS
    return capitals and after in (",", "-") and tokens[last - 1].end - tokens[first].start >= _HEADING_LETTERS


def _unknown_heading(text: str, tokens: Sequence[Token], first: int) -> int | None:
    last = first
    while last < len(tokens) and last - first < _HEADING_WORDS:
        token = tokens[last]
        if (token.kind in ("word", "abbr") and text[token.start : token.end].isupper()) or (
            token.norm in ("/", "&") and last > first
        ):
            last += 1
        else:
            break
    long_enough = last > first and tokens[last - 1].end - tokens[first].start >= _HEADING_LETTERS
    if long_enough and last < len(tokens) and tokens[last].norm == ":":
        return last + 1
    return None


def _ends(text: str, tokens: Sequence[Token], at: int, abbreviations: Collection[str], lexicon: Lexicon) -> bool:
    token = tokens[at]
    if token.kind == "brk":
        return ends_with_answer(tokens, at, lexicon) or _ends_line(text, tokens, at, lexicon)
    if token.kind == "punct":
        return _ends_at_mark(text, tokens, at, abbreviations, lexicon)
    if at + 1 >= len(tokens):
        return False
    return tokens[at + 1].norm in BULLETS or ends_at_tab(text, tokens, at) or ends_answer(tokens, at)


def _ends_line(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    if not ends_line(text, tokens, at):
        return False
    within = 0 < at < len(tokens) - 1 and tokens[at - 1].kind == tokens[at + 1].kind == "word"
    return not (within and text[tokens[at + 1].start].islower() and goes_on_in_finding(tokens, at, lexicon))


def _ends_at_mark(
    text: str, tokens: Sequence[Token], at: int, abbreviations: Collection[str], lexicon: Lexicon
) -> bool:
    norm = tokens[at].norm
    if norm == "?":
        return _ends_question(text, tokens, at, lexicon)
    if norm == ".":
        return _full_stop(text, tokens, at, abbreviations)
    if norm == ";":
        return ends_labelled(tokens, at)
    return norm == "!" or (norm in CELL_MARKS and ends_cell(text, tokens, at))


def _ends_question(text: str, tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    end = tokens[at].end
    quoted = text[end : end + 1] in QUOTES and not text[end + 1 : end + 2].strip()
    if at + 1 >= len(tokens) or at == 0 or not (quoted or _spaced(text, tokens[at])):
        return at + 1 >= len(tokens)
    return not (_answered(tokens, at + 1) or _found(tokens, at + 1, lexicon) or _answered_together(tokens, at + 1))


def _answered(tokens: Sequence[Token], at: int) -> bool:
    """Whether the answer to a question stands there, with the words who gives it before it or not."""
    end = min(at + _ANSWERERS, len(tokens) - 1)
    while at < end and tokens[at].norm in grammar.ANSWERERS:
        at += 1
    closes = at + 1 >= len(tokens) or tokens[at + 1].kind == "brk" or tokens[at + 1].norm in grammar.CLOSING
    never = [token.norm for token in tokens[at : at + 3]] == ["not", "at", "all"]
    answers = tokens[at].norm in grammar.QUESTION_ANSWERS or leaves_open(tokens, at, len(tokens))
    return answers or never or (tokens[at].norm == "0" and closes)


def _answered_together(tokens: Sequence[Token], at: int) -> bool:
    """Whether more questions of a few words follow, and one answer to all of them ("Retention? Incontinence? All no.")."""
    for place in range(at, min(at + _TOGETHER, len(tokens) - 1)):
        if tokens[place].norm in statement_words.EVERY and tokens[place - 1].norm == "?":
            return tokens[place + 1].norm in grammar.QUESTION_ANSWERS
        if tokens[place].norm in grammar.QUESTION_ANSWERS and tokens[place - 1].norm == "?":
            behind = [token.norm for token in tokens[place + 1 : place + 3]]
            return len(behind) > 1 and behind[0] == "to" and behind[1] in statement_words.EVERY
        if tokens[place].kind not in ("word", "abbr") and tokens[place].norm not in ("?", "/"):
            return False
    return False


def _found(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether what was found answers ("rectal tone? reduced"); a normal result may be another sentence's."""
    items = lexicon.scan(tokens, at, min(at + _ANSWERERS, len(tokens)))
    return (
        bool(items)
        and items[0].first == at
        and any(e.kind is Kind.VALUE and e.name in _WORSE for e in items[0].entries)
    )


def _spaced(text: str, token: Token) -> bool:
    return token.end >= len(text) or text[token.end].isspace()


def _is_title(text: str, word: Token, following: str) -> bool:
    """Whether a word before a full stop is somebody's title; in capitals "MS" is a disease, unless the name is in capitals too."""
    if word.norm == "ms" and text[word.start : word.end].isupper() and not following[:2].isupper():
        return False
    return word.norm in grammar.TITLES


def _full_stop(text: str, tokens: Sequence[Token], at: int, abbreviations: Collection[str]) -> bool:
    token = tokens[at]
    before = tokens[at - 1] if at else None
    if token.end >= len(text) or token.start == token.end:  # one that no text has stands where a statement ends
        return True
    after = text[token.end]
    if after.isspace() or after in "\"'”)":
        following = text[token.end : token.end + 3].strip()
        if before is not None and before.end == token.start and following[:1].islower():
            return not (before.norm in abbreviations or len(before.norm) == 1)
        return before is None or not _is_title(text, before, following)
    if after in ",;":
        return before is None or len(before.norm) > 1
    return after.isupper() and before is not None and before.kind == "word" and len(before.norm) > 1
