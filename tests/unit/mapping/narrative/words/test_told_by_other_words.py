"""Words of charts, nurses and patients for what the findings are."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TOLD = [
    ("The bit she'd sit on a bike seat with has gone numb.", "saddle-sensory-loss +"),
    ("For five weeks the skin round the back passage has felt dead.", "saddle-sensory-loss + ?"),
    ("Urine out 0 since 22:00", "urinary-retention +"),
    ("Last void 1900, tried x4 this AM and can't go, belly feels full.", "urinary-retention +"),
    ("Last PU 0500, has tried ten times and nothing will come.", "urinary-retention +"),
    ("Bedding soiled, had no warning.", "bowel-incontinence + ?"),
    ("No warning at all that the back passage is full.", "bowel-incontinence +"),
    ("Asked re bowels: soiled himself twice this week.", "bowel-incontinence +"),
    ("Messed his overalls twice and did not know it had happened", "bowel-incontinence + ?"),
    ("Erections not as firm this past month.", "sexual-dysfunction +"),
    ("Down 18 lb since Labor Day without trying.", "weight-loss +"),
    ("7 kg down since summer and not trying.", "weight-loss +"),
    ("Abdominal aneurysm enlarging, 4.1 cm in May, 5.2 cm now.", "aneurysm-ruptured +"),
    ("The aneurysm is getting bigger.", "aneurysm-ruptured +"),
    ("AAA screening at 65: aorta 2.1 cm, no aneurysm, discharged.", "aortic-aneurysm -"),
    ("HD Tue/Thu/Sat via tunnelled line.", "dialysis +"),
    ("Went through the hayshed roof onto concrete.", "significant-trauma +"),
    ("We talked about right L5/S1 microdiscectomy which she would like if the MRI agrees.", "surgical-candidate +"),
    ("Suitable for, and keen on, L4/5 decompression.", "surgical-candidate +"),
    ("He would like to go ahead with a transforaminal injection.", "surgical-candidate +"),
    ("She sees Dr Lim re microdiscectomy.", "surgical-candidate +"),
    ("No numbness in the seat area.", "saddle-sensory-loss -"),
    ("No numbness below, waterworks + bowels normal.", "saddle-sensory-loss -, bladder-bowel-dysfunction -"),
    ("Feeling down below normal.", "saddle-sensory-loss -"),
    ("I feel everything normally when I wipe.", "saddle-sensory-loss -"),
    ("Back pain central, nothing in the legs.", "low-back-pain +, leg-pain -"),
    ("Faeces in bed Fri night and again last night.", "bowel-incontinence +"),
    ("No longer gets the feeling that her bowels are full.", "bowel-incontinence +"),
    ("Occasional leakage of loose stool.", "bowel-incontinence +"),
    ("Has leaked on the way to the bathroom several times.", "urinary-incontinence +"),
    ("My husband took my temperature, 39.2, I was shaking so much my teeth chattered.", "fever +, chills +"),
    ("Blood cultures 14/10 and 15/10 MSSA.", "bacteraemia +"),
    ("Hits up in R groin daily.", "iv-drug-use +"),
    ("ICD 2013. Leads are not MRI compatible.", "mri-unsafe-device +"),
    ("Under vascular surveillance for an abdominal aortic aneurysm, 4.8cm.", "aortic-aneurysm +"),
    ("AAA max AP 5.4 cm. Rapid interval enlargement.", "aortic-aneurysm +, aneurysm-ruptured +"),
    ("AAA screening scan at 65 (this March): aorta 1.8 cm, normal.", "nothing"),
    ("No trouble passing or holding urine, bowels normal.", "urinary-retention -, urinary-incontinence -"),
    ("Numbness between legs or round back passage - no.", "saddle-sensory-loss -"),
    ("He still controls his bladder and bowels normally.", "bladder-bowel-dysfunction -"),
    ("He says it is no weaker than it ever was.", "progressive-weakness -"),
    (
        "Written instructions list numbness of the groin and loss of bladder control as reasons to call right away.",
        "nothing",
    ),
    ("Retention of urine resolved, but not voiding normally.", "urinary-retention h, bladder-bowel-dysfunction +"),
    ("Saddle + B&B ok.", "saddle-sensory-loss -"),
    ("Saddle + sphincters normal at each visit.", "saddle-sensory-loss -"),
    ("Pinprick: reduced from the umbilicus down, normal above.", "sensory-level +"),
    ("Accepted for R S1 transforaminal steroid injection.", "surgical-candidate +"),
    ("Form done for MRI lumbar.", "nothing"),
    ("Needs to look down to check if he's peeing.", "bladder-bowel-dysfunction +"),
    ("Low-grade temps in the evenings for two weeks.", "fever +"),
    ("Has to change his pyjamas twice a night from sweat.", "night-sweats +"),
    ("She is expecting, due in March.", "pregnancy +"),
    ("Could not tolerate the scanner, panicked in the tunnel.", "claustrophobia +"),
    ("Had hives after gadolinium in 2020.", "contrast-allergy +"),
    ("Legs go heavy and numb after 200 yards.", "neurogenic-claudication +"),
    ("Surgeon happy to operate.", "surgical-candidate +"),
    ("Lives w partner who injects heroin.", "nothing"),
    ("Smokes a bit of weed.", "nothing"),
    ("CES return precautions given.", "nothing"),
    ("On methadone, urine screens clean.", "nothing"),
    ("'I had cancer on the nose', BCC.", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), TOLD, ids=lambda text: text[:60])
def test_what_it_says(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Inguinal hernia repair 2019, went into retention of urine post op, catheter 24h, TWOC ok and no trouble since.",
            "h",
        ),
        (
            "Retention of urine after hernia repair in March, catheter one night, resolved, passing urine normally since.",
            "h",
        ),
        ("Couldn't pass urine that night, catheter overnight, out next morning and normal from then on.", "h"),
        ("Retention of urine, catheter overnight, out next morning and again in retention today.", "+"),
        ("Retention of urine, catheter in, plan TWOC.", "+"),
    ],
)
def test_a_retention_of_a_night_is_over(reader: NarrativeReader, text: str, line: str) -> None:
    assert f"urinary-retention {line}" in told(reader, text)
