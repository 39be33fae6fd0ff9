"""The evidence page as it is written: every character of the report, nothing from elsewhere, no attack but as text."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from db.records import Span
from extractor.outputs.findings import Audited
from extractor.outputs.html import html
from extractor.outputs.html.text import parts
from extractor.outputs.html.used import used
from tests.outputs.conftest import ATTACKS, SAMPLES, checked, hostile


class Page(HTMLParser):
    """The tags with their attributes, and the words of each block by its id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: dict[str, str] = {}
        self._block = ""
        self._depth = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.append((tag, held))
        if "block" in (held.get("class") or "").split():
            self._block = held["id"] or ""
        if held.get("class") == "words":
            self.words[self._block] = ""
            self._depth = 1
        elif self._depth:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth = max(0, self._depth - 1)

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.words[self._block] += data


@pytest.mark.parametrize("name", ["township.docx", "education.docx", "health.pdf", "water.txt"])
def test_the_whole_report_is_there_verbatim(name: str) -> None:
    a = checked(SAMPLES / name, 1)
    page = Page(html([a]))
    assert page.words == {f"r1-b{block.id}": block.text for block in a.report.blocks}


def test_every_quote_has_its_words_and_every_card_its_quotes(several: list[Audited]) -> None:
    page = Page(html(several))
    targets = [key for _, held in page.tags if (key := held.get("data-to"))]
    marked = {key for _, held in page.tags for key in (held.get("data-quotes") or "").split()}
    assert len(targets) == sum(len(f.evidence) for a in several for f in a.findings)
    assert set(targets) == marked
    demands = {held["data-demand"] for _, held in page.tags if "data-demand" in held}
    worded = {key for _, held in page.tags for key in (held.get("data-demands") or "").split()}
    assert worded and worded <= demands
    ids = [held["id"] for _, held in page.tags if "id" in held]
    assert len(ids) == len(set(ids))
    links = {str(held["href"])[1:] for tag, held in page.tags if tag == "a" and "href" in held}
    assert links <= set(ids)


def test_every_figure_says_what_was_read(one: list[Audited]) -> None:
    report = one[0].report
    pieces = [p for part in parts("r1", one[0]) if part.paragraph for p in part.paragraph.pieces]
    read = [p.read for p in pieces if p.read]
    assert len(read) == len(report.quantities)
    assert any(text.startswith("≥") for text in read)
    dimmed = [p for p in pieces if "unused" in p.classes]
    bright = [p for p in pieces if "figure used" in p.classes]
    assert (
        dimmed
        and bright
        and all("没有用在" in p.hint for p in dimmed)
        and not any("没有用在" in p.hint for p in bright)
    )


def test_a_figure_is_used_where_a_demand_or_a_finding_has_it(one: list[Audited]) -> None:
    a = one[0]
    held = used(a)
    for finding in a.findings:
        for side in (finding.target, finding.reported):
            assert side is None or side.span in held
    for project in a.report.projects:
        for demand in project.indicators:
            if demand.result and demand.result.status == "met" and demand.result.reported:
                assert demand.result.reported.span in held
    free = {q.span for q in a.report.quantities} - held
    quoted = [e.span for f in a.findings for e in f.evidence]

    def inside(span: Span) -> bool:
        return any(s.block == span.block and s.start <= span.start and span.end <= s.end for s in quoted)

    assert free and not any(inside(span) for span in free)


def test_nothing_comes_from_elsewhere(several: list[Audited]) -> None:
    page = html([*several, hostile()])
    for tag, held in Page(page).tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "form", "base")
        assert tag != "svg" or held.keys() <= {"viewbox", "role", "class", "width", "height", "aria-hidden"}
        assert "src" not in held and not [key for key in held if key.startswith("on")], tag
        assert str(held.get("href", "#")).startswith("#")
        assert "style" not in held
    assert "url(" not in page and "@import" not in page


def test_the_policy_names_our_style_and_script_only(one: list[Audited]) -> None:
    page = html(one)
    policy = Page(page).tags[3][1]["content"] or ""
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_attacks_are_text() -> None:
    a = hostile()
    page = html([a])
    parsed = Page(page)
    tags = [tag for tag, _ in parsed.tags]
    assert tags.count("script") == 1 and "svg" not in tags
    assert parsed.words == {f"r1-b{block.id}": block.text for block in a.report.blocks}
    assert "49" not in re.findall(r'<p class="message">(.*?)</p>', page)[ATTACKS.index("{{ 7 * 7 }}{% raw %}")]
