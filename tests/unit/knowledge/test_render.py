"""The page for a clinical reviewer: everything that decides is on it, what is unverified is marked, nothing comes from
elsewhere."""

from __future__ import annotations

import itertools
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cds_service.errors import KnowledgeError
from cds_service.knowledge.load import Knowledge, load_knowledge
from cds_service.knowledge.render.page import Form, render
from tests.unit.knowledge.loaded import CARDS

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """Tags in order, ids, targets, and whether every element is closed where it should be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.targets += [given["href"] or ""] if "href" in given else []
        assert "src" not in given
        assert not any(key.startswith("on") for key in given)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def words(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.text))


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def html(known: Knowledge) -> str:
    return render(known, Form.HTML)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


@pytest.fixture(scope="module")
def markdown(known: Knowledge) -> str:
    return render(known, Form.MARKDOWN)


def test_the_same_knowledge_gives_the_same_page(known: Knowledge, html: str) -> None:
    assert render(known, Form.HTML) == html


class TestHtml:
    def test_every_element_is_closed(self, page: Page) -> None:
        assert page.open == []

    def test_every_id_is_there_once_and_every_inner_link_leads_somewhere(self, page: Page) -> None:
        assert len(page.ids) == len(set(page.ids))
        inner = {target[1:] for target in page.targets if target.startswith("#")}
        assert inner - set(page.ids) == set()

    def test_nothing_is_loaded_from_outside(self, html: str, page: Page) -> None:
        assert not {"script", "img", "link", "iframe", "object"} & set(page.tags)
        style = html.split("<style>")[1].split("</style>", maxsplit=1)[0]
        assert "url(" not in style
        assert "@import" not in style
        assert all(target.startswith(("#", "https://")) for target in page.targets)

    def test_it_has_a_language_a_title_and_one_first_heading(self, html: str, page: Page) -> None:
        assert '<html lang="en">' in html
        assert page.tags.count("title") == page.tags.count("h1") == page.tags.count("main") == 1

    def test_no_heading_skips_a_level(self, page: Page) -> None:
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))

    def test_every_table_has_a_caption(self, page: Page) -> None:
        assert page.tags.count("caption") == page.tags.count("table") > 0

    def test_colours_of_words_are_dark_enough_on_white(self, html: str) -> None:
        style = html.split("<style>")[1].split("</style>", maxsplit=1)[0]
        words = dict(re.findall(r"--(ink|soft|critical|warning|info): (#[0-9a-f]{6})", style))
        assert len(words) == 5
        assert all(_contrast(colour) >= 4.5 for colour in words.values())


def _contrast(colour: str) -> float:
    """WCAG contrast with white."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


class TestContent:
    def test_every_row_with_its_words_is_told_in_order(self, known: Knowledge, page: Page) -> None:
        places = [page.words.index(f"Row {row.id}: {row.title}") for row in known.table.rows]
        assert places == sorted(places)
        texts = [part.text for row in known.table.rows for part in row.when.walk() if part.text]
        assert [text for text in texts if text not in page.words] == []

    def test_every_operator_of_the_table_has_words(self, html: str) -> None:
        assert "lambda" not in html
        assert re.findall(r"\{&#39;|\[&#39;", html) == []

    def test_every_modifier_number_and_red_flag_group_is_told(self, known: Knowledge, page: Page) -> None:
        names = [modifier.title for modifier in known.table.modifiers]
        names += [parameter.meaning for parameter in known.table.parameters.values()]
        names += [group.label for group in known.table.groups]
        assert [name for name in names if name not in page.words] == []

    def test_numbers_have_value_unit_and_setting(self, page: Page) -> None:
        row = re.search(r"conservative period before imaging is considered.{60}", page.words)
        assert row is not None
        assert "42 days" in row[0]
        assert "CDS_DEFERRAL_DAYS" in row[0]

    def test_a_number_of_the_site_is_shown_beside_the_one_that_was_shipped(self, known: Knowledge) -> None:
        words = Page(render(known.with_settings({"deferralDays": 28}), Form.HTML)).words
        assert "28 days shipped: 42 days" in words
        assert "symptoms for at least 28 days" in words

    def test_a_row_that_a_site_silenced_is_marked(self, known: Knowledge) -> None:
        words = Page(render(known.with_settings(off=frozenset({"11"})), Form.HTML)).words
        assert "Lumbar MRI already done (switched off at this site: decides in silence)" in words

    def test_every_finding_is_told_with_its_codes(self, known: Knowledge, page: Page) -> None:
        for spec in known.findings.specs.values():
            assert f"finding-{spec.id}" in page.ids
        codes = [code for one in known.terminology.value_sets.values() for part in one.parts for code in part.codes]
        assert [code for code in codes if code not in page.words] == []

    def test_phrases_are_told_as_they_are_written(self, page: Page) -> None:
        assert "present: {saddle} {numb}" in page.words

    def test_every_card_is_told_with_all_its_wordings(self, known: Knowledge, page: Page) -> None:
        for card in (*known.library.primary, *known.library.supporting):
            assert f"card-{card.id}" in page.ids
            assert card.summaries[-1].written in page.words
            assert all(reason.display in page.words for reason in card.override_reasons)

    def test_what_is_filled_in_is_shown_as_such(self, page: Page) -> None:
        assert "[findings]: possible cauda equina. Emergency MRI within 4 h, call spine surgery now" in page.words

    def test_every_cell_of_the_acr_matrix_is_told(self, known: Knowledge, page: Page) -> None:
        line = re.search(r"MRI of the lumbar spine without and with contrast ((?:U?M?B?N?A\?? ){7})", page.words)
        assert line is not None
        assert line[1].split() == ["UNA", "UNA", "MBA", "UA", "UA", "MBA", "UA"]
        assert len(re.findall(r"\bUNA\?", page.words)) == sum(
            cell.inferred for cell in known.appropriateness.ratings.cells.values()
        )

    def test_every_source_has_its_status_and_date(self, known: Knowledge, page: Page) -> None:
        for entry in known.evidence.values():
            assert f"evidence-{entry.id}" in page.ids
            assert f"{entry.says} {entry.status.value}, " in page.words
        assert page.words.count("2026-11-22") >= len(known.evidence)

    def test_what_nobody_verified_is_marked(self, html: str) -> None:
        assert re.search(r'<tr id="evidence-D1" class="unverified">', html)
        assert not re.search(r'<tr id="evidence-S1" class="unverified">', html)
        assert re.search(r'href="#evidence-D1">D1</a> <span class="badge unverified">not verified</span>', html)

    def test_it_says_that_nobody_has_reviewed_it(self, page: Page, markdown: str) -> None:
        assert page.words.count("No licensed clinician has reviewed this knowledge") == 2
        assert "**Not clinically reviewed.**" in markdown


