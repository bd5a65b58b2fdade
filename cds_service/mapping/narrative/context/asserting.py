"""What says within a list of denials that something is so: "no fever, unable to urinate"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.listed_nouns import is_member
from cds_service.mapping.narrative.context.own_clause import (
    has_recent_day,
    has_time,
    is_joined_clause,
    is_own_clause,
    is_predicate,
    opens_recently,
)
from cds_service.mapping.narrative.context.since_then import since_then, so_behind
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.parting import parts
from cds_service.mapping.narrative.text.tokens import Token

LIST_AHEAD = 12
"""Tokens to look ahead for the last member of a list."""
_CLAUSE = 8
"""Tokens from the beginning of a clause to what it asserts."""
_BEHIND = 2
_DENIAL = 3
"""Tokens of the longest denial that matters here."""
_SIDES = frozenset(["left", "right", "bilateral"])
_TO_ONE = _SIDES | {"episode", "bout", "of"}
"""Between an article and what there is one of."""
_NEAR_DEGREE = 3
"""Tokens from how bad something is to what is."""
_TO_ASSERTED = 3
"""Tokens from a word that asserts to what it asserts ("still in acute retention")."""
_IN_BRACKETS = 5
"""Tokens before something among which a bracket opens."""
_CHANGES = frozenset(["change", "alteration", "difference"])
_OWN = frozenset(["his", "her", "their", "the", "my", "this"])
"""A change "in" something that is there, and whose it is ("no change in his numbness")."""


def goes_on(tokens: Sequence[Token], parted: int, item: Item, end: int) -> bool:
    """Whether an "or" near a member shows that a list of denials goes on over it."""
    near = range(max(parted, item.first - LIST_AHEAD), min(end, item.last + LIST_AHEAD))
    return any(tokens[at].norm in ("or", "nor") for at in near)


def plus_before(tokens: Sequence[Token], item: Item, denial: int) -> bool:
    """Whether a plus before a member says that it is there ("denies fever, dysuria, +retention")."""
    at = item.first - 1
    if at < denial or tokens[at].norm != "+":
        return False
    return at == denial or tokens[at - 1].norm in grammar.OPENS_CLAUSE or tokens[at - 1].norm == ":"


def asserted(
    tokens: Sequence[Token], items: Sequence[Item], k: int, denial: int, last: int, words: AssertingWords
) -> bool:
    """Whether member ``k`` of a list is said to be so: "no fever, unable to urinate", "no trauma, new retention"."""
    item = items[k]
    if tokens[item.first].norm in words.opening and not is_member(tokens, items, k, denial, last, words):
        return True
    if _is_subject(tokens, items, k, last) or _holds_denial(tokens, item) or _lies_to_side(tokens, item.last, last):
        return True
    if is_own_clause(tokens, items, k, denial, last, words) or is_predicate(tokens, item, denial, last, words):
        return True
    finite = _is_clause(tokens, item, words)
    done = finite and any(tokens[at].norm.endswith("self") for at in range(item.first, item.last))
    if _lasts(tokens, item, denial, last, words) or is_joined_clause(tokens, item, denial, last, words, finite=done):
        return True
    if (
        tokens[denial - 1].norm not in words.short
        and f"{tokens[denial - 2].norm} {tokens[denial - 1].norm}" not in words.short
    ):
        return False
    lasting = item.last < last and (tokens[item.last].norm in words.behind or tokens[item.last].kind == "num")
    remarked = item.last + 1 < last and tokens[item.last].norm == "(" and tokens[item.last + 1].norm in words.before
    if lasting or remarked or _is_one(tokens, item.first, denial):
        return True
    if _said_before(tokens, item.first, words.grading):
        return not any(
            token.norm in words.before or token.norm in words.grading for token in tokens[denial : denial + 2]
        )
    return finite or _said_before(tokens, item.first, words.before)


def _lies_to_side(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether it is told to which side it lies, which nobody tells of what there is none of ("perianal numbness to the left")."""
    if at >= last or tokens[at].norm != "to":
        return False
    at += 1 + (tokens[min(at + 1, last - 1)].norm == "the")
    return at < last and tokens[at].norm in _SIDES


