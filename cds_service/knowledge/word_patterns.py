"""Patterns that find any of some words of the knowledge in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cds_service.knowledge.folded import fold


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, whole."""
    return either(words, ())


def either(words: Iterable[str], beginnings: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, whole, or a word that begins with one of the beginnings; nothing where there are none of both."""
    whole = [re.escape(word) + r"(?![^\W_])" for word in sorted(map(fold, words), key=len, reverse=True)]
    any_of = [*whole, *(re.escape(fold(word)) for word in beginnings)]
    return re.compile(r"(?<![^\W_])(?:" + "|".join(any_of) + ")" if any_of else r"(?!)")