class TestReview:
    def test_a_review_takes_the_place_of_the_notice(self, tmp_path: Path) -> None:
        root = Path(shutil.copytree(CARDS, tmp_path / "cards"))
        path = root / "lumbar-imaging" / "review.yaml"
        entry = "{by: 'A. Surgeon, spine surgeon', date: 2026-12-01, version: 1.0.0, scope: decision table}"
        path.write_text(path.read_text("utf-8").replace("reviews: []", f"reviews: [{entry}]"), "utf-8")
        words = Page(render(load_knowledge(root), Form.HTML)).words
        assert "A. Surgeon, spine surgeon, 2026-12-01, version 1.0.0: decision table" in words
        assert "No licensed clinician has reviewed" not in words

    def test_a_review_without_a_name_is_refused(self, tmp_path: Path) -> None:
        root = Path(shutil.copytree(CARDS, tmp_path / "cards"))
        path = root / "lumbar-imaging" / "review.yaml"
        path.write_text(path.read_text("utf-8").replace("reviews: []", "reviews: [{date: 2026-12-01}]"), "utf-8")
        with pytest.raises(KnowledgeError, match="must have a member by"):
            render(load_knowledge(root), Form.HTML)


class TestMarkdown:
    def test_it_tells_the_same_rows_cards_findings_and_sources(self, known: Knowledge, markdown: str) -> None:
        assert all(f"### Row {row.id}: {row.title}\n" in markdown for row in known.table.rows)
        assert all(f"`{card.id}` ({card.indicator.value})\n" in markdown for card in known.library.primary)
        assert all(f"(`{name}`)\n" in markdown for name in known.findings.specs)
        assert all(f"\n| {name} | " in markdown for name in known.evidence)

    def test_every_table_is_whole(self, markdown: str) -> None:
        """Each line of a table has as many cells as its head."""
        lines = markdown.splitlines()
        for number, line in enumerate(lines):
            if line.startswith("|---"):
                width = _cells(line)
                assert _cells(lines[number - 1]) == width, lines[number - 1]
                assert lines[number + 1].startswith("| "), lines[number - 1]
                assert _cells(lines[number + 1]) == width, lines[number + 1]

    def test_criteria_are_nested_lists(self, markdown: str) -> None:
        part = markdown.split("### Row 4: ")[1].split("### Row 5: ", maxsplit=1)[0]
        assert re.search(r"^- any of\n  - \*\*ruptured", part, re.M)
        assert re.search(r"^    - recorded: aortic aneurysm$", part, re.M)

    def test_no_html_is_in_it(self, markdown: str) -> None:
        assert not re.search(r"</?[a-z]+[ >]", markdown)
        assert "&#" not in markdown


def _cells(line: str) -> int:
    return len(re.findall(r"(?<!\\)\|", line)) - 1