def _holds_denial(tokens: Sequence[Token], item: Item) -> bool:
    """Whether a member tells of a loss with a denial of its own ("no bowel symptoms, bladder not emptying")."""
    if says_absence(item):
        return False
    within = any(tokens[at].norm in grammar.DENYING for at in range(item.first + 1, item.last))
    return within or (item.last - item.first > 1 and tokens[item.first].norm == "not")


def _is_clause(tokens: Sequence[Token], item: Item, words: AssertingWords) -> bool:
    """Whether a member is a clause and no thing that a list has ("no fever, wets himself", but "no fever, wetting himself")."""
    if tokens[item.first].norm.endswith("ing"):
        return False
    return any(tokens[at].norm in words.clause for at in range(item.first, item.last))


def _is_edge(tokens: Sequence[Token], at: int) -> bool:
    joined = tokens[at].norm == "and" and tokens[at + 1].norm == "since"
    return joined or tokens[at].norm in _EDGES or parts(tokens, at) or since_then(tokens, at)


def _tells_today(tokens: Sequence[Token], item: Item, edge: int, words: AssertingWords) -> bool:
    """Whether a clause that begins at ``edge`` tells how somebody is ("...; she is numb", "... - has not passed urine")."""
    led = [token.norm for token in tokens[edge : item.first + 1]]
    if not _SUPPOSING.isdisjoint(led):
        return False
    stated = tokens[item.last - 1].norm in words.states and any(
        tokens[at].norm in _HAVING or tokens[at].norm == "gone" for at in range(item.first, item.last)
    )
    return led[0] in grammar.PERSONS or led[0] in words.now or stated


def already(
    tokens: Sequence[Token], item: Item, warned: int, last: int, words: AssertingWords, *, commas: bool
) -> bool:
    """Whether a clause of its own says that what was warned of is there: "advised to watch; has it already".

    ``warned``: the end of the warning; ``commas``: a comma is enough to part the clause from it.
    """
    begun = item.last + 1 < last and tokens[item.last].norm in ("which", "that")
    if (begun and tokens[item.last + 1].norm in grammar.BEGAN) or so_behind(tokens, item.last, last):
        return True  # "to come in if numb in the saddle area, which she now is"
    edge = item.first
    while edge > warned and item.first - edge < _CLAUSE and not _is_edge(tokens, edge - 1):
        edge -= 1
    if edge <= warned or not _is_edge(tokens, edge - 1):
        return False
    if tokens[edge - 1].norm == ":":
        # behind what is a risk or was asked about: it "has saddle numbness", or is "numb for two days"
        return edge - 1 > warned and (tokens[edge].norm in _HAVING or has_time(tokens, item, last, words))
    if tokens[edge].norm in grammar.ALTERNATIVES and item.last < last and tokens[item.last].norm == "overnight":
        return False  # "if he gets weakness, or trouble voiding overnight, to call"
    led = [token.norm for token in tokens[edge : item.first]]
    if has_recent_day(tokens, item, last, words) or opens_recently(led):
        return True  # "red flags explained, numb between the legs since yesterday"
    if tokens[edge - 1].norm != "," and _tells_today(tokens, item, edge, words):
        return True
    near = {t.norm for t in (*tokens[edge : item.first], *tokens[item.last : min(item.last + _BEHIND, last)])}
    if not near.isdisjoint(words.already):
        return True
    apart = (commas or tokens[edge - 1].norm != ",") and tokens[warned].norm != ":"
    return apart and not near.isdisjoint(words.now)


_EDGES = grammar.CLAUSES | {":"}
_SUPPOSING = frozenset(("if", "when", "should", "will", "would", "may", "might", "could", "can", "to", "must"))
_HAVING = frozenset(("has", "have", "is", "now"))


