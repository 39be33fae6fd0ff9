"""Demands that a table of numbers in the completion answers: by its total, by its rows, or by the row of the thing."""

from __future__ import annotations

import hashlib

import pytest

from db.records import Block, Cell, Document, Report
from extractor import fields, language, results
from extractor.outline.build import build
from tests.checks.reports import HEAD, report

BY_PLACE = "乡镇\t培训（人次）\t宣传册（份）\t种草（亩）\t检查站（座）\n东溪镇\t4,920\t16,800\t1,020\t3\n西溪镇\t4,145\t13,500\t980\t2"
TOTAL = "\n合计\t9,065\t30,300\t2,000\t5"
BY_THING = "单位：台\n机具\t计划数量\t购置数量\n插秧机\t12\t12\n烘干机\t6\t5\n合计\t18\t17"


def told(indicator: str, completion: str) -> str:
    return f"1、惠农工程\n绩效目标：方便群众。\n绩效指标：{indicator}\n完成情况：{completion}\n"


def as_cells(text: str) -> Report:
    """The same report with its table as cells of a word processor."""
    blocks: list[Block] = []
    row = 0
    for line in f"{HEAD}\n{text}".splitlines():
        row += "\t" in line
        for column, words in enumerate(line.split("\t"), 1):
            cell = Cell(1, row, column) if "\t" in line else None
            blocks.append(Block(len(blocks) + 1, "cell" if cell else "paragraph", words, "某处", cell=cell))
    outline = build(Document("docx", tuple(blocks), seen=len(text)), "例.docx")[0]
    analyses = list(language.analyse((block.text for block in outline.blocks), outline.fiscal_year))
    return results.settle(fields.extract(outline, analyses, hashlib.sha256(b"").hexdigest()))


def answers(made: Report) -> list[tuple[str, str]]:
    found = []
    for demand in made.projects[0].indicators:
        assert demand.result is not None
        quantity = demand.result.reported
        for span in (*demand.result.evidence, *([quantity.span] if quantity else [])):
            assert made.block(span.block).text[span.start : span.end] == span.quote
        found.append((demand.result.status, quantity.span.quote if quantity else ""))
    return found


@pytest.mark.parametrize("read", [report, as_cells])
@pytest.mark.parametrize(
    ("indicator", "table", "expected"),
    [
        ("培训农户不少于9000人次。", BY_PLACE + TOTAL, ("met", "9,065")),
        ("培训农户不少于9500人次。", BY_PLACE + TOTAL, ("missed", "9,065")),
        ("发放宣传册不少于3万份。", BY_PLACE + TOTAL, ("met", "30,300")),
        ("人工种草不少于2400亩。", BY_PLACE + TOTAL, ("missed", "2,000")),
        # without a total what all rows come to, told by the first of them
        ("培训农户不少于9000人次。", BY_PLACE, ("met", "4,920")),
        ("培训农户不少于9500人次。", BY_PLACE, ("missed", "4,920")),
        ("培训农户不少于9000人次。", BY_PLACE.replace("乡镇", "主要乡镇"), ("met", "4,920")),
        ("培训农户不少于9500人次。", BY_PLACE.replace("乡镇", "主要乡镇"), ("undetermined", "4,920")),
        # the row of the thing, where the column only says that so many were bought
        ("购置烘干机6台。", BY_THING, ("missed", "5")),
        ("购置插秧机12台。", BY_THING, ("met", "12")),
        # other work, another thing, an average
        ("新建检查站5座。", BY_PLACE.replace("检查站", "维修检查站") + TOTAL, ("not_reported", "")),
        ("栽植果树5000株。", BY_PLACE + TOTAL, ("not_reported", "")),
        ("每个乡镇培训农户不少于5000人次。", BY_PLACE + TOTAL, ("undetermined", "")),
        # a column without a unit is enough to be met, and too little to fall short
        ("发放宣传册不少于3万份。", (BY_PLACE + TOTAL).replace("（份）", ""), ("met", "30,300")),
        ("发放宣传册不少于4万份。", (BY_PLACE + TOTAL).replace("（份）", ""), ("undetermined", "30,300")),
    ],
)
def test_a_table_answers(read: object, indicator: str, table: str, expected: tuple[str, str]) -> None:
    make = report if read is report else as_cells
    assert answers(make(told(indicator, f"各地情况见下表。\n{table}\n群众反映良好。"))) == [expected]


def test_prose_goes_before_the_table() -> None:
    text = told("培训农户不少于9500人次。", f"全年培训农户9600人次。\n{BY_PLACE}{TOTAL}")
    assert answers(report(text)) == [("met", "9600人次")]


def test_what_points_to_a_table_tells_of_no_day() -> None:
    text = told("补种任务11月底前完成。", f"各镇补种的数量、年末在册数见下表。最后一批11月9日栽完。\n{BY_PLACE}{TOTAL}")
    assert answers(report(text)) == [("met", "")]
    text = told("补种任务11月底前完成。", f"最后一批11月9日栽完，与年末在册数相符。\n{BY_PLACE}{TOTAL}")
    assert answers(report(text)) == [("met", "")]


def test_two_demands_of_one_column_are_left_open() -> None:
    found = answers(report(told("培训农户9000人次；培训干部9000人次。", f"见下表。\n{BY_PLACE}{TOTAL}")))
    assert [status for status, _ in found] == ["undetermined"] * 2
