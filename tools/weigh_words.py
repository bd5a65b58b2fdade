"""Weighs the words of ``fhir_fixtures/sayings`` and writes ``cards/lumbar-imaging/narrative/weighed.yaml``.

    python tools/weigh_words.py [--check]

A logistic regression over the different words of each text and the everyday notions in it, in plain Python, always with
the same result. The points are what the sum of a text is made of (``mapping/narrative/everyday/weighed.py``). ``least`` is
set so that of ordinary texts which the weighing has not seen (five parts, each weighed by the other four) at most one in
twenty reaches it, and ``leastBeside`` so that one in a hundred does. ``--check`` writes nothing; it ends with 1 where the
file is not what the texts give.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cds_service.knowledge.narrative.load import load_narrative
from cds_service.knowledge.narrative.weighed import WeighedWords
from cds_service.mapping.narrative.everyday.weighed import names_of, weight, words_of
from cds_service.mapping.narrative.text.lexicon import Lexicon
from cds_service.mapping.narrative.text.tokens import tokenise

PROJECT = Path(__file__).parent.parent
TEXTS = PROJECT / "fhir_fixtures" / "sayings" / "texts.jsonl"
TARGET = PROJECT / "cards" / "lumbar-imaging" / "narrative" / "weighed.yaml"
COUNTS = {"sign": 1.5, "ordinary": 1.0, "harmless": 0.3}
"""How much a text of each label counts: a harmless one with such words may well be asked about."""
ASKED, ASKED_BESIDE = 0.05, 0.01
"""How many of the ordinary texts may be asked about: where nothing was read of them, and where something else was."""
PARTS, ROUNDS, STEP, SHRINK, POINTS = 5, 40, 0.5, 1e-3, 100
RAREST, LIGHTEST, FEWEST = 3, 10, 8
HEAD = """# Words of short texts and the points by which they speak for (or against) a lost function of bladder, bowel, saddle or
# both legs. Written by tools/weigh_words.py from fhir_fixtures/sayings: change the texts there, not the points here. What is
# left unread of a text and weighs `least` or more is asked about (row 18); no weight states or excludes a finding.
"""


class Saying(NamedTuple):
    """A text as it is weighed: notions have an ``@`` before their name."""

    label: str
    parts: frozenset[str]


def sayings() -> list[Saying]:
    """All texts, in the order of the file."""
    lexicon = Lexicon(load_narrative(PROJECT / "cards"))
    found = []
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        tokens = tokenise(row["text"], lexicon.speller)
        words = {word for _, word in words_of(tokens, 0, len(tokens))}
        notions = {f"@{name}" for name in names_of(lexicon.notions(tokens, 0, len(tokens)))}
        found.append(Saying(row["label"], frozenset(words | notions)))
    return found


def points_of(texts: Sequence[Saying]) -> tuple[dict[str, int], float]:
    """Points of each word and notion, and what a text without any has."""
    seen = Counter(part for text in texts for part in text.parts)
    rows = [
        (text, sorted(part for part in text.parts if seen[part] >= RAREST), math.sqrt(max(len(text.parts), 1)))
        for text in texts
    ]
    weights: dict[str, float] = dict.fromkeys((part for part in seen if seen[part] >= RAREST), 0.0)
    base, order, shuffled = 0.0, list(range(len(rows))), random.Random(0)
    for turn in range(ROUNDS):
        shuffled.shuffle(order)
        step = STEP / (1 + turn / 5)
        for at in order:
            text, parts, size = rows[at]
            score = base + sum(weights[part] for part in parts) / size
            error = (1 / (1 + math.exp(-score)) - (text.label == "sign")) * COUNTS[text.label]
            for part in parts:
                weights[part] -= step * (error / size + SHRINK * weights[part])
            base -= step * error / 20
    points = {part: round(value * POINTS) for part, value in weights.items()}
    return {part: value for part, value in sorted(points.items()) if abs(value) >= LIGHTEST}, base * POINTS


def least_of(texts: Sequence[Saying]) -> tuple[float, float]:
    """The weights that few and hardly any ordinary texts reach which the weighing has not seen."""
    reached = []
    for part in range(PARTS):
        points, base = points_of([text for at, text in enumerate(texts) if at % PARTS != part])
        reached += [
            weight_of(text, points) + base
            for at, text in enumerate(texts)
            if at % PARTS == part and text.label == "ordinary"
        ]
    reached.sort(reverse=True)
    return reached[int(len(reached) * ASKED)], reached[int(len(reached) * ASKED_BESIDE)]


def weight_of(text: Saying, points: Mapping[str, int]) -> float:
    """The weight of a text as the reader has it."""
    words, notions = split(text.parts), split(points)
    spec = WeighedWords(
        {name: points[name] for name in notions[0]}, {name: points[f"@{name}"] for name in notions[1]}, 0, 0, 0
    )
    return weight(words[0], words[1], spec)


def split(parts: frozenset[str] | Mapping[str, int]) -> tuple[list[str], list[str]]:
    """Words, and names of notions."""
    return [p for p in parts if not p.startswith("@")], [p[1:] for p in parts if p.startswith("@")]


def document() -> str:
    """The file that the texts give."""
    texts = sayings()
    points, base = points_of(texts)
    words, notions = split(points)
    least, beside = (round(least - base) for least in least_of(texts))
    lines = [f"version: 1.0.0\nleast: {least}\nleastBeside: {beside}\nfewest: {FEWEST}\nwords:"]
    lines += [f"  {json.dumps(word, ensure_ascii=False)}: {points[word]}" for word in words]
    lines += ["notions:", *(f"  {name}: {points[f'@{name}']}" for name in notions)]
    return HEAD + "\n".join(lines) + "\n"


def main() -> int:
    """Write or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    wanted, there = document(), TARGET.read_text(encoding="utf-8")
    if parser.parse_args().check:
        sys.stdout.write("in step\n" if wanted == there else f"{TARGET.name} is not what the texts give\n")
        return int(wanted != there)
    TARGET.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
