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
_SIDE_BY_SIDE = re.compile(rf"\b({_ANSWER}|normal|intact|full|clear) {{3,}}(?=[a-z][a-z/ ]{{0,30}}:)", re.IGNORECASE)
"""An answer, and behind a wide gap the next label of the same line ("Saddle: normal     B/L symptoms: no")."""
_FIRST = re.compile(rf"\s*{_ANSWER}[ \t]*\n", re.IGNORECASE)
"""A form of which the answers stand above their labels."""
_ANSWERED = re.compile(rf"(?:^|[\s:|]){_ANSWER}$", re.IGNORECASE)
_CELL = re.compile(r"[|\t]")
_HEADS = re.compile(r"\S+(?: \S+)* {2,}(yes|y|no|n) {2,}(?!\1)(yes|y|no|n) *", re.IGNORECASE)
"""The heading of a form whose columns stand apart by spaces."""
_APART = re.compile(r"(\S+(?: \S+)*)( {2,})(\S+) *")
_CROSSES = frozenset(("x", "✓", "✔", "√", "☑", "☒", "*", "yes", "1", "true"))
_YES, _NO = "yes", "no"
_HEADINGS = (("yes", "no"), ("y", "n"), ("present", "absent"), ("positive", "negative"))
"""Columns of answers."""
_SHORT = {"y": _YES, "n": _NO, "positive": "pos", "negative": "neg"}
_BESIDE = 3
"""Characters between a cross and the beginning of its column's name."""
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
    if "   " in text:
        text = _SIDE_BY_SIDE.sub(lambda found: f"{found[1]}{' ' * (len(found[0]) - len(found[1]) - 1)}\n", text)
    if "   " in text and "\n" in text:
        text = "".join(_aligned(text))
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
    answers, width = (_YES, _NO), 0
    for line in text.splitlines(keepends=True):
        cells = [cell.strip().lower() for cell in _CELL.split(line.strip("\n"))]
        named = next((pair for pair in _HEADINGS if set(pair) <= set(cells)), None)
        if named is not None and len(cells) >= _FEWEST:
            columns, width = (cells.index(named[0]), cells.index(named[1])), len(cells)
            answers = _SHORT.get(named[0], named[0]), _SHORT.get(named[1], named[1])
            yield line
            continue
        columns = None if len(cells) == 1 else columns
        yield line if columns is None or len(cells) != width else _crossed(line, cells, columns, answers)


def _crossed(line: str, cells: list[str], columns: tuple[int, int], answers: tuple[str, str]) -> str:
    yes, no = (cells[column] in _CROSSES for column in columns)
    at = next((n for n, cell in enumerate(cells) if cell), len(cells))
    more = any(cell for n, cell in enumerate(cells) if n != at and (n not in columns or cell not in _CROSSES))
    # a comment beside the cross, or more than a cross in its cell, is read as it stands
    if at >= min(columns) or (yes and no) or more or cells[at].startswith("--"):
        return line
    answer = answers[0] if yes else answers[1] if no else "_"
    cut = [found.end() for found in _CELL.finditer(line)]
    begin, end = (cut[at - 1] if at else 0), cut[at] - 1
    body = line.rstrip("\n")
    label = " " * begin + line[begin:end].rstrip()
    short = answer[0] if answer in (_YES, _NO) else answer
    written = (f"{label}: {answer}", f"{label}:{answer}", f"{label}:{short}")
    fits = next((words for words in written if len(words) <= len(body)), None)
    return line if fits is None else fits.ljust(len(body)) + line[len(body) :]


def _aligned(text: str) -> Iterator[str]:
    """The lines; below a heading whose columns stand apart by spaces each with the answer under which its cross stands."""
    columns: tuple[int, int] | None = None
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\n")
        heading = _HEADS.fullmatch(body) if "  " in body else None
        if heading is not None:
            places = heading.start(1), heading.start(2)
            columns = places if heading[1].lower().startswith("y") else places[::-1]
        row = _APART.fullmatch(body) if columns is not None and heading is None else None
        if row is None or columns is None or row[3].lower() not in _CROSSES:
            columns = columns if body.strip() else None
            yield line
        else:
            yield _under(row, columns).ljust(len(body)) + line[len(body) :]


def _under(row: re.Match[str], columns: tuple[int, int]) -> str:
    """A row with the answer whose column is plainly the nearer one."""
    yes, no = (abs(row.start(3) - column) for column in columns)
    if abs(yes - no) <= 1 or min(yes, no) > _BESIDE:
        return row[0]
    return f"{row[1]}:{' ' if len(row[2]) > _FEWEST else ''}{_YES if yes < no else _NO}"
