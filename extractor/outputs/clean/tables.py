"""The tables of a clean report: those of the source, typeset, and those that we set beside its text.

Ours sum up what the text beside them says. Their heads and cells are worded so that whoever reads the report again
takes its facts from the text, once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from db.records import BudgetItem, Indicator, Report, Stage, Status
from extractor.fields.people import people_of
from extractor.outline.labels import family_of
from extractor.outline.types import Grid, GridCell
from extractor.outputs.clean.mend import Mended, mend, mended_text
from extractor.outputs.clean.parts import LACKING, Box, Table, table
from extractor.outputs.figures import COMPARATOR, reading
from extractor.outputs.numbers import exact

STATUS: dict[Status, str] = {
    "met": "达到", "missed": "未达到", "restated": "只称办妥，未报数值", "not_reported": "未见答复", "contradicted": "与他处说法相反",
    "in_progress": "尚在推进", "out_of_year": "非本年度", "undetermined": "无法比对",
}  # fmt: skip
STAGE: dict[Stage, str] = {
    "budget": "预算", "adjusted": "调整后", "arrived": "到位", "issued": "下达", "paid": "支付", "executed": "执行",
    "settled": "决算",
}  # fmt: skip
PEOPLE = ("姓名", "工作单位", "职务", "职称")
_UNIT, _WAN = "万元", 10**4
"""The unit of amounts, and how many 元 it is."""
_HEAD_MOST = 14
"""The longest words of a column's head; a first row with more is none."""
_PEOPLE_HEAD = re.compile(
    r"\d{1,3}|序号|姓名|(?:所在|工作)?(?:单位|部门)|职务|职称|单位及?职务|职务及?职称|签[字名]|备注"
)


def demands(report: Report, indicators: Sequence[Indicator], caption: str) -> list[Table]:
    """A row a demand: what is asked, the figure asked for, the figure reported, and how the two compare."""
    if not indicators:
        return []
    rows = [(str(n), *_demand(report, each)) for n, each in enumerate(indicators, 1)]
    head = ("序号", "考核事项", "要求值", "报告值", "核对结果")
    return [table(head, rows, (7, 38, 16, 23, 16), caption)]


def _demand(report: Report, each: Indicator) -> tuple[str, str, str, str]:
    text = mended_text(re.sub(r"\s*[\t\n]\s*", " ", each.text)).rstrip("；;。，,")
    wanted = reading(each.figure) if each.figure else _due(report, each) or "（定性）"
    result = each.result
    reported = LACKING
    if result is not None and result.reported is not None:
        reported = reading(result.reported.figure)
    elif result is not None and result.status != "not_reported":
        reported = "（未报数值）" if each.figure else "（文字说明）"
    return _plain(text), wanted, reported, STATUS[result.status] if result else "未核对"


def _due(report: Report, each: Indicator) -> str:
    """The deadline in the words of the demand or of its row; empty where it has none."""
    if each.deadline is None or each.span is None:
        return each.deadline or ""
    here, cell = each.span, report.block(each.span.block).cell
    for date in report.dates:
        if date.last != each.deadline:
            continue
        other = report.block(date.span.block).cell
        within = date.span.block == here.block and here.start <= date.span.start < here.end
        if within or (cell and other and (cell.table, cell.row) == (other.table, other.row)):
            return mended_text(date.span.quote)
    return each.deadline


def _plain(text: str) -> str:
    """A text that nobody takes for a label."""
    return text if family_of(text) is None else f"“{text}”"


def budget(report: Report, in_tables: set[int]) -> list[Table]:
    """The amounts that the text states; those that the source has in tables stand there."""
    items = [i for i in report.budget if i.span is None or i.span.block not in in_tables]
    if not items:
        return []
    rows = [(i.name, i.parent or "—", STAGE[i.stage], _amount(i, report)) for i in items]
    return [table(("事项", "所属事项", "口径", "金额"), rows, (34, 30, 12, 24), "收支金额一览表", right=(4,))]


