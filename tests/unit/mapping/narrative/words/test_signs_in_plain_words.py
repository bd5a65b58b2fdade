"""Signs of clinical.md 5.3 in the plain words of notes: what must be taken, and the neighbour that must not."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told

MOTOR = [
    ("Since Tuesday the right forefoot catches on every kerb and he cannot pull it up.", "foot-drop"),
    ("Tripping over rugs because the front of the foot won't come up.", "foot-drop"),
    ("The foot cannot be lifted at the ankle since Monday.", "foot-drop"),
    ("Front of the left foot drags.", "foot-drop"),
    ("Cannot pull the front of the foot up.", "foot-drop"),
    ("Right ankle pump absent since the night.", "foot-drop"),
    ("Cannot pump the right ankle up since the night shift.", "foot-drop"),
    ("Cannot do an ankle pump on the left.", "foot-drop"),
    ("Foot has stopped working and slaps the floor.", "foot-drop"),
    ("Foot has been dropping since Friday.", "foot-drop"),
    ("Heel walking impossible on the right, a week ago it was fine.", "progressive-weakness"),
    ("Heel walk impossible on left since Monday.", "progressive-weakness"),
    ("Cannot stand on tiptoe on the right any more, new this week.", "progressive-weakness"),
    ("Can no longer rise on tiptoe on the left, last week it was fine.", "progressive-weakness"),
    ("Unable to do a heel raise on the right any more.", "progressive-weakness"),
]

GRADED = [
    ("Right knee buckles, extension only just overcomes gravity.", "leg-weakness + right, weakness-knee-extension + 3"),
    ("Quadriceps can only just beat gravity on the right.", "weakness-knee-extension + right 3"),
    ("Dorsiflexion only just beats gravity.", "weakness-dorsiflexion + 3"),
    ("Hip flexion barely against gravity.", "weakness-hip-flexion + 3"),
    ("EHL overcomes gravity but no more.", "weakness-great-toe-extension + 3"),
    ("Knee extension strong against gravity and resistance.", "weakness-knee-extension -"),
    ("Heel walk impossible on the left since childhood.", "weakness-dorsiflexion + left"),
    ("Cannot stand on tiptoe on the left leg.", "weakness-plantarflexion + left"),
    ("Encouraged ankle pumps.", "nothing"),
    ("Ankle pump strong both sides.", "nothing"),
    ("The foot comes up normally.", "nothing"),
]

CORD_AND_VESSEL = [
    ("Numb from the ribs downwards on both sides.", "sensory-level +"),
    ("Sensation is dull below the umbilicus.", "sensory-level +"),
    ("Sensation to pin changes sharply at the level of the navel and is dull below.", "sensory-level +"),
    ("Pinprick lost from T10 down.", "sensory-level +"),
    ("She feels nothing below the nipples.", "sensory-level +"),
    ("Light touch reduced up to T8.", "sensory-level +"),
    # the seat lies below the waist as well
    ("Numb from the waist downwards on both sides.", "saddle-sensory-loss +, sensory-level +"),
    ("Numb from the waist down.", "saddle-sensory-loss +"),
    ("No numbness below the ribs.", "sensory-level -"),
    ("Feels pain below the ribs.", "nothing"),
    ("The big toe goes up when the sole is stroked.", "reflex-hyper-or-babinski +"),
    ("Great toe extends on stroking the sole.", "reflex-hyper-or-babinski +"),
    ("The big toe goes down when the sole is stroked.", "nothing"),
    ("The big toe does not go up when the sole is stroked.", "nothing"),
    ("There is a throbbing lump in the belly that she noticed herself.", "pulsatile-abdominal-mass +"),
    ("Expansile swelling above the navel.", "pulsatile-abdominal-mass +"),
    ("Abdominal mass that pulses with the heart.", "pulsatile-abdominal-mass +"),
    ("There is a lump above the navel that pulsates.", "pulsatile-abdominal-mass +"),
    ("Denies a throbbing lump in the tummy.", "pulsatile-abdominal-mass -"),
    ("Throbbing pain in the belly.", "nothing"),
    ("A throbbing lump on the wrist.", "nothing"),
]

INFECTION = [
    ("Measured 38.6 at home last night.", "fever +"),
    ("Measured 39 degrees at home.", "fever +"),
    ("Thermometer read 38.8 last night.", "fever +"),
    ("Thermometer read 36.8.", "fever -"),
    ("Measured 36.9 at home.", "nothing"),
    ("SLR measured 39 degrees.", "nothing"),
    ("MRI elsewhere raised the possibility of an epidural abscess.", "spinal-infection + ?"),
    ("The radiologist could not rule out discitis at L4/5.", "spinal-infection + ?"),
    ("MRI ruled out epidural abscess.", "spinal-infection -"),
    ("Injects amphetamines.", "iv-drug-use +"),
    ("He injects speed.", "iv-drug-use +"),
    ("Shoots up daily.", "iv-drug-use +"),
    ("IV drugs: heroin.", "iv-drug-use +"),
    ("Pain shoots up daily.", "nothing"),
    ("Injects insulin.", "nothing"),
    ("IV drugs: paracetamol 1 g q6h, cannula day 1 clean.", "nothing"),
    ("Received drugs IV in the ED for pain.", "nothing"),
    ("Had a feverish cold in spring that settled.", "fever h"),
    ("Fever with the flu last winter.", "fever h"),
    ("He had a high temperature as a child with measles.", "fever h"),
    ("Fever since last winter.", "fever +"),
    ("Fever in winter as well as now.", "fever +"),
]

CONTINENCE = [
    ("Stool escapes when she coughs.", "bowel-incontinence +"),
    ("Loses stool on coughing.", "bowel-incontinence +"),
    ("He cannot tell any more when his rectum is full.", "bowel-incontinence +"),
    ("Loss of the feeling of a full rectum since yesterday.", "bowel-incontinence +"),
    ("No stool escapes on coughing.", "bowel-incontinence -"),
    ("Stool sample sent.", "nothing"),
    ("Waterworks - keeps going without meaning to.", "urinary-incontinence +"),
    ("Found wet in bed x3 this wk, new.", "urinary-incontinence +"),
    ("The bladder has become slow and he has to sit and wait to void.", "bladder-bowel-dysfunction +"),
    ("Last PU was 14 hrs ago, has tried x3 but can't go.", "urinary-retention +"),
    ("Sits and waits for the bus.", "nothing"),
    ("Bowels: BO x1 type 4.", "nothing"),
    ("Passes urine once at night, as always.", "nothing"),
    ("He gets up once a night to pass water, new.", "cauda-equina-words-unclear +"),
    # sweat, where it is told
    ("Soaked the bed linen with sweat for three nights.", "night-sweats +"),
    ("Sweats so much at night that the sheets are soaked.", "night-sweats +"),
    ("Shaking chills and wet sheets for four nights.", "chills +"),
    ("He has been shaking with cold and soaked the sheets afterwards.", "chills +"),
    ("No night sweats, wet sheets this morning.", "night-sweats -, urinary-incontinence +"),
    ("Night sweats and wet the bed.", "night-sweats +, urinary-incontinence +"),
    ("Wakes up drenched, the pyjamas are wet through.", "cauda-equina-words-unclear +"),
]

BONES_AND_CANCER = [
    ("Came off a ladder yesterday, about three metres.", "significant-trauma +"),
    ("Fell three metres from a ladder yesterday.", "significant-trauma +"),
    ("Dropped from a roof onto his back two days ago.", "significant-trauma +"),
    ("Fell off his bike at the age of ten.", "significant-trauma h"),
    ("Fell off a ladder at the age of 72.", "significant-trauma +"),
    ("Came off metformin.", "nothing"),
    ("She slipped on the bathroom mat and has brittle bones.", "minor-fall +, osteoporosis +"),
    ("Low bone density on DEXA; stumbled and sat down hard on Monday.", "minor-fall +, osteoporosis +"),
    ("She slipped in the bathroom a week ago.", "minor-fall +"),
    ("DEXA T-score -3.1.", "osteoporosis +"),
    ("T-score of -2.6 at the hip", "osteoporosis +"),
    ("Osteopenia, T-score -1.8.", "nothing"),
    ("He has dropped two trouser sizes without dieting.", "weight-loss +"),
    ("Her clothes have become too big although she eats normally.", "weight-loss +"),
    ("Belt two notches tighter without a diet, and the pain is worst at night.", "weight-loss +, night-pain +"),
    ("Lost a stone without trying, fever since Monday.", "weight-loss +, fever +"),
    ("Down two dress sizes on a keto diet.", "nothing"),
    ("Clothes have become too tight.", "nothing"),
    ("Carcinoma of the breast seven years ago, lumpectomy and radiotherapy.", "cancer-history +"),
    ("Kidney removed for a tumour in 2015.", "cancer-history +"),
    ("Kidney removed for stones.", "nothing"),
    ("Ca bronchus, palliative.", "cancer-active +"),
    ("Worried about a tumour, nothing points to it.", "nothing"),
    ("Worried about cancer, breast lump found.", "cancer-active + ?"),
]

CARE = [
    ("He would like to go ahead with a microdiscectomy.", "surgical-candidate +"),
    ("Physiotherapy has not helped; he would like a microdiscectomy.", "conservative-pt +, surgical-candidate +"),
    ("Laminectomy is planned.", "surgical-candidate +"),
    ("An epidural injection is intended.", "surgical-candidate +"),
    ("Laminectomy was planned but cancelled.", "nothing"),
    ("No injection is planned.", "surgical-candidate -"),
    ("Ten weeks of exercises with the physiotherapist have brought nothing.", "conservative-pt +"),
    ("Nine weeks of exercises under supervision were of no use.", "conservative-pt +"),
    ("Eight weeks with the physiotherapist and still the same.", "conservative-pt +"),
]


@pytest.mark.parametrize(("text", "finding"), MOTOR)
def test_a_lost_movement_in_plain_words_is_the_deficit_that_it_is(
    reader: NarrativeReader, text: str, finding: str
) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(("text", "line"), GRADED + CORD_AND_VESSEL + INFECTION + CONTINENCE + BONES_AND_CANCER + CARE)
def test_plain_words_say_what_they_say_and_no_more(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


def test_a_loss_of_a_movement_is_no_change_where_it_is_old(reader: NarrativeReader) -> None:
    assert "progressive-weakness" not in present(reader, "Heel walk impossible on the left since childhood.")


def test_a_t_score_is_told_by_how_far_it_lies_below(reader: NarrativeReader) -> None:
    found = [m for m in reader.mentions("T-score -3.1.") if m.finding == "osteoporosis"]
    assert [(m.status, m.value, m.unit) for m in found] == [(Status.PRESENT, 3.1, "{SD}")]
