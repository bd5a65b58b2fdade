"""Markup of web pages and of plain-text editors in texts of a chart, made invisible: offsets stay those of the text."""

from __future__ import annotations

import re
from html import unescape

from cds_service.mapping.layout import laid_out

_LINES = "p|div|br|li|ul|ol|tr|td|th|table|tbody|thead|hr|h[1-6]|dl|dt|dd|pre|blockquote|section"
_TAG = re.compile(
    rf"</?(?:(?P<line>{_LINES})|b|i|u|em|strong|span|font|a|sub|sup|small|big|s|html|body|code|label)"
    r"(?:\s+[\w:-]{1,40}\s*=\s*(?:\"[^\"<>]{0,400}\"|'[^'<>]{0,400}'|[^\s\"'<>]{1,200})){0,12}\s{0,8}/?>",
    re.IGNORECASE,
)
_BOLD = re.compile(r"(?<![\[*\w])(\*{2,3})(?=[^\s*])([^*\n]{1,200})(?<=\S)\1(?![\]*])")
_ITALIC = re.compile(r"(?<![\w*])(\*)(?=[A-Za-z])([^*\n]{1,80})(?<=[\w:.)])\1(?![\w*])")
_UNDERLINED = re.compile(r"(?<!\w)(__)(?=[A-Za-z])([^_\n]{1,200})(?<=[^\s_])\1(?!\w)")
_CODE = re.compile(r"(`)(?=[^\s`])([^`\n]{1,200})(?<=\S)\1")
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}(?=[ \t])", re.MULTILINE)
_ROW = re.compile(r"^[ ]{0,3}\|([^|\n]{1,200})\|([^|\n]{1,400})\|[ \t]*$", re.MULTILINE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)


def unmarked(text: str) -> str:
    """``text`` with tags as spaces or line ends, and entities as what they stand for; of the same length.

    Marks of emphasis and of headings are spaces too, and a table of two columns has labels with their answers.
    """
    if "<" in text:
        text = _TAG.sub(_blank, text)
    if "*" in text:
        text = _ITALIC.sub(_within, _BOLD.sub(_within, text))
    if "__" in text:
        text = _UNDERLINED.sub(_within, text)
    if "`" in text:
        text = _CODE.sub(_within, text)
    if "#" in text:
        text = _HEADING.sub(lambda found: " " * len(found[0]), text)
    if "|" in text:
        text = _ROW.sub(_answered, text)
    return laid_out(_ENTITY.sub(_character, text) if "&" in text else text)


def _blank(tag: re.Match[str]) -> str:
    return ("\n" if tag["line"] else " ").ljust(len(tag[0]))


def _within(marked: re.Match[str]) -> str:
    spaces = " " * len(marked[1])
    return spaces + marked[2] + spaces


def _answered(row: re.Match[str]) -> str:
    if ":" in row[1]:
        return row[0]
    before = " " * (row.start(1) - row.start())
    return f"{before}{row[1]}:{row[2]}".ljust(len(row[0]))


def _character(entity: re.Match[str]) -> str:
    meant = unescape(entity[0])
    if len(meant) != 1:
        return entity[0]
    return (" " if meant.isspace() else meant).ljust(len(entity[0]))
