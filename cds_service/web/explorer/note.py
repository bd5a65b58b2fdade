"""The page as plain text for the note: no markup, short lines, what the chart says and what it does not."""

from __future__ import annotations

from collections.abc import Iterable

from cds_service.compose.phrases import all_lower
from cds_service.web.explorer.facts import Fact, State, Telling
from cds_service.web.explorer.parts import PageKnowledge


def note_text(
    telling: Telling,
    knowledge: PageKnowledge,
    summary: str,
    facts: Iterable[Fact],
    flags: Iterable[Fact],
    entered: str,
    *,
    demo: bool,
) -> str:
    """The text; lines without content are left out. ``demo``: its first line says so, wherever it is pasted."""
    words, assessment = knowledge.explorer.words.note, telling.assessment
    row = knowledge.rows.get(assessment.row)
    by_state: dict[State, list[str]] = {}
    for flag in flags:
        by_state.setdefault(flag.state, []).append(flag.text)
    told = ", ".join(f"{fact.text} ({fact.day})" if fact.day else fact.text for fact in facts)
    lines = [
        words["demo"] if demo else "",
        words["title"].format(asOf=assessment.as_of.strftime("%Y-%m-%d %H:%M UTC")),
        words["advice"].format(summary=summary),
        words["why"].format(facts=told) if told else "",
        _rule(words["rule"], assessment.row, row.title, knowledge.material.version) if row else "",
        *(_states(words[state.value], by_state.get(state, []), telling) for state in State if state.value in words),
        words["entered"].format(labels=entered) if entered else "",
        words["close"],
    ]
    return "\n".join(line for line in lines if line)


def _rule(template: str, row: str, title: str, version: str) -> str:
    return template.format(row=row, title=title, version=version)


def _states(template: str, labels: list[str], telling: Telling) -> str:
    if not labels:
        return ""
    return template.format(labels=all_lower(dict.fromkeys(labels), telling.material.library.words))
