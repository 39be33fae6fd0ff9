"""项目涉及的对象多于概况所说的总数

说明
    概况写明全镇（县、区……）某类对象的总数，项目里涉及的同类对象却比总数还多。

理由
    部分不可能多于总数；两处至少有一处写错，或者口径不同而没有说明。

反例
    一、基本情况
    全镇总面积86平方公里，辖行政村23个，现有低保户386户。
    二、项目绩效目标完成情况
    1、低保户取暖补助
    绩效目标：保障温暖过冬。
    绩效指标：补助低保户380户。
    完成情况：全年补助低保户412户。

正例
    一、基本情况
    全镇总面积86平方公里，辖行政村23个，现有低保户386户。
    二、项目绩效目标完成情况
    1、低保户取暖补助
    绩效目标：保障温暖过冬。
    绩效指标：补助低保户380户。
    完成情况：全年补助低保户382户。

不适用
    概况没有写明全域的总数，或者项目没有涉及同类对象。人次、户次可以超过总数。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Quantity
from extractor.checks.across.objects import VILLAGES, head_of
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import HAN, of_block
from extractor.checks.view import View
from extractor.results.compare import kindred
from extractor.settings import Settings

WHOLE = re.compile(r"全(?:区|县|市|镇|乡|街道|旗|域)|(?:下|管|所)?辖|辖区|境内|总面积|常住人口|户籍人口")
LEADS = re.compile(
    r"(?:全[区县市镇乡旗域]|全年|累计|共计|共|已|实际|奖补|补助|惠及|覆盖|帮扶|涉及|服务|资助|救助|组建|走访|补贴"
    r"|普查|排查|慰问|建档|管理|其中|现有|有|辖|下)*"
)
"""Words that may lead the noun of a count: how it is totalled, and what is done to all alike."""

PLACE = re.compile(r"(?:[乡镇村区县市]|街道|社区)$")
WIDER = re.compile(rf"[（(/][{HAN}]{{1,6}}[）)]?|[和或及与、][{HAN}]")
"""Behind a noun: a second kind that the count is of, too."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a count in a project of things whose total the overview gives."""
    stocks = list(_stocks(view))
    judged = False
    for quantity in view.report.quantities:
        if view.project_of(quantity.span.block) is None or not _counts(quantity):
            continue
        for noun, stock in stocks:
            if noun in _nouns(view, quantity) and kindred(stock.figure, quantity.figure):
                judged = True
                yield _judge(view, noun, stock, quantity)
                break
    if not judged:
        yield NotApplicable("概况没有写明全域的总数，或者项目没有涉及同类对象")


def _counts(quantity: Quantity) -> bool:
    figure = quantity.figure
    return figure.dimension == "count" and figure.value_high is None and figure.comparator in ("=", "~")


def _stocks(view: View) -> Iterator[tuple[str, Quantity]]:
    for section in view.sections("overview", "institutions"):
        for block in view.blocks(section):
            if view.project_of(block.id) is not None or not WHOLE.search(block.text):
                continue
            for quantity in view.quantities(block.id):
                if _counts(quantity) and WHOLE.search(view.sentence(block.id, quantity.span.start).quote):
                    yield from ((noun, quantity) for noun in _nouns(view, quantity))


def _nouns(view: View, quantity: Quantity) -> list[str]:
    """The noun of a count, behind it (24个行政村) or before it (行政村23个), without the verb that leads it."""
    text = view.text(quantity.span.block)
    after = head_of(text[quantity.span.end :])
    if WIDER.match(text, quantity.span.end + len(after)):
        return []  # 12个街道（镇） are of a wider kind than 8个街道
    clause = re.split("[，。；、：]", text[: quantity.span.start])[-1]
    before = "" if after else re.sub(f"^.*[^{HAN}]", "", clause)[-12:]
    bare = next((before[at:] for at in range(len(before) - 2, -1, -1) if LEADS.fullmatch(before[:at])), "")
    if PLACE.search(bare) and quantity.figure.base != "个":
        bare = ""  # 县城2100户、乡镇860户: where they live
    found = [noun for noun in (after, bare) if len(noun) > 1]
    if any(noun.startswith(village) for noun in found for village in VILLAGES if len(village) > 1):
        return ["行政村"]
    return found


def _judge(view: View, noun: str, stock: Quantity, quantity: Quantity) -> Judgement:
    if quantity.figure.si <= stock.figure.si:
        return Passed()
    return Failed(
        {"noun": noun, "stock": stock.span.quote, "count": quantity.span.quote},
        context(stock.span, quantity.span),
        projects=of_block(view, quantity.span.block),
        target=stock,
        reported=quantity,
        confidence=0.8,
    )


RULE = Rule(
    code="GJ406",
    name="stock-exceeded",
    category="cross_project_conflict",
    severity="warning",
    message="概况写{noun}{stock}，项目涉及{count}，多于总数",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、口径一致",
    check=check,
    doc=__doc__,
)
