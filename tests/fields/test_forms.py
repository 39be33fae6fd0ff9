"""Forms: label beside value, indicators in rows, merged cells, and money by stage."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from db.records import Block, Cell, Document, Report
from db.store import Store
from db.tabled import completion_of, indicator_of
from extractor.fields import extract
from extractor.language.figures import read
from extractor.outline import build
from tests.reports import Read

FORM = [
    ["项目名称", "校舍维修", "主管部门", "某某局"],
    ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"],
    ["年度资金总额", "100.00", "110.00", "108.9"],
    ["年度总体目标", "预期目标", "实际完成情况", None],
    [None, "消除校舍隐患。", "校舍隐患已消除。", None],
]
ROWS = [
    ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "维修校舍", "≥3栋", "4栋", "30", "30"],
    [None, "质量指标", "验收合格率", "100%", "98.5%", "20", "18"],
    [None, "时效指标", "完成时限", "8月底前", "8月20日", "10", "10"],
    ["效益指标", "社会效益指标", "办学条件", "明显改善", "明显改善", "30", "28"],
    ["总分", None, None, None, None, "100", "96"],
]


def form(*tables: list[list[str | None]]) -> Report:
    """A report of tables; None is covered by the cell above (first columns) or is no cell at all."""
    blocks = [Block(1, "paragraph", "某某局2025年度项目支出绩效自评表", "第1段")]
    for number, table in enumerate(tables, 1):
        for r, row in enumerate(table, 1):
            for c, text in enumerate(row, 1):
                if text is not None:
                    below = 1
                    while r + below <= len(table) and c <= 2 and table[r + below - 1][c - 1] is None:
                        below += 1
                    blocks.append(Block(len(blocks) + 1, "cell", text, f"表{number}", cell=Cell(number, r, c, below)))
    (made,) = build(Document("docx", tuple(blocks)), "自评表.docx")
    found = [read(b.text, 2025) for b in made.blocks]
    return extract(made, [Read(r.quantities, r.times) for r in found])


def test_a_form_is_a_project() -> None:
    got = form(FORM, ROWS)
    assert got.genre == "self_evaluation_form"
    (project,) = got.projects
    assert project.name == "校舍维修"
    assert project.goal is not None and project.goal.text == "消除校舍隐患。"
    assert project.completion is not None and project.completion.text == "校舍隐患已消除。"
    assert project.score == Decimal(96)


def test_rows_stand_for_the_fields_that_a_form_has_not() -> None:
    (project,) = form(FORM[:3], ROWS).projects
    assert project.indicator is None and project.completion is None
    asked, done = indicator_of(project), completion_of(project)
    assert asked is not None and done is not None
    assert asked.text.split("\n")[:4] == ["维修校舍", "≥3栋", "验收合格率", "100%"]
    assert done.text.split("\n") == ["4栋", "98.5%", "8月20日", "明显改善"]
    for field in (asked, done):
        assert [s.quote for s in field.spans] == field.text.split("\n")


def test_a_field_of_text_stands_before_rows() -> None:
    (project,) = form(FORM, ROWS).projects
    assert completion_of(project) == project.completion
    assert indicator_of(project) is not None


def test_rows_are_stored_with_the_places_of_their_targets(tmp_path: Path) -> None:
    made = form(FORM[:3], ROWS)
    with Store.open(tmp_path / "gouji.db") as store:
        store.save("自评表.docx", made.source, 1, made.sha256, made.format, [made], "v1")
        assert store.load(1).projects == made.projects
        (row,) = store.conn.execute("SELECT indicator, completion FROM v_projects")
    assert row[0].split("\n")[0] == "维修校舍\t≥3栋" and row[1].split("\n")[0] == "4栋"


def test_rows_are_single_demands_with_their_answers() -> None:
    (project,) = form(FORM, ROWS).projects
    rows = [
        (i.level1, i.level2, i.thing, i.weight, i.score, i.answer.text if i.answer else None)
        for i in project.indicators
    ]
    assert rows == [
        ("产出指标", "数量指标", "维修校舍", Decimal(30), Decimal(30), "4栋"),
        ("产出指标", "质量指标", "验收合格率", Decimal(20), Decimal(18), "98.5%"),
        ("产出指标", "时效指标", "完成时限", Decimal(10), Decimal(10), "8月20日"),
        ("效益指标", "社会效益指标", "办学条件", Decimal(30), Decimal(28), "明显改善"),
    ]
    first, second, third, fourth = project.indicators
    assert first.figure is not None and (first.figure.value, first.figure.comparator, first.figure.unit) == (
        3,
        ">=",
        "栋",
    )
    assert second.figure is not None and second.figure.value == 100
    assert third.deadline == "2025-08-31" and not third.quantitative
    assert fourth.figure is None


def test_money_by_stage() -> None:
    (project,) = form(FORM, ROWS).projects
    assert [(b.stage, b.amount, b.unit, b.amount_yuan) for b in project.budget] == [
        ("budget", Decimal("100.00"), "万元", 1_000_000),
        ("adjusted", Decimal("110.00"), "万元", 1_100_000),
        ("executed", Decimal("108.9"), "万元", 1_089_000),
    ]


def test_nature_value_and_unit_in_three_columns() -> None:
    (project,) = form(
        FORM,
        [
            ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "实际完成值"],
            ["产出指标", "数量指标", "维修校舍", "≥", "3", "栋", "4"],
        ],
    ).projects
    (row,) = project.indicators
    assert row.figure is not None
    assert (row.figure.value, row.figure.comparator, row.figure.unit) == (3, ">=", "栋")


def test_a_name_may_close_as_a_label_of_money_does() -> None:
    named = [["项目名称", "图书馆开放补助经费", "主管部门", "某某局"], *FORM[1:]]
    assert [p.name for p in form(FORM, ROWS, named, ROWS).projects] == ["校舍维修", "图书馆开放补助经费"]


def test_the_head_of_a_list_of_money_names_no_project() -> None:
    head = [["项目名称", "项目资金", "执行率", "得分"], ["桥梁养护", "98.00", "97%", "95"]]
    assert [p.name for p in form(FORM, ROWS, head).projects] == ["校舍维修"]
