"""Sentences that say of a relative what stands right behind: "Father prostate cancer", "husband is incontinent"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_BETWEEN = 6
"""Tokens from somebody to what is told of him."""
_ANOTHERS = grammar.OWN - {"my"}
_NOTE = _ANOTHERS | {"the"}
"""Before a relative in a note, and not in a message of that relative."""
_ASIDE = 10
"""Tokens of what is told beside of somebody ("who came with him")."""
_BESIDE = frozenset(["who", "present", "here", "also", "accompanying", "in"])
_IS = frozenset(["has", "had", "is", "was", "also", "a", "an", "now"])
_LABELS = frozenset([*":-=(", "in"])
_BEFORE_RELATIVE = grammar.OWN | {"in", "the", "maternal", "paternal", "late", "yes", "-", "("}
_MORE = frozenset(["and", ",", "+", "&", "/"])
_HAS_IT = frozenset(
    [
        "has",
        "had",
        "died",
        "with",
        "aged",
        "at",
        "and",
        "(",
        ")",
        ",",
        ".",
        ";",
        "+",
        "&",
        "/",
        "only",
        "not",
        "yes",
        "y",
    ]
)
"""Behind a relative who is named as the one who has it."""
_OWN_BEHIND = 10
"""Tokens behind a relative among which the patient may be named."""
_HIS = grammar.HIMSELF | {"self", "he", "she", "own", "both"}
_HAVING = frozenset(["has", "had", "caught", "got", "developed", "having", "been", "recently", "high", "a"])
"""Between a grandchild and what it has."""
_NOT = frozenset(["not", "no", "none", "nil", "never", "negative", "denies", "deny", "without"])
_TO_ANSWER = frozenset([":", "-", "=", "has", "had", "is", "history", "hx", "of", "cancer", "himself", "herself"])
_SO_TOO = frozenset(["is", "am", "are", "was", "does", "do", "did", "has", "have", "had"])
"""Behind "so", that it is so of the patient too."""
_OPENS = frozenset([".", ";", ",", "!", "?", "because"])


def about_relative(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> int:
    """Behind the relative that a sentence begins with, and whose finding follows at once, or -1.

    "Father prostate cancer", "His wife cannot control her bladder".
    """
    at = first + (tokens[first].norm in _ANOTHERS)
    if at + 1 >= last or tokens[at].norm not in knowledge.relatives:
        return -1
    at += 1 + (tokens[at + 1].norm == "(")
    return at if any(item.first == at and item.has(Kind.FINDING) for item in items) else -1


def aside_relative(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> Item | None:
    """What the relative has with whom a sentence begins, behind an aside ("Her mother, who lives with her, is incontinent")."""
    at = first + (tokens[first].norm in _NOTE)
    if at == first or at + 2 >= last or tokens[at].norm not in knowledge.relatives or tokens[at + 1].norm != ",":
        return None
    if tokens[at + 2].norm not in _BESIDE:
        return None
    close = next((i for i in range(at + 3, min(at + _ASIDE, last)) if tokens[i].norm == ","), last)
    at = close + 1
    while at < last and tokens[at].norm in _IS:
        at += 1
    return next(
        (item for item in items if item.first == at and (item.has(Kind.FINDING) or item.has(Kind.COMPLAINT))), None
    )


def is_of_relative(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> bool:
    """Whether a sentence tells of "his wife" or "her mother, who is here," what that one has, and names nobody behind."""
    if tokens[first].norm not in _NOTE or any(tokens[at].norm in grammar.PERSONS for at in range(first, last)):
        return False
    known = about_relative(tokens, items, first, last, knowledge) >= 0
    return known or aside_relative(tokens, items, first, last, knowledge) is not None


def of_another(
    tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, knowledge: NarrativeKnowledge
) -> bool:
    """Whether item ``k`` is of somebody who is named right before it, or of the family, whose history is named behind it.

    "Flatmate is an IV drug user", "father alcoholic, mother IVDU". Not of somebody beside the patient ("patient and partner
    inject heroin"), and no sign of bladder, bowel or saddle, which may be the patient's all the same.
    """
    if _of_family(tokens, items, k, last, knowledge):
        return True
    name = items[k].name(Kind.FINDING)
    if name is None or not knowledge.unclear.beside.isdisjoint(knowledge.expands.get(name, (name,))):
        return False
    if _named_behind(tokens, items[k].last, knowledge):
        return True
    whose, at = knowledge.whose, items[k].first - 1
    while at > 0 and tokens[at].norm in whose.between and items[k].first - at < _BETWEEN:
        at -= 1
    if at >= 0 and tokens[at].norm in _HAVING:
        at = _of_grandchild(tokens, at, knowledge)
    elif at < 0 or not (tokens[at].norm in knowledge.relatives or tokens[at].norm in whose.known):
        return False
    if at < 0:
        return False
    while at > 0 and tokens[at - 1].norm in grammar.OWN | grammar.PATIENT:
        at -= 1
    opens = at == 0 or tokens[at - 1].kind == "brk" or tokens[at - 1].norm in _OPENS
    end = next((i for i in range(items[k].last, last) if tokens[i].norm == ";"), last)
    return opens and not any(_joins(tokens, at, whose.joined) for at in range(items[k].last, end))


def _joins(tokens: Sequence[Token], at: int, joined: frozenset[str]) -> bool:
    """Whether a word says that the patient has it too ("both", "so has she", and not "so you can imagine")."""
    if tokens[at].norm != "so":
        return tokens[at].norm in joined
    return "so" in joined and at + 1 < len(tokens) and tokens[at + 1].norm in _SO_TOO


def _of_grandchild(tokens: Sequence[Token], at: int, knowledge: NarrativeKnowledge) -> int:
    """Where a grandchild stands before words that he has it, or -1 ("grandson had a fever")."""
    while at > 0 and tokens[at].norm in _HAVING:
        at -= 1
    return at if tokens[at].norm in knowledge.aged_child.children else -1


def _named_behind(tokens: Sequence[Token], at: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether behind the mark of a label relatives are all who have it ("Cancer: mother. Patient: none", "IVDU (partner)")."""
    if at + 1 >= len(tokens) or tokens[at].norm not in _LABELS:
        return False
    at += 1
    while at < len(tokens) - 1 and tokens[at].norm in _BEFORE_RELATIVE:
        at += 1
    if tokens[at].norm not in knowledge.relatives and tokens[at].norm not in knowledge.whose.known:
        return False
    behind = tokens[at + 1].norm if at + 1 < len(tokens) else "."
    if behind not in _HAS_IT and (at + 1 >= len(tokens) or tokens[at + 1].kind not in ("brk", "num")):
        return False
    norms = [token.norm for token in tokens[at + 1 : at + 1 + _OWN_BEHIND]]
    if behind in _MORE and norms[1:] and norms[1] not in knowledge.relatives | _NOT:
        return False  # "breast cancer: husband and team aware"
    return all(_none_of_his(norms, i) for i, norm in enumerate(norms) if norm in _HIS)


def _none_of_his(norms: Sequence[str], at: int) -> bool:
    """Whether the patient is named to say that he has it not ("not patient", "patient: none")."""
    if at and norms[at - 1] in _NOT:
        return True
    answer = next((norm for norm in norms[at + 1 :] if norm not in _TO_ANSWER), "")
    return answer in _NOT


def _of_family(
    tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, knowledge: NarrativeKnowledge
) -> bool:
    """Whether the name of a family history closes the clause right behind it ("melanoma FH")."""
    if k + 1 >= len(items) or items[k + 1].first != items[k].last or not items[k + 1].has(Kind.CUE, "other"):
        return False
    named = items[k + 1]
    closes = named.last >= last or tokens[named.last].norm in grammar.CLOSING or tokens[named.last].kind == "brk"
    return closes and not any(tokens[at].norm in knowledge.relatives for at in range(named.first, named.last))


def has_right_behind(items: Sequence[Item], k: int) -> bool:
    """Whether a relative is said to be what stands right behind ("husband is incontinent")."""
    if not items[k].has(Kind.CUE, "other-right-behind") or k + 1 >= len(items):
        return False
    said = items[k + 1]
    return said.first == items[k].last and (said.has(Kind.FINDING) or said.has(Kind.COMPLAINT) or said.has(Kind.AREA))


def tells_of_patient(tokens: Sequence[Token], at: int, last: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether behind somebody it is told what he did for the patient ("her mother has told us", "cellmate had to call")."""
    at += at + 1 < last and tokens[at].norm == "to"
    return at < last and tokens[at].norm in knowledge.whose.informing