def _amount(item: BudgetItem, report: Report) -> str:
    """As written where that is in 万元; else in 万元 where that is exact and short; with the bound that was written."""
    found = next(
        (q for q in report.quantities if item.span and (q.span.block, q.span.end) == (item.span.block, item.span.end)),
        None,
    )
    bound = COMPARATOR[found.figure.comparator] if found else ""
    if found is not None and found.figure.value_high is not None:
        return reading(found.figure)
    if item.unit == _UNIT:
        return f"{bound}{item.amount:f}{_UNIT}"
    wan = exact(item.amount_yuan / _WAN) or ""
    if Fraction(wan) == item.amount_yuan / _WAN and len(wan.partition(".")[2]) <= 6:
        return f"{bound}{wan}{_UNIT}"
    return f"{bound}{item.amount:f}{item.unit or ''}"


def grades(report: Report) -> list[Table]:
    """The grades as the conclusion states them: how many projects have which, and which it names."""
    stated = report.ratings
    if not stated.counts and not stated.named:
        return []
    order = list(dict.fromkeys([*(c.grade for c in stated.counts), *(n.grade for n in stated.named)]))
    rows = []
    for grade in order:
        count = next((c for c in stated.counts if c.grade == grade), None)
        names = "、".join(n.project_name.strip() for n in stated.named if n.grade == grade)
        number = LACKING if count is None else str(count.count)
        rows.append((grade, number, names or LACKING))
    if stated.total is not None:
        rows.append(("全部", str(stated.total), "—"))
    return [table(("评定档次", "数目（个）", "所列名称"), rows, (18, 16, 66), "评定情况一览表")]


def people(report: Report) -> list[Table]:
    """The evaluation group; no table where it would not be read again as the same people."""
    if not report.people:
        return []
    rows = [
        tuple(mended_text(x) if x else LACKING for x in (p.name, p.organisation, p.post, p.title))
        for p in report.people
    ]
    made = table(PEOPLE, [(a, b, c, d) for a, b, c, d in rows], (18, 40, 24, 18))
    cells = tuple(GridCell(b.row, b.column, str(b.words[0]), ()) for b in made.boxes)
    again = people_of([Grid(1, 1, 1, cells)], report.blocks, ())
    wanted = [replace(p, span=None) for p in report.people]
    return [made] if [replace(p, span=None) for p in again] == wanted else []


def tells_all(report: Report, grid: Grid) -> bool:
    """Whether the table of people says all that this table of the source says."""
    told = {_bare(x) for p in report.people for x in (p.name, p.organisation, p.post, p.title) if x}
    return names_all(report, grid) and all(
        _bare(c.text) in told or _PEOPLE_HEAD.fullmatch(_bare(c.text)) for c in grid.cells if c.text.strip()
    )


def names_all(report: Report, grid: Grid) -> bool:
    """Whether the people that were read stand in this table of the source."""
    names = {p.span.block for p in report.people if p.span is not None}
    return bool(names) and names <= {s.block for c in grid.cells for s in c.spans}


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def copied(grid: Grid) -> Table:
    """A table of the source, its cells where they were. A row of a label and its value reaches over the whole width."""
    width = max(c.column + c.column_span - 1 for c in grid.cells)
    short = {row[-1] for row in grid.rows() if len(row) == 2 < width and row[-1].column == 2}
    boxes = []
    for cell in grid.cells:
        words: list[str | Mended] = []
        for span in cell.spans:
            words += ["\n", mend(span)] if words else [mend(span)]
        across = width - 1 if cell in short and cell.column_span == 1 else cell.column_span
        boxes.append(Box(cell.row, cell.column, tuple(words), cell.row_span, across))
    headed = all(len(c.text) <= _HEAD_MOST for c in grid.rows()[0])
    return Table(tuple(boxes), int(headed), (1,) * width if width > 12 else None)


def reads_alike(report: Report, grid: Grid) -> bool:
    """Whether the cells of a table that came as lines say by themselves what the lines said as a whole.

    An index without a unit (系数0.58以上) is known by the words before it, which in a table stand in another cell.
    """
    from extractor.language.figures import read

    for cell in grid.cells:
        alone = Counter((q.value, q.comparator, q.unit) for q in read(cell.text).quantities)
        inside = Counter(
            (q.figure.value, q.figure.comparator, q.figure.unit)
            for q in report.quantities
            if any(s.block == q.span.block and s.start <= q.span.start and q.span.end <= s.end for s in cell.spans)
        )
        if alone != inside:
            return False
    return True
