"""What is asked, and how it reads as a statement of who is asked."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.mapping.narrative.text.speech.answers import AGREED, NEITHER, OPEN, WELL
from cds_service.mapping.narrative.text.speech.worded import as_usual, offers_losses

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_NOT, _NO, _CANNOT = "not", "no", "cannot"
_I = "i"
"""Who asks ("when I touch here")."""
_ANY = frozenset(["any", "anything", "ever"])
_ENDS = frozenset(".?!")
_BEGINS = frozenset(["start", "begin", "appear", "develop", "started", "begun", "began"])
_LAST, _OF_LAST = "last", 2
"""Between who is asked and what he did, and the words before that."""
_PUT = 14
"""Words of a statement about who is asked, that he is to confirm."""
_NAMES = 10
"""Words of a question that only names."""
_LABEL = 6
"""Words of the longest label."""
_LEAD = 3
"""First words of a question among which a negation makes it a negative one."""


class Form(StrEnum):
    """How a question is built."""

    INVERTED = "inverted"
    """A verb before its subject: "can you feel it"."""
    NAMED = "named"
    """What may be there, by its name: "any numbness", "how about your bladder"."""
    ASKING = "asking"
    """With a word like "how", to which "yes" and "no" are no answers."""


class Question(NamedTuple):
    """Tokens of one question without its mark; ``verb``: the place of the verb before the subject, if it has one."""

    tokens: Sequence[Token]
    form: Form
    verb: int = -1
    led: bool = False
    """Whether words like "how about" lead to what it names."""


def pieces(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """The sentences of a turn, each with its mark."""
    found, begun = [], 0
    for at, token in enumerate(tokens):
        if token.norm in _ENDS and token.kind == "punct":
            found.append(tokens[begun : at + 1])
            begun = at + 1
    return [*found, tokens[begun:]] if begun < len(tokens) else found


def is_marked(piece: Sequence[Token]) -> bool:
    """Whether a sentence ends with the mark of a question."""
    return bool(piece) and piece[-1].norm == "?"


def read_question(piece: Sequence[Token], words: DialogueWords) -> Question:
    """How a sentence asks."""
    tokens = piece[:-1] if piece and piece[-1].norm in _ENDS else piece
    begun = 0
    while begun < len(tokens) and (tokens[begun].norm in words.fillers or tokens[begun].kind in ("punct", "brk")):
        begun += 1
    tokens = as_usual(tokens[begun:], words)
    if _asks_for_more(tokens, words):
        return Question(tokens, Form.ASKING)
    verb = _inversion(tokens, words)
    if verb >= 0:
        return Question(tokens, Form.INVERTED, verb)
    led = _leads(tokens, words)
    return Question(tokens[led:], Form.NAMED, led=led > 0)


def unmarked_question(piece: Sequence[Token], words: DialogueWords) -> int:
    """Where a question begins in talk that was written down without marks; -1 where none does."""
    verbs = [at for at in range(len(piece) - 1) if _is_inverted(piece, at, words)]
    named = [at for at in range(len(piece)) if any(_stands(piece, at, phrase) for phrase in words.openings)]
    if verbs:
        return verbs[-1]
    at = named[0] if named else 0
    while at > 0 and (_is_negative(piece[at - 1], words) or piece[at - 1].norm in words.having | _before(words)):
        at -= 1
    return at if named else -1


def only_names(piece: Sequence[Token], words: DialogueWords) -> bool:
    """Whether a short turn tells nothing and only names what may be there ("fevers chills losing weight")."""
    norms = [token.norm for token in piece if token.kind == "word" and token.norm not in words.fillers]
    tells = words.auxiliaries | words.subjects | words.own.keys() | words.having | words.telling
    return 0 < len(norms) <= _NAMES and tells.isdisjoint(norms)


def is_label(question: Question, words: DialogueWords) -> bool:
    """Whether a question is nothing but the name of something that is there in health ("Erections?")."""
    norms = {token.norm for token in question.tokens}
    tells = words.auxiliaries | words.subjects | words.own.keys() | words.telling | (words.having - words.goods)
    named = question.form is Form.NAMED and 0 < len(question.tokens) <= _LABEL
    return named and norms.isdisjoint(words.complaining | words.troubles | tells | _ANY)


def puts_to(piece: Sequence[Token], words: DialogueWords) -> bool:
    """Whether a short turn says of who is asked what he is to confirm ("you can feel when you wipe")."""
    norms = [token.norm for token in piece if token.kind == "word"]
    told_of = next((norm for norm in norms if norm not in words.fillers or norm in words.own), "")
    return words.own.get(told_of, "").startswith(_I) and len(norms) <= _PUT


def _before(words: DialogueWords) -> frozenset[str]:
    return words.auxiliaries | words.subjects | words.own.keys()


def statement(question: Question, said: str, words: DialogueWords) -> list[Token]:
    """What the answer makes of a question; ``said``: "yes", "no", "well", "agreed", "partly" or "open"."""
    norms = {token.norm for token in question.tokens}
    if not norms.isdisjoint(words.ended) and norms.isdisjoint(_ANY) and said in ("no", "yes", WELL):
        return _ended(question, said, words)
    if question.form is Form.INVERTED:
        return _uninverted(question, said, words)
    tokens = _own(question.tokens, words)
    if said == NEITHER:
        return _marked(tokens, "no", words)
    if any(_is_negative(token, words) for token in tokens[:_LEAD]):
        affirmed = said in ("no", AGREED) or (said == "yes" and offers_losses(question.tokens, words))
        return tokens if affirmed else [_mark(OPEN, tokens, words), *without_negation(tokens, words)]
    if not asks_of_function(question, words):
        return _marked(tokens, said, words)
    return _of_function(tokens, _denied(tokens, words), said, words)


def asks_of_function(question: Question, words: DialogueWords) -> bool:
    """Whether it is asked what somebody can do, feel or has in health: "no" is a loss, and "yes" says that it is there.

    With a word of a complaint in it, it asks for the complaint ("do you feel numb when you wipe").
    """
    norms = [token.norm for token in question.tokens]
    if not (words.complaining | words.troubles).isdisjoint(norms):
        return False
    return not (words.goods | words.well_words | words.abilities).isdisjoint(norms)


def _of_function(told: list[Token], denied: list[Token], said: str, words: DialogueWords) -> list[Token]:
    """What an answer makes of a question of a function: ``told`` or ``denied``; that all is well only of plain words."""
    if said == "no":
        return denied
    if said in ("yes", WELL, AGREED):
        return [_mark(WELL, told, words), *told] if _is_plain(told, words) else told
    return [_mark(said, denied, words), *denied]


def _is_plain(tokens: Sequence[Token], words: DialogueWords) -> bool:
    """Whether nothing but the function is named, so that "yes" leaves nothing else said."""
    own = words.plain | words.own.keys() | set(words.own.values()) | set(words.own_verbs.values())
    known = own | words.abilities | words.goods | words.well_words | words.auxiliaries | words.subjects | words.fillers
    return all(token.norm in known or token.norm in words.places for token in tokens)


def _denied(tokens: list[Token], words: DialogueWords) -> list[Token]:
    """What a question without a verb before its subject names, denied: "no feeling", "not passing urine", "bowels not okay"."""
    if tokens and tokens[0].norm in _ANY:
        return [tokens[0]._replace(norm=_NO), *tokens[1:]]
    working = words.abilities | words.well_words | words.goods
    at = next(i for i, token in enumerate(tokens) if token.norm in working)
    if at and tokens[at].norm in words.goods:
        return [_mark("no", tokens, words)._replace(norm=_NO), *tokens]  # "no saddle sensation"
    bare = at == 0 and not tokens[0].norm.endswith(("ing", "ed")) and tokens[0].norm in words.abilities
    bare = bare and tokens[1:2] != [] and tokens[1].norm not in words.well_words  # "pass urine okay?" "No"
    return [*tokens[:at], tokens[at]._replace(norm=_CANNOT if bare else _NOT), *tokens[at:]]


def _ended(question: Question, said: str, words: DialogueWords) -> list[Token]:
    """Whether something is over: "no" says that it is still there."""
    kept = [token for token in question.tokens if token.norm not in words.auxiliaries]
    if said == "no":
        return _own([token for token in kept if token.norm not in words.ended], words)
    over = next(at for at, token in enumerate(kept) if token.norm in words.ended)
    return _own([*kept[:over], kept[over]._replace(norm="has"), *kept[over:]], words)


def asks_how_long(tokens: Sequence[Token], words: DialogueWords) -> int:
    """The words with which a question asks for a time."""
    return max((len(phrase) for phrase in words.how_long if _stands(tokens, 0, phrase)), default=0)


def asked_how(tokens: Sequence[Token], words: DialogueWords) -> list[Token]:
    """What a question asks of how it is ("how are the waterworks"), as who is asked says it; none where it asks something else."""
    lead = max((len(phrase) for phrase in words.how if _stands(tokens, 0, phrase)), default=0)
    return _own(tokens[lead:], words) if lead else []


def had_so_long(question: Question, words: DialogueWords) -> list[Token]:
    """What a question for a time takes as told ("how long have you had the numbness"), before the time that answers it."""
    time = asks_how_long(question.tokens, words)
    named = question.tokens[time:]
    norms = [token.norm for token in named]
    if time and len(named) > _OF_LAST and norms[1] == _LAST and norms[0] in words.subjects:
        return (
            [] if norms[_OF_LAST] in words.abilities else _own(named, words)
        )  # "when did you last inject" is "I last inject"
    if time and norms[-1:] and norms[-1] in _BEGINS and len(named) > _OF_LAST:
        return _own(named[:-1], words)  # "when did the numbness round your bottom start"
    asked = read_question(named, words)
    return statement(asked, "yes", words) if asked.form is Form.INVERTED and time else []


def without_negation(tokens: Sequence[Token], words: DialogueWords) -> list[Token]:
    """The tokens with what a negative question denies told as such."""
    kept = []
    for token in tokens:
        if token.norm.endswith("n't") and len(token.norm) > len("n't"):
            kept.append(token._replace(norm=token.norm.removesuffix("n't")))
        elif token.norm not in words.negations:
            kept.append(token)
    return kept


def _uninverted(question: Question, said: str, words: DialogueWords) -> list[Token]:
    tokens, at = question.tokens, question.verb
    before, verb, subject, behind = tokens[:at], tokens[at], tokens[at + 1], tokens[at + 2 :]
    if any(_is_negative(token, words) for token in (verb, *behind[:_LEAD])):
        whole = _own([subject, verb, *behind, *before], words)
        return whole if said in ("no", AGREED) else [_mark(OPEN, whole, words), *without_negation(whole, words)]
    own = _own([subject, verb], words)
    when = _own(_without_mark(before), words)  # "when you wipe, can you feel it" is "I can feel it when I wipe"
    told = [*own, *_own(behind, words), *when]
    denied = [*own, own[-1]._replace(norm=_NOT), *told[len(own) :]]
    if asks_of_function(question, words):
        return _of_function(told, denied, said, words)
    return _marked(told, said, words)


def _without_mark(tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[:-1] if tokens and tokens[-1].kind == "punct" else tokens


def _marked(tokens: list[Token], said: str, words: DialogueWords) -> list[Token]:
    said = "no" if said == WELL else said
    return [_mark(said, tokens, words), *tokens] if said not in ("yes", AGREED) and tokens else tokens


def _mark(said: str, before: Sequence[Token], words: DialogueWords) -> Token:
    """The word that tells the answer; it has no characters of its own."""
    start = before[0].start
    return before[0]._replace(norm=words.marks[said], start=start, end=start, kind="word")


def _is_negative(token: Token, words: DialogueWords) -> bool:
    return token.norm in words.negations or token.norm.endswith("n't")


def _inversion(tokens: Sequence[Token], words: DialogueWords) -> int:
    return next((at for at in range(len(tokens) - 1) if _is_inverted(tokens, at, words)), -1)


def _is_inverted(tokens: Sequence[Token], at: int, words: DialogueWords) -> bool:
    if at + 1 >= len(tokens) or tokens[at].norm not in words.auxiliaries or tokens[at + 1].norm not in words.subjects:
        return False
    return at == 0 or tokens[at - 1].norm not in words.subjects


def _asks_for_more(tokens: Sequence[Token], words: DialogueWords) -> bool:
    """Whether it asks how, when or what, and not whether; "when you wipe, can you feel it" asks whether."""
    if asks_how_long(tokens, words):
        return True
    if not tokens or tokens[0].norm not in words.asking or _leads(tokens, words):
        return False
    subordinate = len(tokens) > 1 and (tokens[1].norm in words.subjects or tokens[1].norm == _I)
    return not (subordinate and _inversion(tokens, words) >= 0)


def _leads(tokens: Sequence[Token], words: DialogueWords) -> int:
    """The words with which a question leads to what it names."""
    return max((len(phrase) for phrase in words.leads if _stands(tokens, 0, phrase)), default=0)


def _stands(tokens: Sequence[Token], at: int, phrase: tuple[str, ...]) -> bool:
    return tuple(token.norm for token in tokens[at : at + len(phrase)]) == phrase


def _own(tokens: Sequence[Token], words: DialogueWords) -> list[Token]:
    """The tokens as who is asked says them."""
    found: list[Token] = []
    for token in tokens:
        norm = words.own.get(token.norm, token.norm)
        if found and found[-1].norm == "i":
            norm = words.own_verbs.get(norm, norm)
        found.append(token._replace(norm=norm))
    return found
