"""比率的基数与概况的总数不一致

说明
    概况写明某种对象有多少，项目里说明这种对象的比率或其中一部分时（“84台中完好82台”）所用的基数与之相差不多（写明是全县、全区的，相差一半以内），但不相等。

理由
    同一对象的总数前后应当一致；不一致的，不是概况没有更新，就是比率算错了基数。

反例
    一、部门概况
    全县养老床位现有760张。
    二、项目绩效情况
    （一）养老床位改造
    年度目标：提升养老床位护理水平。
    三级指标	年初目标值	全年实际值	完成情况说明
    养老床位护理型占比	≥60%	65.8%	740张中护理型487张
    养老服务投诉次数	≤5次	2次	均已答复

正例
    一、部门概况
    全县养老床位现有740张。
    二、项目绩效情况
    （一）养老床位改造
    年度目标：提升养老床位护理水平。
    三级指标	年初目标值	全年实际值	完成情况说明
    养老床位护理型占比	≥60%	65.8%	740张中护理型487张
    养老服务投诉次数	≤5次	2次	均已答复

不适用
    概况没有写明这种对象的总数；相差较大的多半是抽检数或其中一部分。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from db.records import Project, Quantity, Span
from extractor.checks.project import remarks
from extractor.checks.project.judged import judged
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

NEAR = Fraction(1, 10)
"""A base further from the stock is a sample or a part of it."""
WHOLE, WIDE = re.compile(r"全[我本]?[省市州盟区县旗镇乡](?:[^，。；、\d]{0,2})$"), Fraction(1, 2)
"""A base that is said to be that of the whole area (全区11家社区服务站中) may be further from it."""
NOUN = re.compile(r"[\u4e00-\u9fff]{2,12}$")
LEAD = re.compile(r"^.*(?:在册|现有|另有|共有|拥有|设有|管养|管护|管辖|在用|辖区|下辖|辖|其中|[全我本][区县市镇乡])")
TAIL = re.compile(r"(?:现有|共有|共计|合计|总数|达到?|共|有|为|约)$")
LONG = 3
"""Names of fewer characters (学校, 车辆) may be of others than the overview counts."""
AMONG = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{3,12}?)(?:里|中(?![央心标小学型等医药期]))(?=[^，。；\d]{0,8}\d|，[^，。；\d]{1,16}\d)"
)
SOME = re.compile(r"(?:抽|选|新|培训|参|检|其|部分|[的在到过])[^，。；、\d]{0,4}$")
"""Words before a number that make it of some only."""
OF = re.compile(r"中(?![央心标小学型等医药期])")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a rate whose remark tells the base that it is of, where the overview tells the stock."""
    stocks = list(_stocks(view))
    looked = False
    for one in judged(view) if stocks else ():
        if one.demand.figure is None or one.demand.figure.dimension != "ratio":
            continue
        for cell, base in _bases(view, remarks.behind(view, one.demand)):
            found = [(noun, q) for noun, q in stocks if noun in one.demand.text and comparable(q.figure, base.figure)]
            if len(found) == 1:
                looked = True
                yield _judge(view, *found[0], base, cell, one.project, f"指标“{one.words}”的比率")
    for project in view.report.projects if stocks else ():
        for base, told, name in _named(view, project):
            found = [(n, q) for n, q in stocks if name.startswith(n) and comparable(q.figure, base.figure)]
            if len(found) == 1 and len(found[0][0]) >= LONG:
                looked = True
                yield _judge(view, *found[0], base, told, project, f"项目“{project.name}”")
    if not looked:
        yield NotApplicable("概况没有写明总数，或者没有写明比率的基数")


def _judge(view: View, noun: str, stock: Quantity, base: Quantity, told: Span, project: Project, of: str) -> Judgement:
    apart = abs(stock.figure.si - base.figure.si)
    near = WIDE if WHOLE.search(view.text(base.span.block), 0, base.span.start) else NEAR
    if not 0 < apart <= near * stock.figure.si:
        return Passed()
    return Failed(
        {"noun": noun, "stock": stock.span.quote, "base": base.span.quote, "of": of},
        (*context(_told(view, noun, stock)), *reported(told)),
        projects=(project,),
        target=stock,
        reported=base,
        confidence=0.8,
    )


def _named(view: View, project: Project) -> Iterator[tuple[Quantity, Span, str]]:
    """The numbers of a completion of which a part is told, with the name of what they count: 740张养老床位中护理型487张."""
    for quantity in view.quantities_of(project.completion):
        block, end = quantity.span.block, quantity.span.end
        found = AMONG.match(view.text(block), end)
        if quantity.figure.dimension != "count" or quantity.figure.comparator != "=" or found is None:
            continue
        if SOME.search(view.text(block), 0, quantity.span.start) is None:
            yield quantity, view.span(block, quantity.span.start, found.end("name")), found["name"]


def _stocks(view: View) -> Iterator[tuple[str, Quantity]]:
    """The things that the overview counts, each with its number."""
    sections = view.sections("overview", "institutions", "duties")
    for block in {b.id: b for section in sections for b in view.blocks(section)}.values():
        for quantity in view.quantities(block.id):
            found = NOUN.search(block.text, 0, quantity.span.start)
            noun = LEAD.sub("", TAIL.sub("", found[0])) if found else ""
            if quantity.figure.dimension == "count" and quantity.figure.comparator == "=" and len(noun) > 1:
                yield noun, quantity


def _told(view: View, noun: str, stock: Quantity) -> Span:
    """The words of a stock, from its noun to its number."""
    start = view.text(stock.span.block).rfind(noun, 0, stock.span.start)
    return view.span(stock.span.block, start, stock.span.end)


def _bases(view: View, cells: Iterable[Span]) -> Iterator[tuple[Span, Quantity]]:
    """The number that a remark opens with and of which it tells a part: 412座中一类403座."""
    for cell in cells:
        told = view.quantities_in(cell)
        if len(told) > 1 and told[0].span.start == cell.start and OF.match(view.text(cell.block), told[0].span.end):
            yield cell, told[0]


RULE = Rule(
    code="GJ461",
    name="base-against-stock",
    category="cross_project_conflict",
    severity="warning",
    message="概况写{noun}{stock}，{of}却按{base}计算，总数不一致",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、口径一致",
    check=check,
    doc=__doc__,
)
