"""Questions and answers of a text as statements of the patient."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.mapping.narrative.text.speech.answers import (
    AGREED,
    CANNOT,
    NEITHER,
    OPEN,
    OWN,
    WELL,
    Answer,
    read_answer,
)
from cds_service.mapping.narrative.text.speech.dashes import between_dashes
from cds_service.mapping.narrative.text.speech.in_order import answers_in_order
from cds_service.mapping.narrative.text.speech.named_organs import named_organ, told_of
from cds_service.mapping.narrative.text.speech.questions import (
    Form,
    Question,
    asked_how,
    asks_how_long,
    asks_of_function,
    had_so_long,
    is_label,
    is_marked,
    only_names,
    pieces,
    puts_to,
    read_question,
    statement,
    unmarked_question,
)
from cds_service.mapping.narrative.text.speech.relayed import relayed, unquoted
from cds_service.mapping.narrative.text.speech.replies import closed, labelled, placed, timed, without_marks
from cds_service.mapping.narrative.text.speech.sheets import below_questions, is_unanswered
from cds_service.mapping.narrative.text.speech.turns import Exchange, exchanges
from cds_service.mapping.narrative.text.speech.worded import offers_losses

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_YOU = "you"
_UNABLE = {"been", "able"}
"""Behind "no", what was not possible ("no, I haven't been able to go")."""
_ANSWERED = frozenset(["yes", "no", "partly", WELL])
_I = "i"
"""Said by who asks, it tells that something is being done ("when I touch here")."""
_DENIAL = 3
"""First words of an answer among which a negation takes back what the question supposes."""
_CAN = CANNOT | {"can"}
"""In a denial, it may say that he cannot ("no, I can't")."""
_POINTER = 2
"""Words of a subject and its verb."""


class _Told(NamedTuple):
    """What a question and its answer are told as; ``joined``: with the statement before them ("Since when?" "Monday.")."""

    tokens: list[Token]
    joined: bool = False


def as_statements(tokens: list[Token], words: DialogueWords) -> list[Token]:
    """The tokens of a text with each question and its answer told as one statement; others as they are."""
    kept: list[Token] = []
    begun = 0
    found = exchanges(tokens, words) or list(between_dashes(tokens, words)) or below_questions(tokens, words)
    for exchange in found:
        if exchange.written and is_unanswered(tokens, exchange, words):
            kept += tokens[begun : exchange.first]
            begun = exchange.last
            continue
        told = _told(tokens, exchange, words)
        if told is not None:
            kept += tokens[begun : exchange.first]
            if told.joined:
                _reopen(kept)
            kept += told.tokens
            begun = exchange.last
    return kept + tokens[begun:] if begun else tokens


def _reopen(kept: list[Token]) -> None:
    """Let what follows go on in the statement of the question before, if one stands there."""
    end = len(kept)
    while end and kept[end - 1].kind == "brk":
        end -= 1
    if end and kept[end - 1].norm == "." and kept[end - 1].start == kept[end - 1].end:
        kept[end - 1 :] = [kept[end - 1]._replace(norm=",")]


def answer_of(token: Token, words: DialogueWords) -> str:
    """What was answered where a statement begins with this token: "no", "partly", "open", or "" where it is told as it is."""
    if token.start != token.end:
        return ""
    return next((said for said, word in words.marks.items() if word == token.norm), "")


def _told(tokens: Sequence[Token], exchange: Exchange, words: DialogueWords) -> _Told | None:
    turn = _with_meant([tokens[at] for at in exchange.question], [tokens[at] for at in exchange.meant])
    turn = unquoted(turn)
    replied = unquoted([tokens[at] for at in exchange.answer])
    if not turn or not replied:
        return None
    if is_marked(turn) and (row := answers_in_order(replied)):
        return _Told([*turn, *row])
    turn, replied = relayed(turn, replied, words)
    said = read_answer(replied, {token.norm for token in turn if token.kind == "word"}, words)
    before, asked = ([], [turn]) if exchange.written and not is_marked(turn) else _parted(turn, said, words)
    if not asked:
        return None
    last = read_question(asked[-1], words)
    if last.form is Form.ASKING:
        told = _of_more(last, placed(replied, turn, words), words)
        earlier = chain.from_iterable(_answered(asked[:-1], OPEN, (), words))  # "Lost control of your bladder? When?"
        return told._replace(tokens=[*before, *earlier, *told.tokens])
    rest = placed(without_marks(replied[said.length :]), turn, words)
    norms = {token.norm for token in last.tokens}
    if _I in norms and not norms.isdisjoint(words.shown) and norms.isdisjoint(words.places):
        return _Told([*before, *closed(rest, replied)])
    alone = _of_one(exchange, (turn, replied), last, said, rest, words) if len(asked) == 1 else None
    if alone is not None:
        return _Told([*before, *alone])
    kin = not words.kin.isdisjoint(norms) and _YOU not in norms
    theirs = kin or (said.said == OPEN and _of_relative(replied, words))
    answered = [] if said.said == OWN or theirs else asked
    neither = said.said == "no" and not rest and _CAN.isdisjoint(token.norm for token in replied)
    statements = _answered(answered, NEITHER if neither else said.said, rest, words)
    if said.said in ("yes", AGREED) and len(statements) == 1 and rest:
        stop = statements[0].pop()
        if rest[0].norm not in words.placing or asks_of_function(last, words):
            statements[0].append(stop._replace(norm=","))  # "any weakness?" "Yes, in my left leg." is one clause
    return _Told([*before, *chain.from_iterable(statements), *closed(rest, replied)])


def _of_one(
    exchange: Exchange,
    spoken: tuple[list[Token], list[Token]],
    asked: Question,
    said: Answer,
    rest: list[Token],
    words: DialogueWords,
) -> list[Token] | None:
    """What an answer to a single question tells that is no yes or no, and names what was asked; ``spoken``: both turns."""
    turn, replied = spoken
    organ = named_organ(asked.tokens, words) if said.said == OPEN else ""
    if organ:
        return closed(told_of(organ, pieces(placed(replied, turn, words)), words), replied)
    if _is_value(exchange, asked, said, rest, words):
        doubted = closed(statement(asked, OPEN, words), turn) if _is_lessened(asked, replied, words) else []
        return [*doubted, *labelled(list(asked.tokens), replied)]
    if said.said == OPEN and asked.led:
        return labelled(statement(asked, "yes", words), placed(replied, turn, words))
    return None


def _with_meant(turn: list[Token], meant: list[Token]) -> list[Token]:
    """A question with what it is told to mean, before its mark."""
    named = [token for token in meant if token.kind not in ("punct", "brk")]
    return [*turn[:-1], *named, turn[-1]] if named else turn


def _is_value(
    exchange: Exchange, question: Question, said: Answer, rest: Sequence[Token], words: DialogueWords
) -> bool:
    """Whether an answer on a sheet is the value of a label, in words of its own ("Erections?" / "hardly any now")."""
    worded = said.said in (OPEN, OWN) or (said.said == "partly" and bool(rest)) or (said.said == WELL and not rest)
    return exchange.written and worded and is_label(question, words)


def _is_lessened(question: Question, replied: Sequence[Token], words: DialogueWords) -> bool:
    """Whether what is there in health may be so no longer, in whatever words ("Bladder control?" / "lost it twice")."""
    norms = {token.norm for token in replied}
    lessened = not norms.isdisjoint(words.complaining | words.negations) and norms.isdisjoint(words.troubles)
    return lessened and asks_of_function(question, words)


def _answered(
    asked: Sequence[Sequence[Token]], said: str, rest: Sequence[Token], words: DialogueWords
) -> list[list[Token]]:
    """The statements that one answer makes of the questions before it; ``rest``: how it goes on."""
    behind = {token.norm for piece in pieces(rest) if not _of_kin(piece, words) for token in piece}
    questions = [(read_question(piece, words), piece) for piece in asked]
    return [
        closed(statement(one, _so_far(one, said, behind, len(asked), words), words), piece)
        for one, piece in questions
        if one.tokens and one.form is not Form.ASKING
    ]


def _of_kin(piece: Sequence[Token], words: DialogueWords) -> bool:
    """Whether a sentence behind an answer tells of somebody of the family ("my mother's on tablets, but not me")."""
    return any(token.norm.removesuffix("'s") in words.kin for token in piece)


def _so_far(question: Question, said: str, behind: Collection[str], questions: int, words: DialogueWords) -> str:
    """What an answer says of one question: in part where it goes on and takes that back, or is to several.

    "Fine until yesterday", "no, except on the left", "yes, but less than before"; "yes" may be to another complaint.
    """
    turns = not words.turning.isdisjoint(behind)
    if said == WELL and turns:
        return "partly"
    if said == "no" and (not words.exempting.isdisjoint(behind) or set(behind) >= _UNABLE):
        return "partly"
    if said == NEITHER:
        both = question.form is Form.NAMED and offers_losses(question.tokens, words)
        return NEITHER if both else "no"
    if said != "yes":
        return said
    if not asks_of_function(question, words):
        return "partly" if questions > 1 else said
    lessened = not (words.complaining | words.exempting | words.negations).isdisjoint(behind)
    return "partly" if turns and lessened else said


def _of_more(question: Question, replied: Sequence[Token], words: DialogueWords) -> _Told:
    """What an answer to "how", "since when" or "what" is told as."""
    how = asked_how(question.tokens, words)
    if how:
        return _Told(labelled(how, replied))
    first = [token.norm for token in replied[:_DENIAL]]
    denied = any(norm in words.negations or norm.endswith("n't") for norm in first)
    had = [] if denied else had_so_long(question, words)
    once = [token.norm for token in had[1:2]] == ["last"]  # "I last injected three days ago", and not for so long
    told = closed(replied if once else timed(replied, question.tokens, words), replied)
    return _Told([*had, *told], joined=not had and bool(asks_how_long(question.tokens, words)))


def _of_relative(replied: Sequence[Token], words: DialogueWords) -> bool:
    """Whether an answer tells what somebody of the family had."""
    norms = [token.norm for token in replied]
    return any(
        norm in words.answerers and not words.theirs.isdisjoint(norms[at + 1 : at + 1 + _POINTER])
        for at, norm in enumerate(norms)
    )


def _parted(turn: Sequence[Token], said: Answer, words: DialogueWords) -> tuple[list[Token], list[Sequence[Token]]]:
    """What is told in a turn before its last questions, and these."""
    found = pieces(turn)
    asked: list[Sequence[Token]] = []
    while found and is_marked(found[-1]):
        asked.insert(0, found.pop())
    if not asked and found:
        begin = unmarked_question(found[-1], words)
        if begin >= 0 and (said.said != OPEN or begin == 0):
            asked = [found[-1][begin:]]
            found[-1] = found[-1][:begin]
        elif begin < 0 and (only_names(found[-1], words) or (said.said in _ANSWERED and puts_to(found[-1], words))):
            asked = [found.pop()]
    told = [token for piece in found if not is_marked(piece) for token in piece]
    return (closed(told, turn) if told else []), asked
