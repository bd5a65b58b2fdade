"""Sentences of whole notes: signs that a denial, a dash or a colon beside them does not reach, and look-alikes that are none."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told

SADDLE, RETENTION, CES = "saddle-sensory-loss", "urinary-retention", "cauda-equina-diagnosis"
INCONTINENCE, FOOT = "urinary-incontinence", "foot-drop"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("She did not notice she had wet herself.", INCONTINENCE),
        ("Was not aware of being incontinent", INCONTINENCE),
        ("no trauma - saddle numbness present", SADDLE),
        ("No fever - retention of urine since am", RETENTION),
        ("No trauma – numb perineum", SADDLE),
        ("No saddle numbness last week but present today.", SADDLE),
        ("No previous incontinence, started Sunday", INCONTINENCE),
        ("No bowel sx, bladder not emptying - scan 550.", RETENTION),
        ("No fever, bladder does not empty", RETENTION),
        ("I am not reassured: perineal sensation was clearly diminished.", SADDLE),
        ("Not coping at home: incontinent of urine", INCONTINENCE),
        ("no trauma saddle numbness present", SADDLE),
        ("nil trauma incontinent of urine since Friday", INCONTINENCE),
        ("no trauma foot drop L since Monday", FOOT),
        ("No control over wee since Sat.", INCONTINENCE),
        ("no back passage control for two days", "bowel-incontinence"),
        ("No fever. Temp rechecked 38.7.", "fever"),
        ("Has not PU since 6am despite trying", RETENTION),
        ("Tried to pass urine several times today but can't.", RETENTION),
        ("Needs to pee but can't go", RETENTION),
        ("hasn't had any sensation of needing the loo for a day and a half.", "bladder-bowel-dysfunction"),
        ("PLHA on ART, CD4 90.", "immunosuppression"),
    ],
)
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "Discussed CES signs (loss of bladder control, saddle numbness, both legs weak) and when to go to ED.",
            SADDLE,
        ),
        ("Discussed CES red flags (numb saddle, incontinence) and gave leaflet.", CES),
        ("CES advice given (saddle numbness, incontinence).", INCONTINENCE),
        ("Verbal + written CES safety netting given (bladder/bowel change, numbness between legs -> A&E).", SADDLE),
        ("leaflet about when to come urgently (bladder, bowel, saddle numb, weak legs)", SADDLE),
        ("DC w/ PCP f/u, rtn for fever, weakness, incontinence.", INCONTINENCE),
        ("RTC prn fever/weakness/incontinence.", "fever"),
        ("Recheck in 2 wks for any progressive weakness.", "progressive-weakness"),
        ("Consent for possible future TFESI discussed: bleeding, infection, weakness, incontinence.", INCONTINENCE),
        ("Wife herself has MS and is incontinent w weak legs.", INCONTINENCE),
        ("Has PU since catheter removed", RETENTION),
        ("Works as a drug counsellor with IVDU clients.", "iv-drug-use"),
        ("Worried he might become incontinent.", INCONTINENCE),
    ],
)
def test_it_is_not_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("[No] Fever > 100.4", "fever"),
        ("no saddle sx apyrexial no trauma", "fever"),
        ("Fever/unwell: N", "fever"),
        ("Babinski negative, Hoffmann negative, clonus 0 beats.", "reflex-hyper-or-babinski"),
        ("AAA screening at 65 normal (aorta 1.9 cm).", "aortic-aneurysm"),
        ("Saddle numbness? Not at all.", SADDLE),
        ("Retention? Nope", RETENTION),
        ("Cauda equina symptoms were sought and not found", CES),
        ("No fever - weakness - incontinence", INCONTINENCE),
        ("Did not notice any saddle numbness", SADDLE),
    ],
)
def test_it_is_denied(reader: NarrativeReader, text: str, finding: str) -> None:
    assert f"{finding} -" in told(reader, text)
    assert finding not in present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("No fever, PVR > 500 ml", "post-void-residual"),
        ("Denies numbness (left) PVR >400", "post-void-residual"),
        ("No trauma, temp > 38.5", "fever"),
        ("ED review for new urinary retention", RETENTION),
        ("Neurosurgical review for progressive left leg weakness", "progressive-weakness"),
        ("Ret with saddle numbness", SADDLE),
        ("Call back with urinary retention", RETENTION),
    ],
)
def test_neither_a_denial_before_nor_the_reason_of_a_visit_silences_it(
    reader: NarrativeReader, text: str, finding: str
) -> None:
    assert finding in present(reader, text)


def test_a_dash_may_be_no_entry_and_denies_nothing(reader: NarrativeReader) -> None:
    assert told(reader, "Ca: -. Infection: -. AAA: -.") == set()
    assert told(reader, "Saddle numbness: -") == {"cauda-equina-words-unclear +"}
