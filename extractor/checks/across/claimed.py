"""Results that two projects both tell of as their own: the same odd number of the same things, in two completions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from db.records import Figure, Project, Quantity, Span
from extractor.checks.across.objects import scoped
from extractor.checks.view import View
from extractor.results import likeness
from extractor.results.compare import comparable, kindred

DIMENSIONS = frozenset(("count", "area", "length", "mass", "volume"))
DIGITS = 3
"""A number of fewer digits that are no round zeros comes by chance."""
PERSONS = {"人", "人次"}
VISITS = "人次"
"""Counts what took place, and no stock: 四期共有学员142人次到场."""
SHARED = 2
"""So many words both must have in common."""
SHORT, SHORT_SHARED, SHORT_SHARE = 2, 3, 0.7
"""A number of two digits (33座) may be two projects' by chance: then nearly all of the words must be the same."""
COUNTED_OFTEN = frozenset(("次", "人", "名", "场", "期", "天", "份", "项", "批", "户", "村", "家"))
"""Whatever is counted in these is as many in one project as in another soon enough."""
PEOPLE = ("人", "名")
"""Of these as few are told again where the clauses have a second number in common."""
BESIDES = re.compile(r"\d+[个家所处座][一-鿿]{2}")
PLACES = re.compile(
    "[一-鿿]{0,4}?(?:村|社区|学校|小学|中学|单位|乡镇|街道|企业|机构|设区市|[市县区旗](?![域内间位段别]))"
)
"""So are the places where work is done (23个行政村, 16个产茶乡镇)."""
VALUE = re.compile(
    "(?:年初|年度|全年|预期|设定|原定|绩效)*(?:目标|指标|计划|任务)[值数]?(?=[为是≥≤＞＜=＝\\s\\d])|(?:年度|全年|实际)*(?:完成|达到)[值数]|(?<![一-鿿])(?:分值|权重|得分|自评分)"
)
"""Names the value of an indicator, or its points, and not what is done: 年初目标值≥60间，实际完成值63间，得10分."""
ACTUAL = re.compile("实际(?:完成|实现|达到)?")
FILLING = re.compile(
    VALUE.pattern + "|完成情况[：:]?|其中|年内|实际|累计|新增|完成|达到|[共已均还并全为约了的]|[^一-鿿]"
)
"""What says nothing of what is counted, nor of where."""
CLAUSES = 2
"""The clause of a figure, with the one before it: 办培训班2期，参加168人次."""
SUMMED = re.compile(
    r"(?:共|合计|总计|累计|平均|每)[^，。；、\d一二三四五六七八九十百千万]{0,3}[\d一二三四五六七八九十百千万]"
)
"""A clause that has but a figure of what the one before it tells: 办班八期，平均每期一百四十人次，共一千一百二十人次."""
ASIDE = re.compile(
    r"不[含包]|[含包]括?|其中|另行|移[交送]|转[交送入]|(?<![拆清排消解铲免根祛])除|剔|扣|计入|统计在|见|同一|共同|合并|联合|配合|由[^，。；]{2,16}(?:项目|承担)"
)
"""Words by which a project refers to what is another's, or keeps it apart from its own."""
STOCK = re.compile(
    r"在册|现有|共有|全部|应|名单|原有|上年|去年|辖|管(?![道网廊线沟井材控理])|名?册|登记在|常住|户籍|[较比]|都|(?<!平)均(?![匀价值衡])"
    r"|折算|测算|按[^，。；]{0,12}\d[^，。；]*计算?$"
    r"|20\d\d[届级](?!以)|[雨雪]量|降[雨水雪]|气温|风[速力]|水位|震级|积[雪水]深"
    r"|全(?:大队|支队|总队|局|中心|校|院|站|馆|所)(?:全年|年|共)"
    r"|监测到|推算|估算|(?:据|经)[^，。；、\d]{0,10}统计"
)
"""What there is, and is not done, what came by itself (雨量) or was observed (据……统计), what something is worked out by
(按186万亩折算), or what the whole body did (全局全年办结……), of which any project may tell."""
BASE = re.compile(r"[^，。；、\d]{0,8}?(?:之)?中(?=[，、]|[已有的]|\d)")
"""What follows is told of some of so many (在册教师384人中，……)."""

OF_ALL = re.compile(
    r"\s*(?:20\d\d年度?[，,]?)?(?:从|就|在)?(?:总体|整体|综合|总的)(?:绩效)?(?:目标)?(?:上|来)?(?:[看说]|来看|方面|完成情况|实现情况)"
)
"""A paragraph that opens so sums up what the projects tell, wherever it was counted to."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure of a completion with the clause in which it stands."""

    project: Project
    quantity: Quantity
    clause: Span


def twice(view: View) -> Iterator[tuple[Claim, Claim]]:
    """What two projects tell of in so much the same words that it is one result."""
    told = [(p, q) for p in view.report.projects for q in results(view, p) if _plain(q)]
    owners: defaultdict[Fraction, set[int]] = defaultdict(set)
    for project, quantity in told:
        owners[quantity.figure.si].add(project.id)
    elsewhere = {q.figure.si for b in view.outside if not OF_ALL.match(b.text) for q in view.quantities(b.id)}
    shared = {value for value, ids in owners.items() if len(ids) > 1} - elsewhere
    found = (_claim(view, project, quantity) for project, quantity in told if quantity.figure.si in shared)
    for one, other in combinations([claim for claim in found if claim is not None], 2):
        figures = one.quantity.figure, other.quantity.figure
        if one.project is other.project or figures[0].si != figures[1].si or not alike(*figures):
            continue
        if _alike(one, other):
            yield one, other


