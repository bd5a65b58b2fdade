"""What somebody is a candidate or on a list for, and what stands under a plan, is not done; what a scan was of, and its date."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("A: L5 radiculopathy\nP: MRI L spine, then L5 TFESI.", "radiculopathy-lumbar +, surgical-candidate +"),
        ("O: SLR 40. A: sciatica. P: MRI lumbar spine, PT, ESI", "radiculopathy-lumbar +, surgical-candidate +"),
        ("P: MRI lumbar spine shows a disc herniation", "prior-lumbar-mri +, disc-herniation +"),
        ("A: 46\nP: 80 T: 38.9", "fever +"),
        ("He is a candidate for nerve root block or microdiscectomy.", "surgical-candidate +"),
        ("Suitable for decompression or fusion", "surgical-candidate +"),
        ("Would be suitable for L3-5 laminectomy and wants it.", "surgical-candidate +"),
        ("On my list for a nerve root injection, surgery if that fails.", "surgical-candidate +"),
        ("He is not a candidate for nerve root block or microdiscectomy.", "surgical-candidate -"),
        ("Had a nerve root injection in May.", "conservative-injection +"),
        ("Epidural fibrosis, no recurrent disc.", "nothing"),
        ("Pacemaker implanted 2008. System is not MR conditional.", "mri-unknown-device +, mri-unsafe-device +"),
        ("Leads non-conditional", "mri-unsafe-device +"),
        ("MRI on 9 October 2026 for his leg pain: disc prolapse.", "prior-lumbar-mri +, leg-pain +, disc-herniation +"),
        ("Both sets growing Staph aureus.", "bacteraemia +"),
        ("Hot at night with the shakes, sweating", "chills +"),
        ("Slipped off the bottom stair.", "minor-fall +"),
        ("Temp here 38.4", "fever +"),
        ("Infrarenal aorta max AP 5.7cm, was 4.9 in March.", "aortic-aneurysm +"),
        ("84 kg in June, 74 today, not dieting.", "weight-loss +"),
        ("84 kg in June, 83 today, not dieting.", "nothing"),
        ("Wt down a stone since Sept and no idea why.", "weight-loss +"),
        ("Point to point rider, thrown at the second last fence.", "significant-trauma +"),
        ("I would offer him a discectomy if imaging agrees.", "surgical-candidate +"),
        ("Referred to interventional pain for R S1 TFESI 12/4.", "surgical-candidate +"),
        ("Magnet is not removable, MR unsafe at any field strength.", "mri-unsafe-device +"),
        ("No pacemaker or MRI unsafe implant.", "mri-unknown-device -, mri-unsafe-device -"),
        (
            "Urinary retention post hernia repair in March, catheter one night, resolved, power 5/5.",
            "urinary-retention h, leg-weakness - 5",
        ),
    ],
)
def test_what_is_meant(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("physiotherapy July to end of September this year (11 weeks)", (77, 83)),
        ("physiotherapy for 6 weeks, 12 sessions over 3 months", (42, 48)),
    ],
)
def test_care_lasted_as_long_as_is_said_closest(text: str, days: tuple[int, int], reader: NarrativeReader) -> None:
    assert {m.duration_days for m in reader.stated(text) if m.finding == "conservative-pt"} == {days}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Numb perineum for a year. Over the last two months the numb area has become larger.", (60, 91)),
        (
            "Numb perineum for a year. Over the last two months the numb area has become larger and takes in both thighs.",
            (60, 91),
        ),
        ("Numb perineum for a year. Over the last two months the leg is better.", (365, 730)),
    ],
)
def test_a_numb_area_that_grows_is_worse_since(text: str, days: tuple[int, int], reader: NarrativeReader) -> None:
    assert {m.onset_days_ago for m in reader.stated(text) if m.finding == "saddle-sensory-loss"} == {days}


def test_a_title_with_home_in_it_asks_for_no_temperature(reader: NarrativeReader) -> None:
    assert reader.topics("Home visit") == ()
    assert [topic.finding for topic in reader.topics("Temperature at home")] == ["fever"]
