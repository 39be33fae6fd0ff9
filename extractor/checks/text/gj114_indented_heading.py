"""标题缩进不一致

说明
    同一编号样式的标题，多数顶格或统一缩进，个别标题前另有空格。

理由
    缩进不一致说明标题没有套用样式，自动目录和汇总会漏掉这些标题。

反例
    一、部门基本情况
    本中心为区政府直属单位。
         二、自评工作开展情况
    按要求开展自评。
    三、评价结论
    自评等级为优。

正例
    一、部门基本情况
    本中心为区政府直属单位。
    二、自评工作开展情况
    按要求开展自评。
    三、评价结论
    自评等级为优。

不适用
    同样式的标题少于三个，无从比较。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from db.records import Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.text.numbering import lists, quoted
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

ENOUGH = 3


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One pass a heading that stands like its peers; those that do not are one finding, with their blanks quoted."""
    heads = {s.first_block for s in view.report.sections} | {p.span.block for p in view.report.projects if p.span}
    styles: dict[str, dict[bool, list[Span]]] = defaultdict(lambda: {False: [], True: []})
    for numbered in view.once(lists):
        for entry in numbered.entries:
            if entry.block.id in heads:
                place = quoted(view, entry)
                styles[entry.mark.style][place.start > 0].append(view.span(entry.block.id, 0, place.end))
    compared = {style: both for style, both in styles.items() if len(both[False]) + len(both[True]) >= ENOUGH}
    if not compared:
        yield NotApplicable("同样式的标题不足三个，无从比较")
    odd = [span for both in compared.values() if len(both[True]) < len(both[False]) for span in both[True]]
    yield Passed(sum(len(both[False]) + len(both[True]) for both in compared.values()) - len(odd))
    if odd:
        odd.sort(key=lambda span: span.block)
        words = "”“".join(span.quote.strip() for span in odd)
        yield Failed({"words": words}, context(*odd), projects=of_block(view, *(span.block for span in odd)))


RULE = Rule(
    code="GJ114",
    name="indented-heading",
    category="format_error",
    severity="info",
    message="标题“{words}”前有空格，与同级标题不一致",
    basis="GB/T 9704—2012《党政机关公文格式》：同级标题格式一致",
    check=check,
    doc=__doc__,
)
