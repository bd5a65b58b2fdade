"""A result without a subject of its own behind a normal one is a later one of the same (clinical.md 7.3, 5.4)."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

_FUNCTIONS = {
    "bladder control": ("urinary-incontinence", "bladder-bowel-dysfunction", "cauda-equina-words-unclear"),
    "perianal sensation": ("saddle-sensory-loss", "cauda-equina-words-unclear"),
    "anal tone": ("reduced-anal-tone", "cauda-equina-words-unclear"),
    "left foot power": ("leg-weakness", "foot-drop", "weakness-dorsiflexion"),
}
_FRAMES = (
    "{} was normal last week and is reduced today.",
    "{} normal on admission, reduced this morning.",
    "{} reduced this morning, normal on admission.",
    "Yesterday {} normal. Today {} reduced.",
    "{}: Monday normal, Tuesday reduced.",
    "{} fine until Friday.",
    "{} had been normal; since last night it is lost.",
    "{} was intact at 09:00, absent at 15:00.",
    "{} 09:00 normal 15:00 reduced.",
    "{} intact in ED but reduced on the ward.",
    "{} normal according to ED, reduced on my examination.",
    "{} normal (reduced today).",
    "{} reduced (normal yesterday).",
    "ED: {} normal. Ortho: {} reduced.",
    "{} initially preserved, later lost.",
    "On Monday {} was intact, on Wednesday it was not.",
    "{} has gone from normal to absent.",
    "New reduction in {} since Monday.",
)


@pytest.mark.parametrize("frame", _FRAMES)
def test_what_was_normal_and_is_not_now_is_told(frame: str, reader: NarrativeReader) -> None:
    lost = []
    for function, findings in _FUNCTIONS.items():
        text = frame.replace("{}", function)
        mentions = reader.mentions("Sciatica. " + text[0].upper() + text[1:])
        if not any(one.finding in findings and one.status is Status.PRESENT for one in mentions):
            lost.append(text)
    assert lost == []


@pytest.mark.parametrize(
    "frame",
    [
        "{} normal, reduced on the left foot.",
        "{} normal, absent reflexes.",
        "{} normal (not reduced).",
        "{} normal, SLR reduced.",
        "{} normal, pain reduced.",
        "{} normal. Reduced mobility.",
        "{} normal, reduced lumbar flexion.",
    ],
)
@pytest.mark.parametrize(
    "sign", [("Perianal sensation", "saddle-sensory-loss -"), ("Anal tone", "reduced-anal-tone -")]
)
def test_a_result_of_something_else_takes_nothing_back(
    sign: tuple[str, str], frame: str, reader: NarrativeReader
) -> None:
    name, mention = sign
    said = told(reader, frame.format(name))
    assert expected(mention) <= said
    assert not {one for one in said if one.startswith((mention.split()[0] + " +", "cauda-equina-words"))}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Perianal sensation normal on Thursday, numb since last night.", "saddle-sensory-loss + ?"),
        ("Perineal sensation normal on Friday, today tingling.", "saddle-sensory-loss + ?"),
        ("Saddle sensation normal until Friday, now numb.", "saddle-sensory-loss +"),
        ("Perianal sensation intact until yesterday, absent today.", "saddle-sensory-loss +"),
        ("Anal tone normal until yesterday.", "reduced-anal-tone +"),
        ("Bladder fine until Friday, now can't go.", "bladder-bowel-dysfunction + ?"),
        ("Saddle sensation normal, numb in the left foot today.", "saddle-sensory-loss -, leg-numbness + left"),
        ("Saddle sensation normal, no numbness.", "saddle-sensory-loss -, leg-numbness -"),
    ],
)
def test_what_was_so_until_these_days_is_so_no_longer(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
