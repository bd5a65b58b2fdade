"""Markup of web pages in texts of a chart, made invisible without moving a character: offsets stay those of the text."""

from __future__ import annotations

import re
from html import unescape

_LINES = "p|div|br|li|ul|ol|tr|td|th|table|tbody|thead|hr|h[1-6]|dl|dt|dd|pre|blockquote|section"
_TAG = re.compile(
    rf"</?(?:(?P<line>{_LINES})|b|i|u|em|strong|span|font|a|sub|sup|small|big|s|html|body|code|label)"
    r"(?:\s+[\w:-]{1,40}\s*=\s*(?:\"[^\"<>]{0,400}\"|'[^'<>]{0,400}'|[^\s\"'<>]{1,200})){0,12}\s{0,8}/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)


def unmarked(text: str) -> str:
    """``text`` with tags as spaces or line ends, and entities as what they stand for; of the same length."""
    if "<" in text:
        text = _TAG.sub(_blank, text)
    return _ENTITY.sub(_character, text) if "&" in text else text


def _blank(tag: re.Match[str]) -> str:
    return ("\n" if tag["line"] else " ").ljust(len(tag[0]))


def _character(entity: re.Match[str]) -> str:
    meant = unescape(entity[0])
    if len(meant) != 1:
        return entity[0]
    return (" " if meant.isspace() else meant).ljust(len(entity[0]))