def _lasts(tokens: Sequence[Token], item: Item, denial: int, last: int, words: AssertingWords) -> bool:
    """Whether a member is said to go on, where no word denies a whole list ("no sign of infection, retention persists")."""
    if any(tokens[at].norm in words.denying for at in range(max(denial - _DENIAL, 0), denial)):
        return False
    going = item.last < last and tokens[item.last].norm in words.going
    return going or _said_before(tokens, item.first, words.lasting)


def at_another_level(tokens: Sequence[Token], item: Item, before: Item, denial: int, words: AssertingWords) -> bool:
    """Whether a finding of a level is told of another one than was denied ("no stenosis at L3-4, severe stenosis at L4-5")."""
    between = [tokens[at].norm for at in range(before.last, item.first)]
    if before.first < denial or "or" in between or "nor" in between or not {",", "and", "but"}.intersection(between):
        return False
    return any(norm in words.degree for norm in between[-_NEAR_DEGREE:])


def _is_one(tokens: Sequence[Token], at: int, denial: int) -> bool:
    """Whether an article behind a comma begins what there is one of ("no fever, a left foot drop")."""
    while at > denial + 1 and tokens[at - 1].norm in _TO_ONE:
        at -= 1
    return at > denial + 1 and tokens[at - 1].norm in ("a", "an") and tokens[at - 2].norm in (",", "but")


def _said_before(tokens: Sequence[Token], at: int, words: frozenset[str]) -> bool:
    """Whether a word that asserts stands before a token, with no more than a preposition or article between."""
    for place in range(at - 1, max(at - 1 - _TO_ASSERTED, -1), -1):
        if tokens[place].norm in words:
            return True
        if tokens[place].norm not in grammar.TO_ASSERTED | _SIDES:
            return False
    return False


def _is_subject(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int) -> bool:
    """Whether it is the subject of a clause of its own ("and her back pain is so severe")."""
    end = items[k].last
    if end + 1 >= last or tokens[end].norm not in grammar.COPULAS or tokens[end + 1].norm in grammar.BARE_DENIALS:
        return False
    begin = items[k].first
    while k and items[k - 1].last == begin and items[k - 1].has(Kind.AREA):
        k -= 1
        begin = items[k].first
    return begin > 0 and tokens[begin - 1].norm in grammar.OWN


def aside(tokens: Sequence[Token], item: Item, denial: int, words: AssertingWords) -> bool:
    """Whether brackets within the list of denials tell that it is so ("denies numbness (ongoing back pain), fever")."""
    at = item.first
    begin = max(item.first - _IN_BRACKETS, denial)
    while at > begin and tokens[at - 1].norm not in ("(", ")"):
        at -= 1
    opened = at > begin and tokens[at - 1].norm == "("
    return opened and any(tokens[i].norm in words.aside for i in range(at, item.first))


def is_unchanged(tokens: Sequence[Token], item: Item) -> bool:
    """Whether only a change of a sign is denied, which is there then ("did not have any change in his urinary retention")."""
    at = item.first - 1
    while at > 0 and tokens[at].norm in _OWN:
        at -= 1
    changed = at > 0 and tokens[at].norm == "in" and tokens[at - 1].norm in _CHANGES
    return changed and any(entry.kind is Kind.FINDING and entry.mode == "present" for entry in item.entries)


def denies_itself(tokens: Sequence[Token], item: Item) -> bool:
    """Whether it begins with a denial of its own, which an earlier one does not turn ("no trauma (no fall, no crash)")."""
    return tokens[item.first].norm in grammar.LISTED_DENIALS and says_absence(item)


def says_absence(item: Item) -> bool:
    """Whether it denies by itself, so that a list of what there is none of does not turn it ("No red flags: bladder normal")."""
    return any(entry.kind is Kind.FINDING and entry.mode == "absent" for entry in item.entries)
