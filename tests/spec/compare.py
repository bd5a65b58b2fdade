"""Where an answer differs from what the documents ask for; one line per difference."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from tests.spec.chart import Json
from tests.spec.judge import OK, Answer

_SUMMARY_LIMIT = 140
_DETAIL_LIMIT = 120
"""Words of a whole detail, headings and titles of links among them: what people read beside an order."""
_NEVER_SAID = ("no red flag", "no cauda equina", "cauda equina is excluded", "emergency is excluded")


def differences(expected: Json, answer: Answer) -> list[str]:
    """All differences; empty when the answer is as expected."""
    unknown = set(expected) - set(_CHECKS) - {"status"}
    found = [f"no check for {name}" for name in sorted(unknown)]
    status = expected.get("status", OK)
    if answer.status != status:
        return [*found, f"status {answer.status}, not {status}"]
    found += _always(answer)
    for name, wanted in expected.items():
        if name in _CHECKS:
            found += [f"{name}: {text}" for text in _CHECKS[name](wanted, answer)]
    return found


def cards(answer: Answer) -> list[Json]:
    """The cards of the answer."""
    return list((answer.response or {}).get("cards", []))


def words(card: Json) -> int:
    """Words of the detail as it is read; an address behind a title is none."""
    return len(str(card.get("detail", "")).split())


def _always(answer: Answer) -> Iterator[str]:
    for card in cards(answer):
        if len(card["summary"]) >= _SUMMARY_LIMIT:
            yield f"summary of {len(card['summary'])} characters"
        if (count := words(card)) >= _DETAIL_LIMIT:
            yield f"detail of {count} words"
        text = _text(card)
        yield from (f"says {phrase!r}" for phrase in _NEVER_SAID if phrase in text)


def _text(card: Json) -> str:
    return f"{card['summary']}\n{card.get('detail', '')}".casefold()


def _primary(answer: Answer) -> Json:
    found = cards(answer)
    return found[0] if found else {}


def _of_assessment(name: str, *path: str) -> Callable[[Any, Answer], Iterator[str]]:
    def check(wanted: Any, answer: Answer) -> Iterator[str]:
        value: Any = answer.assessment
        for key in path or (name,):
            value = value.get(key) if isinstance(value, dict) else None
        if value != wanted:
            yield f"{value!r}, not {wanted!r}"

    return check


def _not(key: str) -> Callable[[Any, Answer], Iterator[str]]:
    def check(wanted: Any, answer: Answer) -> Iterator[str]:
        if (answer.assessment or {}).get(key) == wanted:
            yield f"is {wanted!r}"

    return check


def _cards(wanted: Any, answer: Answer) -> Iterator[str]:
    if len(cards(answer)) != wanted:
        yield f"{len(cards(answer))}, not {wanted}"


def _cards_at_least(wanted: Any, answer: Answer) -> Iterator[str]:
    if len(cards(answer)) < wanted:
        yield f"{len(cards(answer))}, not {wanted} or more"


def _indicator(wanted: Any, answer: Answer) -> Iterator[str]:
    yield from _of_assessment("indicator")(wanted, answer)
    if cards(answer) and _primary(answer)["indicator"] != wanted:
        yield f"the card is {_primary(answer)['indicator']!r}, not {wanted!r}"


def _card_indicator(wanted: Any, answer: Answer) -> Iterator[str]:
    if _primary(answer).get("indicator") != wanted:
        yield f"{_primary(answer).get('indicator')!r}, not {wanted!r}"


def _findings(wanted: Any, answer: Answer) -> Iterator[str]:
    held = (answer.assessment or {}).get("findings", [])
    for one in wanted:
        if not any(all(_same(item.get(key), value) for key, value in one.items()) for item in held):
            near = [{key: item.get(key) for key in one} for item in held if item["id"] == one["id"]]
            yield f"{one} is not there, but {near}"


def _same(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, int | float) and isinstance(value, int | float | str):
        return abs(float(value) - float(wanted)) < 1e-6
    return bool(value == wanted)


def _not_status(status: str) -> Callable[[Any, Answer], Iterator[str]]:
    def check(wanted: Any, answer: Answer) -> Iterator[str]:
        held = {item["id"] for item in (answer.assessment or {}).get("findings", []) if item["status"] == status}
        yield from (f"{one} is {status}" for one in wanted if one in held)

    return check


def _missing(wanted: Any, answer: Answer) -> Iterator[str]:
    held = {item["finding"] for item in (answer.assessment or {}).get("missing", [])}
    yield from (f"{one} is not named as missing" for one in wanted if one not in held)


def _ignored(wanted: Any, answer: Answer) -> Iterator[str]:
    held = (answer.assessment or {}).get("ignored", [])
    yield from (f"{one} is not there, but {held}" for one in wanted if one not in held)


def _sources(wanted: Any, answer: Answer) -> Iterator[str]:
    held = (answer.assessment or {}).get("sources", {})
    for key, state in wanted.items():
        if held.get(key) != state:
            yield f"{key} is {held.get(key)!r}, not {state!r}"


def _has(*keys: str) -> Callable[[Any, Answer], Iterator[str]]:
    def check(wanted: Any, answer: Answer) -> Iterator[str]:
        chosen = cards(answer) if keys == ("all",) else [_primary(answer)] if cards(answer) else []
        parts = keys if keys != ("all",) else ("summary", "detail")
        text = "\n".join(str(card.get(key, "")) for card in chosen for key in parts).casefold()
        yield from (f"{phrase!r} is not said" for phrase in wanted if phrase.casefold() not in text)

    return check


def _lacks(key: str) -> Callable[[Any, Answer], Iterator[str]]:
    def check(wanted: Any, answer: Answer) -> Iterator[str]:
        text = str(_primary(answer).get(key, "")).casefold()
        yield from (f"{phrase!r} is said" for phrase in wanted if phrase.casefold() in text)

    return check


def _some(key: str) -> Callable[[Any, Answer], Iterator[str]]:
    def check(wanted: Any, answer: Answer) -> Iterator[str]:
        held = _primary(answer).get(key, [])
        if bool(held) is not wanted:
            yield f"{len(held)} where {'some are' if wanted else 'none is'} expected"

    return check


def _suggests_lack(wanted: Any, answer: Answer) -> Iterator[str]:
    offered = [action for card in cards(answer) for one in card.get("suggestions", []) for action in one["actions"]]
    created = json.dumps([action for action in offered if action["type"] == "create"]).casefold()
    yield from (f"{phrase!r} is suggested" for phrase in wanted if phrase.casefold() in created)


def _suggests_has(wanted: Any, answer: Answer) -> Iterator[str]:
    offered = json.dumps([one for card in cards(answer) for one in card.get("suggestions", [])]).casefold()
    yield from (f"{phrase!r} is not suggested" for phrase in wanted if phrase.casefold() not in offered)


def _other_orders(wanted: Any, answer: Answer) -> Iterator[str]:
    held = (answer.assessment or {}).get("otherOrders", [])
    if len(held) != wanted:
        yield f"{len(held)}, not {wanted}"


_CHECKS: dict[str, Callable[[Any, Answer], Iterator[str]]] = {
    "row": _of_assessment("row"),
    "row_not": _not("row"),
    "disposition": _of_assessment("disposition"),
    "disposition_not": _not("disposition"),
    "indicator": _indicator,
    "card_indicator": _card_indicator,
    "urgency": _of_assessment("urgency"),
    "variant": _of_assessment("variant", "appropriateness", "variant"),
    "rating": _of_assessment("rating", "appropriateness", "rating"),
    "study": _of_assessment("study", "order", "study"),
    "order": _of_assessment("order"),
    "other_orders": _other_orders,
    "localisation": _of_assessment("localisation", "localisation", "conclusion"),
    "cards": _cards,
    "cards_at_least": _cards_at_least,
    "findings": _findings,
    "not_present": _not_status("present"),
    "not_absent": _not_status("absent"),
    "missing": _missing,
    "ignored": _ignored,
    "sources": _sources,
    "summary_has": _has("summary"),
    "summary_lacks": _lacks("summary"),
    "detail_has": _has("detail"),
    "detail_lacks": _lacks("detail"),
    "card_has": _has("all"),
    "suggestions": _some("suggestions"),
    "suggests_lack": _suggests_lack,
    "suggests_has": _suggests_has,
    "override_reasons": _some("overrideReasons"),
}
