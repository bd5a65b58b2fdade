"""Text to tokens: words, numbers, signs, with their place; and the spelling that phrases use."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Set
from typing import NamedTuple

from cds_service.knowledge.narrative.patterns import stem
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.text.answer_marks import CROSSES, as_word, with_crosses
from cds_service.mapping.narrative.text.clipped import clip, unstopped
from cds_service.mapping.narrative.text.dialogue import with_answers
from cds_service.mapping.narrative.text.ellipsis import with_predicates
from cds_service.mapping.narrative.text.glossed import without_glosses
from cds_service.mapping.narrative.text.jotted_normals import read_jotted_normals
from cds_service.mapping.narrative.text.note_letters import read_note_letters
from cds_service.mapping.narrative.text.plus_minus import SIGNS, with_signs_before, with_signs_behind
from cds_service.mapping.narrative.text.speech.statements import as_statements
from cds_service.mapping.narrative.text.speech.ticked import with_ticks

_TOKEN = re.compile(
    r"(?P<box>[(\[]\s?[xX✓✔√+\-–−—]?\s?[)\]]|[☐☑☒□■])"
    r"|(?P<brk>\n)"
    r"|(?P<ve>[+\-]ve\b)"
    r"|(?P<joined>\b[Ww]/(?:[Oo]ut\b|(?![A-Za-z](?![A-Za-z0-9]))))"
    r"|(?P<abbr>(?:[A-Za-z]/[A-Za-z]|\b(?:[Yy] / [Nn]|[Nn] / [Yy]))(?![A-Za-z0-9/]))"
    r"|(?P<level>(?:[CTLSctls]|[Tt]h|TH)\d{1,2}(?!\.?\d))"
    r"|(?P<nought>[Øø∅](?![^\W\d_]|\s?\d))"
    r"|(?P<num>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<arrow>[↓↑])"
    r"|(?P<blank>__+|_(?![^\W\d_])|(?<![^\W\d_])_)"  # one between letters parts the words of a field's name
    r"|(?P<punct>[^\w\s])"
)
_BOXES = {"+": SIGNS["+"], **dict.fromkeys("-–−—", SIGNS["-"]), **dict.fromkeys("xX✓✔√", "boxon"), "": "boxoff"}
_DRAWN = {"☐": "boxoff", "□": "boxoff", "☑": "boxon", "☒": "boxon", "■": "boxon"}
_GRADE = 4
"""Tokens of "4+/5"."""
_NEAR = 3
"""Tokens before a clipped word that tell what it is."""
_MARKS = {"–": "-", "—": "-", "−": "-", "@": "at"}
"""Marks and how phrases have them."""
_NOT = "n't"
_LONGEST = 24
"""Words beyond this are not corrected."""


class Token(NamedTuple):
    """One token: ``norm`` as phrases spell it, ``kind`` word, num, level, box, blank, brk or punct."""

    norm: str
    start: int
    end: int
    kind: str


class Speller:
    """Gives words the spelling of the phrases: variants, plurals, one wrong letter in long words."""

    def __init__(self, vocabulary: Collection[str], knowledge: NarrativeKnowledge) -> None:
        """``vocabulary``: the words of all phrases."""
        self.clipped = knowledge.clipped
        self.functions = knowledge.functions
        self.dialogue = knowledge.dialogue
        self.elided, self.examined = knowledge.elided, knowledge.jotted.examined
        self.behind = knowledge.behind
        self.before_level = knowledge.before_level
        self.beside = knowledge.beside
        self.written = frozenset(spelling for word in self.beside for spelling in (word, word.upper()))
        self._vocabulary = frozenset(vocabulary)
        self._same = dict(knowledge.same)
        self._exact = frozenset(knowledge.exact)
        self._shortest = knowledge.limits.typo
        self._near: dict[str, str] = {}
        for word in sorted(self._vocabulary):
            if len(word) >= self._shortest and word.isalpha():
                for variant in _without_one(word):
                    self._near.setdefault(variant, word)

    def spell(self, word: str) -> str:
        """The word as the phrases have it, or itself."""
        known = stem(self._same.get(word, word), self._exact)
        known = stem(self._same.get(known, known), self._exact)
        if known in self._vocabulary or known in self._exact:
            return known
        if known.endswith("'s"):
            return self.spell(known[:-2])
        if self._shortest - 1 <= len(known) <= _LONGEST:
            return self._corrected(known) or known
        return known

    def _corrected(self, word: str) -> str | None:
        for candidate in (word, *_without_one(word)):
            near = candidate if candidate in self._vocabulary else self._near.get(candidate)
            if near is not None and len(near) >= self._shortest and near[0] == word[0] and near not in self._exact:
                return near
        return None


def _without_one(word: str) -> Iterable[str]:
    return (word[:i] + word[i + 1 :] for i in range(len(word)))


def tokenise(text: str, speller: Speller) -> list[Token]:
    """All tokens in order; linear in the length of the text."""
    spelled: dict[str, str] = {}
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "punct"
        raw = match.group()
        if kind in ("word", "punct") and _read_behind(
            text, tokens, Token(raw, match.start(), match.end(), kind), speller
        ):
            continue
        if kind == "word":
            norm = spelled.get(raw)
            if norm is None:
                norm = spelled[raw] = speller.spell(raw.lower().replace("’", "'"))
        elif kind == "box":
            norm, kind = _DRAWN.get(raw) or _BOXES.get(raw[1:-1].strip(), raw), "box"
        elif kind in ("ve", "joined", "nought"):
            norm, kind = as_word(kind, raw, tokens, speller.functions), "word"
        elif kind == "abbr":
            norm = speller.spell(raw.lower().replace(" ", ""))
        elif kind == "arrow":
            norm, kind = speller.spell(raw), "word"
        elif kind == "level":
            norm = raw.lower().replace("h", "")
            _read_mark(tokens, speller)
        elif kind == "blank":
            norm = "_"
        else:
            norm = _MARKS.get(raw) or (raw.replace(",", "") if kind == "num" else raw)
        tokens.append(Token(norm, match.start(), match.end(), kind))
    _read_beside(text, tokens, spelled.keys(), speller)
    read_jotted_normals(text, tokens, spelled.keys(), speller.examined)
    read_note_letters(text, tokens)
    if "\n" in text or "?" in text:
        tokens = as_statements(tokens, speller.dialogue)
    return _with_answers(text, with_predicates(with_ticks(tokens, speller.dialogue), speller.elided), speller.functions)


def _read_behind(text: str, tokens: list[Token], token: Token, speller: Speller) -> bool:
    """Read a word or mark, ``norm`` as written, by what it stands behind; whether it has been read."""
    if token.norm == ".":
        return _read_clip(text, tokens, token.start, speller)
    lower = token.norm.lower().replace("’", "'")
    if lower == _NOT and tokens and tokens[-1].kind == "word":  # "ca n't", as some transcripts part it
        whole = text[tokens[-1].start : tokens[-1].end].lower() + lower
        tokens[-1] = tokens[-1]._replace(norm=speller.spell(whole), end=token.end)
        return True
    if token.norm in speller.clipped.initials or lower in speller.clipped.bare:
        before = [one.norm for one in tokens[-_NEAR:]]
        word = unstopped(text, token.norm, (token.start, token.end), before, speller.clipped)
        tokens += [] if word is None else [token._replace(norm=speller.spell(word))]
        return word is not None
    behind = speller.behind.get(lower)
    if behind is None or not tokens or tokens[-1].norm not in behind:
        return False
    tokens.append(token._replace(norm=behind[tokens[-1].norm]))
    return True


def _read_beside(text: str, tokens: list[Token], words: Set[str], speller: Speller) -> None:
    """Give words the words that they are by what else stands in their line ("LT intact, PP reduced"). ``words``: as written."""
    if words.isdisjoint(speller.written):
        return
    beside, start = speller.beside, 0
    for end in [*(at for at, token in enumerate(tokens) if token.kind == "brk"), len(tokens)]:
        written = [text[token.start : token.end].lower() for token in tokens[start:end]]
        named = frozenset(written)
        for at, word in enumerate(written, start):
            spec = beside.get(word)
            if spec is None or spec.words.isdisjoint(named) or (spec.graded and not _has_grade(tokens, at)):
                continue
            if spec.right and spec.words.isdisjoint(written[at + 1 - start : at + 2 - start]):
                continue
            tokens[at] = tokens[at]._replace(norm=spec.as_)
        start = end + 1


def _has_grade(tokens: list[Token], at: int) -> bool:
    """Whether a number out of five stands right behind a token."""
    norms = [token.norm for token in tokens[at + 1 : at + 1 + _GRADE]]
    behind = [norm for norm in norms if norm not in ("+", "-")]
    return behind[1:3] == ["/", "5"] and norms[0].isdigit()


def _read_clip(text: str, tokens: list[Token], stop: int, speller: Speller) -> bool:
    """Give a clipped word before a full stop the word that it is; whether the full stop goes with it."""
    if not tokens or tokens[-1].end != stop or tokens[-1].kind != "word":
        return False
    word = text[tokens[-1].start : stop].lower()
    found = clip(text, word, stop + 1, tokens[-2].norm if len(tokens) > 1 else "", speller.clipped)
    if found is not None and found.word != word:
        tokens[-1] = tokens[-1]._replace(norm=speller.spell(found.word))
    return found is not None and found.goes_on


def _with_answers(text: str, tokens: list[Token], functions: Collection[str]) -> list[Token]:
    """With signs right before or behind words as answers, and answers right behind their questions."""
    if "?" in text:
        tokens = with_answers(tokens)
    if "(" in text:
        tokens = without_glosses(text, tokens)
    tokens = with_signs_behind(text, tokens, functions)
    if not CROSSES.isdisjoint(text):
        tokens = with_crosses(tokens, SIGNS["-"], functions)
    return with_signs_before(text, tokens, functions)


def _read_mark(tokens: list[Token], speller: Speller) -> None:
    """Give a mark before a level the word that it stands for ("#L2"), unless it opens a line."""
    mark = speller.before_level.get(tokens[-1].norm) if len(tokens) > 1 else None
    if mark is not None and tokens[-2].kind != "brk":
        tokens[-1] = tokens[-1]._replace(norm=mark, kind="word")
