"""标题写决算或执行，正文没有支出数

说明
    标题写明预决算、决算或预算执行情况，该部分却只有预算数，没有决算、支出或执行的金额，也没有执行率。

理由
    没有实际支出，预算执行率无法核对，资金与绩效无法对应。

反例
    一、部门基本情况
    （一）部门收支预决算情况
    2025年收入预算合计1250.50万元。
    2025年支出预算合计1250.50万元。
    （二）部门整体绩效目标
    提高住房保障能力。

正例
    一、部门基本情况
    （一）部门收支预决算情况
    2025年支出预算合计1250.50万元，全年实际支出1175.47万元，执行率94%。
    （二）部门整体绩效目标
    提高住房保障能力。

不适用
    没有这样的标题，或者该部分没有金额（可能在表格或附件里）；表格里有支出、执行一栏的。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Section, Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

# A table tells what was spent in a column of its own.
COLUMN = re.compile(
    r"(?:^|\t)\s*(?:(?:完成|实际)(?:投资|支出)|(?:全年)?(?:支出|执行|决算|支付)数?)(?:额|金额)?(?:[（(][^（）()]*[）)])?\s*(?=\t|$)"
)
PROMISED = re.compile(r"决算|执行情况|支出情况|使用情况")
SPENT = re.compile(
    r"决算(?:数|支出|收入|总)|实际支出|支出(?:决算|完成|执行)|执行(?:数|率|金额)|(?:已|共|累计|全年|实际)(?:支出|支付|拨付|使用|执行)|支出率|结余|结转下年"
)


PARTED = re.compile(r"(?:项目|基本|总)?支出\s*[\d,，.]+\s*[万亿]?元[中里]")
"""What was spent, with its parts: 项目支出3,468万元中，……."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a section on money whose heading promises what was spent."""
    judged = False
    for section in view.sections("budget"):
        if not PROMISED.search(section.heading):
            continue
        blocks = view.blocks(section)
        amounts = [q for b in blocks for q in view.quantities(b.id) if q.figure.dimension == "money"]
        if not amounts:
            continue
        judged = True
        spent = any(
            item.stage in ("paid", "executed", "settled") and _inside(item.span, section) for item in view.report.budget
        )
        named = any(PARTED.search(b.text) for b in blocks)
        headed = any(COLUMN.search(b.text) for b in blocks if b.kind == "cell" or "\t" in b.text)
        if spent or named or headed or any(SPENT.search(b.text) for b in blocks[1:] or blocks):
            yield Passed()
        else:
            yield Failed({"heading": section.heading.strip()}, context(section.span, *(q.span for q in amounts[:1])))
    if not judged:
        yield NotApplicable("没有写明决算或执行的部分，或者该部分没有金额")


def _inside(span: Span | None, section: Section) -> bool:
    return span is not None and section.first_block <= span.block <= section.last_block


RULE = Rule(
    code="GJ317",
    name="no-settlement",
    category="missing_content",
    severity="warning",
    message="“{heading}”部分只有预算数，没有决算（实际支出）数和执行率",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：单位自评内容包括预算资金执行率",
    check=check,
    doc=__doc__,
)
