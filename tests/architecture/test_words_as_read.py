"""Words that the reader compares with those of a text are spelled as it spells them, or they never match.

It takes plurals and third persons back to the word ("denies" is "deny", "years" is "year"), variants to one spelling, and a
long word with one wrong letter for the one of the phrases that it is near ("weakening" for "wakening"): ``exact`` and ``plain``
of ``narrative/words.yaml`` stay what they are.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from cds_service.knowledge.narrative.load import load_narrative
from cds_service.mapping.narrative.text.lexicon import Lexicon
from cds_service.mapping.narrative.text.tokens import Speller, tokenise

PROJECT = Path(__file__).parents[2]
READER = PROJECT / "cds_service" / "mapping" / "narrative"
NAMES = {"names", "signs", "findings", "apart_from", "pairs", "sections", "exact"}
"""Fields that hold no words of texts: ids, or plurals as they are written."""
SHORT = 2

Group = tuple[str, frozenset[str]]
"""Where words stand, and the words."""


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Lexicon(load_narrative(PROJECT / "cards")).speller


def _unseen(groups: Iterator[Group], speller: Speller) -> dict[str, list[str]]:
    """Where -> the words that a text never has there, since it has them in another spelling which stands not beside them."""
    found: dict[str, list[str]] = {}
    for where, group in groups:
        for word in sorted(group):
            if len(word) <= SHORT or not (word.isalpha() and word.isascii() and word.islower()):
                continue
            read = [token.norm for token in tokenise(f"x {word} x", speller)][1:-1]
            if read != [word] and not group.issuperset(read):
                found.setdefault(where, []).append(word)
    return found


def _in_modules() -> Iterator[Group]:
    for path in sorted(READER.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            group = frozenset(_literal_words(node))
            if group:
                yield f"{path.relative_to(READER)}:{getattr(node, 'lineno', 0)}", group


def _literal_words(node: ast.AST) -> list[str]:
    """The words of a ``words("...")``, a ``frozenset([...])`` or a set."""
    elements: list[ast.expr] = node.elts if isinstance(node, ast.Set) else []
    if isinstance(node, ast.Call) and node.args:
        called = getattr(node.func, "id", getattr(node.func, "attr", ""))
        first = node.args[0]
        if called == "words" and isinstance(first, ast.Constant):
            return str(first.value).split()
        if called == "frozenset" and isinstance(first, ast.List | ast.Tuple):
            elements = first.elts
    return [one.value for one in elements if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def _in_knowledge(value: object, path: str = "") -> Iterator[Group]:
    if isinstance(value, frozenset | set):
        yield path, frozenset(word for word in value if isinstance(word, str))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NAMES:
                yield from _in_knowledge(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _in_knowledge(inner, f"{path}[{name}]")


def test_the_words_of_a_module_are_spelled_as_a_text_has_them(speller: Speller) -> None:
    assert _unseen(_in_modules(), speller) == {}


def test_the_words_of_the_knowledge_are_spelled_as_a_text_has_them(speller: Speller) -> None:
    assert _unseen(_in_knowledge(load_narrative(PROJECT / "cards")), speller) == {}


def test_a_word_that_no_text_has_is_found(speller: Speller) -> None:
    assert _unseen(iter([("here", frozenset(["denies"])), ("there", frozenset(["denies", "deny"]))]), speller) == {
        "here": ["denies"]
    }
