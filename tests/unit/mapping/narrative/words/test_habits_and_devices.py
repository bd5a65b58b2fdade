"""Drugs, devices and what was seen: whose denial says what, and what stands behind a denial in a clause of its own."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TOLD = [
    ("Denies alcohol, uses heroin daily.", "substance-use +"),
    ("Does not smoke, injects heroin.", "iv-drug-use +"),
    ("Never drinks, smokes crack cocaine.", "substance-use +"),
    ("Drugs: cocaine at weekends.", "substance-use +"),
    ("FHX: unremarkable. SHX: uses cocaine.", "substance-use +"),
    ("No weakness, mild numbness in the left foot.", "leg-weakness -, leg-numbness + left"),
    ("No bowel incontinence, occasional urinary incontinence.", "bowel-incontinence -, urinary-incontinence +"),
    ("No fever, slight weakness of the right leg.", "fever -, leg-weakness + right"),
    ("Junctional rhythm on the monitor, pacemaker in place.", "mri-unknown-device +"),
    ("Steroid injection for a herniated disc last year.", "conservative-injection +, disc-herniation +"),
    ("Intradural extramedullary mass at L2.", "spinal-tumour + ?"),
    ("Recent dental infection.", "recent-infection +"),
]
DENIED = [
    ("FHX: negative. SHX: married, no tobacco or illicit drug use.", "substance-use -"),
    ("Does not smoke, drink or use drugs.", "substance-use -"),
    ("Drug: no prior history.", "substance-use -"),
    ("Tobacco: none. Drugs: none.", "substance-use -"),
    ("No mild weakness, mild numbness.", "leg-weakness -, leg-numbness -"),
    ("Denies weakness, mild numbness or incontinence.", "leg-weakness -, leg-numbness -, urinary-incontinence -"),
]
NOTHING_OF_IT = [
    "Nonsmoker, nondrinker.",
    "No history of alcohol abuse.",
    "Drug history: nil.",
    "Drug history: none regular.",
    "The trace shows a junctional pacemaker.",
    "No intradural mass.",
    "Steroid injection for her knee.",
]


@pytest.mark.parametrize(("text", "line"), TOLD, ids=lambda text: text[:60])
def test_what_is_told_behind_a_denial_or_a_label_is_so(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), DENIED, ids=lambda text: text[:60])
def test_a_denial_is_one_of_what_it_names(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize("text", NOTHING_OF_IT)
def test_what_is_about_another_thing_says_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