def results(view: View, project: Project) -> Iterator[Quantity]:
    """The figures of a project's completion."""
    yield from (q for q in view.quantities_of(project.completion) if not OF_ALL.match(view.text(q.span.block)))


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same things; who took part is counted in 人 here, in 人次 there."""
    return kindred(one, other) or {one.base, other.base} == PERSONS


def _plain(quantity: Quantity) -> bool:
    figure = quantity.figure
    plain = figure.dimension in DIMENSIONS and figure.value_high is None and figure.comparator == "="
    return plain and digits(quantity) >= SHORT


def _alike(one: Claim, other: Claim) -> bool:
    terms = _terms(one.clause.quote), _terms(other.clause.quote)
    shared = len(terms[0] & terms[1])
    often = any(claim.quantity.figure.unit in COUNTED_OFTEN for claim in (one, other))
    if often and digits(one.quantity) < DIGITS:
        return _two_alike(one, other) and shared >= SHORT_SHARED
    if digits(one.quantity) >= DIGITS:
        return shared >= SHARED
    return shared >= max(SHORT_SHARED, SHORT_SHARE * min(map(len, terms))) and not _elsewhere(one, other)


def _two_alike(one: Claim, other: Claim) -> bool:
    """Whether the clauses have another number of the same things too: 从7个街道选出26人, 从7个街道选出的26名."""
    found = [set(BESIDES.findall(claim.clause.quote)) for claim in (one, other)]
    return not found[0].isdisjoint(found[1])


def _elsewhere(one: Claim, other: Claim) -> bool:
    """Whether each names something that the other does not: like work at two places (公园…路灯45盏, 绿道…路灯45盏)."""
    named = [set(FILLING.sub("", claim.clause.quote[: _at(claim)].rpartition("，")[2])) for claim in (one, other)]
    return bool(named[0] - named[1] and named[1] - named[0])


def _at(claim: Claim) -> int:
    return claim.quantity.span.start - claim.clause.start


def digits(quantity: Quantity) -> int:
    """How many digits a number has that are no zeros at its end."""
    return len(f"{quantity.figure.value:f}".replace(".", "").strip("0"))


def _claim(view: View, project: Project, quantity: Quantity) -> Claim | None:
    """What a project tells with a figure, where it is its own and no number that comes by chance."""
    figure = quantity.figure
    often = figure.unit in COUNTED_OFTEN and figure.unit not in PEOPLE
    least = SHORT if figure.dimension == "count" and not often else DIGITS
    if least == SHORT and PLACES.match(view.text(quantity.span.block), quantity.span.end):
        least = DIGITS
    if digits(quantity) < least or (scoped(view, quantity) is not None and not _due(view, project, quantity)):
        return None  # 全区208个村: where both were done
    clause = clause_of(view, quantity)
    if BASE.match(view.text(quantity.span.block), quantity.span.end):
        return None
    stock = figure.base != VISITS and STOCK.search(clause.quote)
    return None if stock or ASIDE.search(_own(view, quantity, clause)) else Claim(project, quantity, clause)


def _due(view: View, project: Project, quantity: Quantity) -> bool:
    """Whether a figure is what was demanded, and so what was done: 全市各级调委会调处纠纷5126件."""
    if quantity.figure.base in (*PERSONS, "户") or PLACES.match(view.text(quantity.span.block), quantity.span.end):
        return False
    results = (demand.result for demand in project.indicators)
    return any(r is not None and r.reported is not None and r.reported.span == quantity.span for r in results)


def clause_of(view: View, quantity: Quantity) -> Span:
    """The figure with the clause that it stands in, and the one before it in its sentence."""
    block, start = quantity.span.block, quantity.span.start
    sentence = view.sentence(block, start)
    text = view.text(block)
    marks = [m.end() for m in re.finditer("[，：]", text[sentence.start : start])]
    number = CLAUSES
    while len(marks) > number - 1 and SUMMED.match(text, sentence.start + marks[1 - number]):
        number += 1
    begin = sentence.start + (marks[-number] if len(marks) >= number else 0)
    stop = re.search("[，。；、]", text[quantity.span.end : sentence.end])
    return view.span(block, begin, quantity.span.end + stop.start() if stop else sentence.end)


def _own(view: View, quantity: Quantity, clause: Span) -> str:
    """The words that are of a figure: what its clause goes on from is told of its own where it has a like figure."""
    start = quantity.span.start
    before = max((clause.quote.rfind(mark, 0, start - clause.start) for mark in "，："), default=-1)
    like = any(
        q.span.start < clause.start + before and comparable(q.figure, quantity.figure)
        for q in view.quantities_in(clause)
    )
    return clause.quote[before + 1 :] if like else clause.quote


def _terms(text: str) -> frozenset[str]:
    """What a clause says, its figures aside."""
    told, values = VALUE.subn("", text)
    told = ACTUAL.sub("", told) if values else told
    return frozenset(term for term in likeness.terms(told) if not term.startswith("="))
