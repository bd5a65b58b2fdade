"""Phrases as one automaton: what it knows is what the patterns stand for, and alternatives are kept once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_service.errors import Problem
from cds_service.knowledge.narrative.automaton import State, automaton, states_behind, words_of
from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.knowledge.narrative.gathered import Gathered
from cds_service.knowledge.narrative.load import load_narrative
from cds_service.knowledge.narrative.patterns import PatternError, Words, expand, parse

GROUPS = {"sense"}
WORDS = st.sampled_from(["loss", "of", "no", "feeling", "{sense}"])
PATTERNS = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda branches: f"({'|'.join(branches)})"),
        inner.map(lambda part: f"[{part}]"),
    ),
    max_leaves=8,
)


def phrases_of(state: State[str], before: Words = ()) -> Iterator[tuple[Words, tuple[str, ...]]]:
    """Every phrase of an automaton with its meanings, written out."""
    if state.meanings:
        yield before, state.meanings
    for word, after in [*state.children.items(), *((f"{{{name}}}", one) for name, one in state.groups)]:
        yield from phrases_of(after, (*before, word))


@given(st.lists(PATTERNS.map(lambda pattern: f"saddle {pattern}"), min_size=1, max_size=4))
def test_the_automaton_knows_the_phrases_of_its_patterns_and_no_others(patterns: list[str]) -> None:
    written: dict[Words, tuple[str, ...]] = {}
    for number, pattern in enumerate(patterns):
        for words in expand(pattern, GROUPS):
            written[words] = (*written.get(words, ()), f"meaning {number}")
    found = automaton((parse(pattern, GROUPS), f"meaning {number}") for number, pattern in enumerate(patterns))
    assert dict(phrases_of(found)) == written


def test_alternatives_go_on_in_the_same_states() -> None:
    words = [f"({'|'.join(f'{letter}{i}' for i in range(1, 16))})" for letter in "abc"]
    found = automaton([(parse(" ".join(words), ()), "all")])
    assert len(expand(" ".join(words), ())) == 15**3
    assert len(list(states_behind(found))) == 3


def test_a_phrase_of_two_patterns_has_both_meanings_in_their_order() -> None:
    patterns = {"(numb|dead) [left] leg": "numb", "(weak|dead) leg": "weak", "dead [left] (leg|arm)": "limb"}
    found = dict(phrases_of(automaton((parse(pattern, ()), meaning) for pattern, meaning in patterns.items())))
    assert found[("dead", "leg")] == ("numb", "weak", "limb")
    assert found[("dead", "left", "leg")] == ("numb", "limb")
    assert found[("weak", "leg")] == ("weak",)
    assert found[("dead", "arm")] == ("limb",)


def test_the_words_of_an_automaton_are_those_of_its_phrases_without_groups() -> None:
    found = automaton([(parse("(loss|lack) of {sense}", GROUPS), "lost"), (parse("numb", ()), "numb")])
    assert words_of(found) == {"loss", "lack", "of", "numb"}


def test_no_pattern_leaves_nothing_to_find() -> None:
    assert list(phrases_of(automaton([]))) == []


@pytest.mark.parametrize("pattern", ["[numb] [dead]", "(numb|[dead])", "([numb|dead])", "-"])
def test_a_pattern_that_may_be_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError, match="nothing"):
        parse(pattern, ())


def test_a_phrase_whose_meanings_compete_is_named_where_the_later_one_is_given() -> None:
    problems: list[Problem] = []
    book = Gathered(problems, file="a.yaml", text="\n(numb|dead) leg\n")
    book.add(["(numb|dead) leg"], Entry(Kind.COMPLAINT, "numbness"))
    book.file, book.text = "b.yaml", "nothing:\n  - asleep\n  - (heavy|dead) [old] leg\n"
    book.add(["asleep", "(heavy|dead) [old] leg"], Entry(Kind.NOTHING, "nothing"))
    book.together(book.phrases)
    assert problems == [Problem("b.yaml", 3, "'dead leg' is nothing nothing and numbness as well")]


def test_a_cue_that_is_a_result_as_well_competes_with_nothing() -> None:
    problems: list[Problem] = []
    book = Gathered(problems)
    book.add(["(absent|nil)"], Entry(Kind.CUE, "negation"))
    book.add(["absent"], Entry(Kind.VALUE, "none"))
    found = book.together(book.phrases)
    assert problems == []
    assert found.children["absent"].meanings == (Entry(Kind.CUE, "negation"), Entry(Kind.VALUE, "none"))


def test_the_shipped_phrases_are_a_small_automaton() -> None:
    """Written out they were most of a million phrases: 4 s and 240 MB of every start."""
    found = load_narrative(Path(__file__).parents[3] / "cards").phrases
    assert sum(1 for _ in states_behind(found)) < 60_000
