"""Studies that were done: a lumbar MRI or radiograph, whichever resource tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cds_service.clinical.findings import Evidence, Reading, Status
from cds_service.clinical.orders import Study
from cds_service.fhir import r4
from cds_service.mapping.book import Book
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame


def read_study(
    codings: Sequence[r4.Coding],
    text: str | None,
    path: str,
    frame: Frame,
    book: Book,
    sink: Sink,
    details: Iterable[str] = (),
) -> bool:
    """State the earlier study that code or text name; False when they name no study that is known.

    ``details``: body sites and series in words, which fill in the region.
    """
    study = book.studies.study_of(codings, text)
    if study is None:
        return False
    study = book.studies.refined(study, (*frame.sites, *details))
    coding = next((c for c in codings if book.studies.of_code(c.system, c.code) is not None), None)
    return state_study(study, coding, path, frame, book, sink)


def state_study(study: Study, coding: r4.Coding | None, path: str, frame: Frame, book: Book, sink: Sink) -> bool:
    """State the finding that this study, done, is; a study of another region or kind is none."""
    for finding, rule in book.chart.earlier_studies.items():
        if study.modality in rule.modality and study.region in rule.region:
            system, code = (coding.system, coding.code) if coding else (None, None)
            evidence = Evidence(frame.reference, path, system, code, frame.recorded)
            sink.reading(Reading(finding, Status.PRESENT, evidence, onset=frame.onset, recorded=frame.recorded))
    return True
