"""How a finding changed, as the words around it say: "numbness, now worse", "unchanged weakness"."""

from __future__ import annotations

from itertools import pairwise

from cds_service.clinical.findings import Course, Status
from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.mapping.narrative.context.context import Context, is_content
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.of_another import is_cause_of
from cds_service.mapping.narrative.statements.worse_since import worse_behind
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item

_VERBS = frozenset(["is", "are", "has", "have", "been", "remains", "remain", "remained", "stayed"])
"""Before a course that is said in a clause without its subject."""
_QUOTES = frozenset("'\"’”")
"""Behind words that are somebody's own ("says the leg 'gives out' now, worse than last week")."""
_PLACES = (Kind.SIDE, Kind.AREA, Kind.TOPIC)
"""Between the course and what it is of ("progressive left quadriceps weakness")."""
_COURSES = {"new": Course.NEW, "worse": Course.WORSE, "stable": Course.STABLE, "better": Course.BETTER}


def course_of(around: Around, k: int) -> Course | None:
    """How the finding at item ``k`` changed, as the words next to it say; what got worse did, however long it was there."""
    after = _course_after(around, k) or _course_at_end(around, k)
    if after is Course.WORSE or worse_behind(around, k) or (after is Course.STABLE and _until(around, k)):
        return Course.WORSE
    found = _course_before(around, k) or after or _course_of_list(around, k)
    pain = around.names_complaint(around.items[k], "pain") or around.items[k].name(Kind.FINDING) in _pains(around)
    of_now = _otherwise_now(around, k) or _of_this_week(around, k)
    return None if found is Course.STABLE and not pain and of_now else found


def _of_this_week(around: Around, k: int) -> bool:
    """Whether what is "the same since" came this week ("on Tuesday his legs went weak, the same since")."""
    norms = [token.norm for token in around.tokens[around.first : around.last]]
    ahead = norms[: around.items[k].first - around.first]
    this_week = any(statement_words.of_this_week(ahead[at:]) for at in range(len(ahead)))
    return this_week and "since" in norms[-2:]


def _pains(around: Around) -> frozenset[str]:
    return around.knowledge.onsets.findings


def back_again_by_course(
    around: Around, k: int, context: Context, entry: Entry, status: Status | None
) -> Status | None:
    """The status of what a phrase calls old: it is there where it got worse or came back ("old foot drop, now worse")."""
    if status is not Status.HISTORICAL or entry.mode != Status.HISTORICAL:
        return status
    worse = context.returned >= 0 or course_of(around, k) is Course.WORSE
    return Status.PRESENT if worse else status


def _until(around: Around, k: int) -> bool:
    """Whether it was stable until something changed ("no change until last week")."""
    stable = (item for item in around.items[k + 1 :] if item.has(Kind.COURSE, "stable") and item.last < around.last)
    return any(around.tokens[item.last].norm in grammar.UNTIL for item in stable)


def _otherwise_now(around: Around, k: int) -> bool:
    """Whether a later clause tells something of these days that nobody understood ("always the same, today complete")."""
    marks = [
        at
        for at in range(around.items[k].last, around.last)
        if around.tokens[at].norm in grammar.CLAUSES | grammar.UNTIL
    ]
    for mark, end in pairwise([*marks, around.last]):
        told = any(is_content(item) for item in around.items if mark < item.first < end)
        clause = {token.norm for token in around.tokens[mark:end]}
        if told:
            return False
        if not clause.isdisjoint(statement_words.OF_TODAY) and not any(
            item.has(Kind.COURSE) for item in around.items if mark < item.first < end
        ):
            return True
    return False


def _course_before(around: Around, k: int) -> Course | None:
    """The course in front; of "worsening of chronic numbness" the first, since what is of old got worse."""
    item, found = around.items[k], None
    for at in range(k - 1, -1, -1):
        earlier = around.items[at]
        if item.first - earlier.last > around.knowledge.limits.course:
            break
        name = earlier.name(Kind.COURSE)
        if name is not None:
            between = range(earlier.last, item.first)
            if any(around.tokens[i].kind == "punct" and around.tokens[i].norm != "-" for i in between):
                break
            item, found = earlier, _COURSES[name]
            if found is not Course.STABLE:
                break
        elif not any(earlier.has(kind) for kind in _PLACES):
            break
    return found


