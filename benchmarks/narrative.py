"""Precision and recall of the narrative reader over the labelled notes.

    python -m benchmarks.narrative --notes FOLDER [--errors] [--set tune|held]

FOLDER holds the CSV files that tests/notes/labels.yaml names. A statement counts per note once:
finding and status, and where the label names a side or grade, those as well. "~" counts neither way,
"+~" and "-~" leave that one status open.
Groups: cauda equina and motor together, and all. The sets are those of the labels: phrases were written with the notes
of "tune" at hand, those of "held" were only measured. Exit status 1 when a goal is missed on all labelled notes
together, or on the set that was asked for.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from cds_service.knowledge.narrative.load import load_narrative
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader

ROOT = Path(__file__).resolve().parent.parent
GOALS = {"cauda equina and motor": 0.95, "all": 0.90}
PRESSING = ("caudaEquina", "motor")
STATUS = {"+": "present", "-": "absent", "h": "historical"}


@dataclass(frozen=True)
class Label:
    finding: str
    status: str | None
    side: str | None = None
    grade: str | None = None
    open: bool = False

    def fits(self, said: Mention) -> bool:
        return (
            self.finding == said.finding
            and self.status == said.status
            and (self.side is None or said.side == self.side)
            and (self.grade is None or said.grade == self.grade)
        )


@dataclass
class Score:
    right: int = 0
    extra: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.extra)) if self.right + len(self.extra) else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed)) if self.right + len(self.missed) else 1.0


def parse(text: str) -> Label:
    finding, mark, *more = text.split()
    side = next((word for word in more if word in ("left", "right", "bilateral")), None)
    grade = next((word for word in more if word[0].isdigit()), None)
    return Label(finding, STATUS.get(mark.rstrip("~")), side, grade, mark.endswith("~"))


def notes(folder: Path, labels: dict[str, object]) -> Iterator[tuple[str, str, str, list[Label]]]:
    csv.field_size_limit(sys.maxsize)
    files, columns = labels["files"], labels["columns"]
    lacking = sorted(file for file in files.values() if not (folder / file).is_file())
    if lacking:
        raise SystemExit(
            f"{folder}: lacks {', '.join(lacking)}; give the folder with the notes that tests/notes/labels.yaml names"
        )
    tables = {name: list(csv.DictReader((folder / file).open(encoding="utf-8"))) for name, file in files.items()}
    for note in labels["notes"]:
        text = tables[note["file"]][note["row"]][columns[note["file"]]]
        yield f"{note['file']} {note['row']}", note["set"], text, [parse(label) for label in note["labels"]]


def judge(name: str, said: Iterable[Mention], labels: list[Label], ids: set[str], score: Score) -> None:
    either = {label.finding for label in labels if label.status is None}
    said = [m for m in said if m.finding in ids and m.finding not in either]
    free = {(label.finding, label.status) for label in labels if label.open}
    wanted = [label for label in labels if not label.open and label.finding in ids]
    for label in wanted:
        if any(label.fits(m) for m in said):
            score.right += 1
        else:
            score.missed.append(
                f"{name}: {label.finding} {label.status} {label.side or ''} {label.grade or ''}".rstrip()
            )
    known = {(label.finding, label.status) for label in wanted}
    for finding, status in sorted({(m.finding, m.status.value) for m in said}):
        if (finding, status) not in known | free:
            score.extra.append(f"{name}: {finding} {status}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=Path, required=True)
    parser.add_argument("--set", choices=("tune", "held"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    labels = yaml.safe_load((ROOT / "tests/notes/labels.yaml").read_text("utf-8"))
    findings = yaml.safe_load((ROOT / "cards/lumbar-imaging/findings.yaml").read_text("utf-8"))["findings"]
    groups = {
        "cauda equina and motor": {name for name, f in findings.items() if f["group"] in PRESSING},
        "all": set(findings),
    }
    reader = NarrativeReader(load_narrative(ROOT / "cards", frozenset(findings)))
    missed_goal = False
    for which in (options.set,) if options.set else ("tune", "held", "all"):
        scores = {group: Score() for group in groups}
        count = characters = 0
        spent = 0.0
        for name, kind, text, wanted in notes(options.notes, labels):
            if which not in (kind, "all"):
                continue
            begun = time.perf_counter()
            said = reader.mentions(text)
            spent += time.perf_counter() - begun
            count, characters = count + 1, characters + len(text)
            for group, ids in groups.items():
                judge(name, said, wanted, ids, scores[group])
        print(f"{which}: {count} notes, {characters} characters, {spent * 1e3:.0f} ms")
        for group, score in scores.items():
            print(
                f"  {group:24} precision {score.precision:.3f}  recall {score.recall:.3f}"
                f"  ({score.right} right, {len(score.extra)} extra, {len(score.missed)} missed; goal {GOALS[group]})"
            )
            missed_goal |= which in (options.set, "all") and min(score.precision, score.recall) < GOALS[group]
        if options.errors and which != "all":
            for line in sorted(
                [f"extra   {e}" for e in scores["all"].extra] + [f"missed  {m}" for m in scores["all"].missed]
            ):
                print("   ", line)
    return 1 if missed_goal else 0


if __name__ == "__main__":
    sys.exit(main())
