"""The page that a quote stands on, drawn beside it: every box of its block, said in words, nothing else of the report."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from db.records import Block, PageBox
from db.store import Store
from extractor.outputs.export import reports_json
from extractor.outputs.findings import Audited
from extractor.outputs.html import html
from extractor.outputs.html.cards import cards
from extractor.outputs.html.sheets import leaves, sheets
from extractor.outputs.json import framed
from tests.outputs.conftest import SAMPLES, checked, hostile
from tests.outputs.test_page import Page

PDFS = sorted(SAMPLES.glob("*.pdf"))


def block(*boxes: tuple[int, float, float, float, float]) -> Block:
    return Block(1, "paragraph", "话。", "第1页", boxes=tuple(PageBox(*box, 595.3, 841.9) for box in boxes))


@pytest.mark.parametrize("path", PDFS, ids=lambda p: p.name)
def test_every_quote_has_the_pages_of_its_block(path: Path) -> None:
    a = checked(path, 1)
    drawn = {sheet.key for sheet in sheets("r1", a)}
    used = set()
    for card, finding in zip(cards("r1", a), _in_order(a), strict=True):
        for side, evidence in zip(card.sides, finding, strict=True):
            boxes = a.report.block(evidence).boxes
            assert [leaf.number for leaf in side.leaves] == sorted({box.page for box in boxes})
            assert sum(len(leaf.marks) for leaf in side.leaves) == len(boxes) > 0
            assert all(leaf.says.startswith(f"第{leaf.number}页，页面") for leaf in side.leaves)
            used |= {leaf.sheet for leaf in side.leaves}
    assert used == drawn


def _in_order(a: Audited) -> list[list[int]]:
    from extractor.outputs.findings import ordered

    return [[e.span.block for e in finding.evidence] for _, finding in ordered([a])]


def test_the_page_holds_them(tmp_path: Path) -> None:
    a = checked(PDFS[0], 1)
    page = html([a])
    tags = Page(page).tags
    ids = {held["id"] for _, held in tags if "id" in held}
    uses = [held["href"] for tag, held in tags if tag == "use"]
    said = re.findall(r"<title>(第[^<]*)</title>", page)
    assert len(uses) == len(said) == sum(len(side.leaves) for card in cards("r1", a) for side in card.sides)
    assert {str(use)[1:] for use in uses} <= ids
    assert "小图" in page
    spots = [held for tag, held in tags if tag == "rect" and held.get("class") == "spot"]
    assert spots and all(str(spot[key]).isdigit() for spot in spots for key in ("x", "y", "width", "height"))


def test_without_places_nothing_is_drawn() -> None:
    for a in (checked(SAMPLES / "township.docx", 1), hostile()):
        page = html([a])
        assert "<svg" not in page.replace("&lt;svg", "") and "小图" not in page
        assert not sheets("r1", a) and not any(side.leaves for card in cards("r1", a) for side in card.sides)


def test_evidence_in_another_report_is_not_drawn() -> None:
    a = checked(PDFS[0], 1)
    elsewhere = tuple(
        replace(f, evidence=tuple(replace(e, report_id=2) for e in f.evidence)) if n else f
        for n, f in enumerate(a.findings)
    )
    a = replace(a, findings=elsewhere)
    drawn = [bool(side.leaves) for card in cards("r1", a) for side in card.sides]
    assert drawn.count(True) == len(a.findings[0].evidence)


@pytest.mark.parametrize(
    ("boxes", "says"),
    [
        ([(3, 80, 90, 510, 150)], ["第3页，页面上部"]),
        ([(3, 80, 400, 510, 440)], ["第3页，页面中部"]),
        ([(3, 80, 700, 200, 740)], ["第3页，页面下部左侧"]),
        ([(3, 400, 400, 500, 440)], ["第3页，页面中部右侧"]),
        ([(3, 250, 400, 345, 440)], ["第3页，页面中部"]),
        ([(3, 80, 80, 510, 760)], ["第3页，页面大部"]),
        ([(3, 80, 80, 280, 760)], ["第3页，页面左侧"]),
        ([(3, 80, 700, 510, 760), (4, 80, 80, 510, 120)], ["第3页，页面下部", "第4页，页面上部"]),
        ([(3, 80, 700, 280, 760), (3, 310, 80, 510, 120)], ["第3页，页面下部左侧、上部右侧"]),
        ([(3, 0, 841.8, 595.3, 841.9)], ["第3页，页面下部"]),
        ([], []),
    ],
)
def test_the_place_in_words(boxes: list[tuple[int, float, float, float, float]], says: list[str]) -> None:
    assert [leaf.says for leaf in leaves("r1", block(*boxes))] == says


@pytest.mark.parametrize("path", PDFS, ids=lambda p: p.name)
def test_json_from_the_store_is_that_of_the_reading(path: Path, tmp_path: Path) -> None:
    a = checked(path, 1)
    report = a.report
    with Store.open(tmp_path / "gouji.db") as store:
        assert store.save(str(path), report.source, 1, report.sha256, report.format, [report], "v") == [1]
        back = store.load(1)
    made, again = (framed(reports=reports_json([one])) for one in (report, back))
    assert made == again and '"boxes"' in made
    shown = reports_json([back])[0]["blocks"]
    assert all(
        list(box) == ["page", "x0", "y0", "x1", "y1", "width", "height"] for block in shown for box in block["boxes"]
    )