def _course_of_list(around: Around, k: int) -> Course | None:
    """That all of a list of complaints got worse ("progressive numbness and weakness", "weakness and pain, worse daily").

    What is told of them to be stable or better is taken of the one that it stands at alone.
    """
    first = last = k
    while first and around.items[first - 1].has(Kind.COMPLAINT) and _in_list(around, first - 1):
        first -= 1
    while last + 1 < len(around.items) and around.items[last + 1].has(Kind.COMPLAINT) and _in_list(around, last):
        last += 1
    while last > k and "," in _between(around, last - 1):
        last -= 1  # "pain and weakness, pain worse today"
    inside = {token.norm for token in around.tokens[around.items[first].last : around.items[last].first]}
    if inside.isdisjoint(grammar.CONJOINING) or {",", "or"} <= inside:
        return None  # "increasing pain, numbness or weakness" is what may come
    worse = _course_before(around, first) is Course.WORSE or _course_after(around, last) is Course.WORSE
    return Course.WORSE if worse else None


def _in_list(around: Around, k: int) -> bool:
    """Whether item ``k`` and the next one are neighbours in a list."""
    between = _between(around, k)
    return bool(between) and between <= grammar.CONJOINING | {","}


def _between(around: Around, k: int) -> set[str]:
    """The words between item ``k`` and the next one."""
    return {token.norm for token in around.tokens[around.items[k].last : around.items[k + 1].first]}


def _course_at_end(around: Around, k: int) -> Course | None:
    """The course that closes the clause behind a comma or "and is", with only times and events between ("..., unchanged")."""
    for item in around.items[k + 1 :]:
        of_another = is_content(item) and not item.has(Kind.AREA) and not _in_brackets(around, item)
        if of_another and not is_cause_of(around, k, item):
            return None
        name = item.name(Kind.COURSE)
        if name is not None and _opens_clause(around, _opening(around, item)):
            closes = item.last >= around.last or _closes(around, item.last)
            near = item.first - around.items[k].last <= around.knowledge.limits.scope
            return _COURSES[name] if closes and near else None
    return None


def _opens_clause(around: Around, at: int) -> bool:
    """Whether a comma stands at a token, or a verb with only an "and" before it ("has been there since 2018 and is unchanged")."""
    begun = at
    while at > around.first and around.tokens[at].norm in _VERBS:
        at -= 1
    norm = around.tokens[at].norm
    return norm == "," or (at < begun and norm in grammar.CONJOINING)


def _opening(around: Around, item: Item) -> int:
    """The token before a course and the words of how exactly it is so (", exactly as always")."""
    at = item.first - 1
    while at > around.first and around.tokens[at].norm in statement_words.EXACTLY:
        at -= 1
    return at


def _in_brackets(around: Around, item: Item) -> bool:
    """Whether an item is all that brackets hold, as a remark on what stands before them ("hesitancy (BPH), unchanged")."""
    opens = around.tokens[item.first - 1].norm if item.first > around.first else ""
    closes = around.tokens[item.last].norm if item.last < around.last else ""
    return (opens, closes) in (("(", ")"), ("[", "]"))


def _closes(around: Around, at: int) -> bool:
    """Whether a course ends its clause before a token, or says when it was ("..., definitely worse this week")."""
    return around.tokens[at].norm in grammar.CLOSES_COURSE | grammar.OF_NOW


def _course_after(around: Around, k: int) -> Course | None:
    at, j, steps = around.items[k].last, k + 1, 0
    while at < around.last and steps <= around.knowledge.limits.course * 2:
        if j < len(around.items) and around.items[j].first == at:
            item = around.items[j]
            name = item.name(Kind.COURSE)
            if name is not None:
                follows = item.last < around.last and _opens_next(around, j)
                return None if follows else _COURSES[name]
            if not (
                item.has(Kind.SIDE) or item.has(Kind.AREA) or item.has(Kind.CUE, "affirmation", "care-done", "end")
            ):
                return None
            at, j = item.last, j + 1
        elif around.tokens[at].norm in grammar.TO_COURSE or _of_time(around, at) or around.tokens[at].norm in _QUOTES:
            at += 1
        else:
            return None
        steps += 1
    return None


def _of_time(around: Around, at: int) -> bool:
    """Whether a token may be part of a time ("for 5 years, unchanged")."""
    token = around.tokens[at]
    return token.kind == "num" or token.norm in around.knowledge.times.units or token.norm in grammar.OF_TIME


def _opens_next(around: Around, j: int) -> bool:
    """Whether the course word is rather the beginning of the next finding ("new numbness")."""
    following = j + 1
    while following < len(around.items) and around.items[following].has(Kind.SIDE):
        following += 1
    if following >= len(around.items) or not is_content(around.items[following]):
        return False
    if around.items[following].has(Kind.AREA) and not any(is_content(i) for i in around.items[following + 1 :]):
        return False  # "weakness: progressive right leg"
    return around.items[following].first - around.items[j].last <= 1
