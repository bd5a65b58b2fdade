"""Layouts of forms in plain text, told as labels with answers: "Saddle anesthesia ...... no", columns with crosses.

Offsets stay those of the text. Source: clinical.md 7.3 (answers behind a finding; templates without an answer).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ANSWER = r"(?:no|yes|n|y|nil|none|neg|negative|pos|positive|denies|denied|absent|present)"
_END = r"[ \t]*+[.;,]?[ \t]*+(?=\n|$)"
_LED = re.compile(rf"(?<=[\w)\]])[ \t]*(?:\.{{3,}}|(?:\. ){{3,}}|-+>|=+>|→)[ \t]*(?={_ANSWER}{_END})", re.IGNORECASE)
_BARRED = re.compile(rf"(?<=[\w)\]])[ \t]*\|[ \t]*(?=(?:no|yes|n|y){_END})", re.IGNORECASE)
_BRACKETED = re.compile(rf"(?<=\w)[ \t]*\[[ \t]*({_ANSWER})[ \t]*\]", re.IGNORECASE)
_BELOW = re.compile(
    r"(?<=[A-Za-z)])[ \t]*\n(?:[ \t]+\n)?[ \t]*(?=(?:no|yes)[ \t]*(?:\n(?![ \t]*(?-i:[a-z]))|$))", re.IGNORECASE
)
"""An answer below its label; one before small letters begins a sentence ("No", "fever or chills")."""
_FIRST = re.compile(rf"\s*{_ANSWER}[ \t]*\n", re.IGNORECASE)
"""A form of which the answers stand above their labels."""
_ANSWERED = re.compile(rf"(?:^|[\s:|]){_ANSWER}$", re.IGNORECASE)
_CELL = re.compile(r"[|\t]")
_CROSSES = frozenset(("x", "✓", "✔", "√", "☑", "☒", "*", "yes", "1", "true"))
_YES, _NO = "yes", "no"
_FEWEST = 3
"""Cells of a row with a label and two columns."""


def laid_out(text: str) -> str:
    """``text`` with such layouts as "label: answer"; of the same length."""
    if "..." in text or ">" in text or "→" in text or ". ." in text:
        text = _LED.sub(_colon, text)
    if "[" in text:
        text = _BRACKETED.sub(lambda found: _filled(f": {found[1]}", found), text)
    if "|" in text or "\t" in text:
        text = _BARRED.sub(_colon, "".join(_rows(text)))
    if "\n" not in text or _FIRST.match(text):
        return text
    return _BELOW.sub(lambda found: _colon(found) if _is_label(found) else found[0], text)


def _colon(found: re.Match[str]) -> str:
    return _filled(":", found)


def _filled(words: str, found: re.Match[str]) -> str:
    return words.ljust(len(found[0])) if len(words) <= len(found[0]) else found[0]


def _is_label(found: re.Match[str]) -> bool:
    """Whether the line before an answer that stands by itself is no answer."""
    begin = found.string.rfind("\n", 0, found.start()) + 1
    line = found.string[begin : found.start()]
    return ":" not in line and _ANSWERED.search(line) is None


def _rows(text: str) -> Iterator[str]:
    """The lines; below a heading with the columns "yes" and "no" each with the answer that is crossed."""
    columns: tuple[int, int] | None = None
    width = 0
    for line in text.splitlines(keepends=True):
        cells = [cell.strip().lower() for cell in _CELL.split(line.strip("\n"))]
        if _YES in cells and _NO in cells and len(cells) >= _FEWEST:
            columns, width = (cells.index(_YES), cells.index(_NO)), len(cells)
            yield line
            continue
        columns = None if len(cells) == 1 else columns
        yield line if columns is None or len(cells) != width else _crossed(line, cells, columns)


def _crossed(line: str, cells: list[str], columns: tuple[int, int]) -> str:
    yes, no = (cells[column] in _CROSSES for column in columns)
    at = next((n for n, cell in enumerate(cells) if cell), len(cells))
    more = any(cell for n, cell in enumerate(cells) if n != at and (n not in columns or cell not in _CROSSES))
    # a comment beside the cross, or more than a cross in its cell, is read as it stands
    if at >= min(columns) or (yes and no) or more or cells[at].startswith("--"):
        return line
    answer = _YES if yes else _NO if no else "_"
    cut = [found.end() for found in _CELL.finditer(line)]
    begin, end = (cut[at - 1] if at else 0), cut[at] - 1
    body = line.rstrip("\n")
    label = " " * begin + line[begin:end].rstrip()
    written = (f"{label}: {answer}", f"{label}:{answer}", f"{label}:{answer[0]}")
    fits = next((words for words in written if len(words) <= len(body)), None)
    return line if fits is None else fits.ljust(len(body)) + line[len(body) :]
