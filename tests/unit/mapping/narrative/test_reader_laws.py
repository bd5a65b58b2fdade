"""What holds for every text: no error, places inside the text, the same answer twice, time in proportion."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.counting import functions_entered
from tests.unit.mapping.narrative.examination import test_examination, test_motor
from tests.unit.mapping.narrative.test_whole_notes import NOTES
from tests.unit.mapping.narrative.words import test_cauda_equina, test_history

SENTENCES = [
    text
    for group in (
        test_cauda_equina.SADDLE,
        test_cauda_equina.BLADDER,
        test_cauda_equina.BOTH,
        test_motor.GRADES,
        test_motor.TOLD,
        test_examination.REFLEXES,
        test_examination.SENSATION,
        test_examination.TENSION,
        test_history.RED_FLAGS,
        test_history.CARE,
    )
    for text, _ in group
]
WORDS = sorted({word for text in SENTENCES for word in text.split()})
PIECES = [
    "36.8C",
    "5/5",
    "4+/4-",
    "0",
    "2+",
    "/",
    "-",
    "+",
    "(",
    ")",
    "[",
    "]",
    "[ ]",
    "_",
    "?",
    ";",
    ":",
    "\n",
    ".",
    ",",
    "x",
]
NOISE = st.text(max_size=300)
PHRASES = st.lists(st.sampled_from([*WORDS, *PIECES]), max_size=60).map(" ".join)
GLUED = st.lists(st.sampled_from([*WORDS, *PIECES]), max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(NOISE, PHRASES, GLUED))
def test_any_text_is_read_without_error_and_mentions_lie_in_it(reader: NarrativeReader, text: str) -> None:
    mentions = reader.mentions(text)
    assert mentions == reader.mentions(text)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.grade is None or (mention.grade[0] in "012345" and mention.grade[1:] in ("", "+", "-"))
        for days in (mention.onset_days_ago, mention.duration_days):
            assert days is None or 0 <= days[0] <= days[1]


@settings(max_examples=80, deadline=None)
@given(label=st.one_of(NOISE, PHRASES))
def test_any_label_is_read_without_error(reader: NarrativeReader, label: str) -> None:
    assert reader.topics(label) == reader.topics(label)


def test_order_of_sentences_in_separate_paragraphs_does_not_matter(reader: NarrativeReader) -> None:
    chosen = [text.rstrip(".") + "." for text in SENTENCES if ":" not in text and "?" not in text][:60]
    shuffled = chosen[:]
    random.Random(7).shuffle(shuffled)
    first = {(m.finding, m.status) for m in reader.mentions("\n\n".join(chosen))}
    assert first == {(m.finding, m.status) for m in reader.mentions("\n\n".join(shuffled))}


@pytest.mark.parametrize("denial", ["No fever", "Denies chest pain", "Negative for cough", "Abdomen soft"])
def test_sign_in_its_own_sentence_survives_what_stands_before(reader: NarrativeReader, denial: str) -> None:
    mentions = reader.mentions(f"{denial}. New saddle anesthesia and urinary retention since yesterday.")
    present = {m.finding for m in mentions if m.status is Status.PRESENT}
    assert {"saddle-sensory-loss", "urinary-retention"} <= present


def _seconds(reader: NarrativeReader, text: str) -> float:
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        reader.mentions(text)
        best = min(best, time.process_time() - begun)
    return best


AWKWARD = {
    "notes": "\n".join(text for text, _ in NOTES.values()),
    "one word": "incontinence",
    "denials without end": "no ",
    "list without end": "numbness, tingling, pain in the leg, ",
    "grades without end": "4/5 5/5 left right EHL ",
    "digits": "1234567890",
    "slashes": "5/",
    "brackets": "((([[[",
    "fillers": "the a of ",
    "unknown word": "incontinenxe",
    "line breaks": "\n",
    "underscores": "_ ? ",
    "initials": "AT ",
    "clipped words": "lt ",
    "denied traumas": "no trauma, ",
    "children with an age": "Daughter, aged 14, has incontinence. ",
    "results of all others": "Left knee jerk absent, all other reflexes were normal. ",
    "headings of signs": "ROS:\n+ a\n",
}


@pytest.mark.parametrize("name", AWKWARD)
def test_time_grows_in_proportion_to_the_text(reader: NarrativeReader, name: str) -> None:
    piece = AWKWARD[name]
    small, large = 10_000, 80_000
    short = (piece * (small // len(piece) + 1))[:small]
    long = (piece * (large // len(piece) + 1))[:large]
    assert _seconds(reader, long) < 3 * (large / small) * max(_seconds(reader, short), 0.002)


@pytest.mark.parametrize("denial", ["Denies ", "No fever, "])
def test_a_denied_list_without_end_takes_time_in_proportion(reader: NarrativeReader, denial: str) -> None:
    short, long = (denial + "weakness, leg numbness, " * count for count in (400, 3200))
    assert _seconds(reader, long) < 3 * 8 * max(_seconds(reader, short), 0.002)


def test_a_short_text_costs_no_more_a_word_than_a_long_one(reader: NarrativeReader) -> None:
    said = "Aching back after the garden, worse on bending, eased by heat and a walk with the dog in the evening. "
    short, long = said * 3, said * 60
    for text in (short, long):
        reader.mentions(text)
    entered = {len(text): functions_entered(lambda text=text: reader.mentions(text)) for text in (short, long)}
    assert entered[len(short)] / len(short) < 2 * entered[len(long)] / len(long)
