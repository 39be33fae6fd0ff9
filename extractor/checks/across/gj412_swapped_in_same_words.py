"""两处用同样的词写同一事项，数字的数码颠倒

说明
    报告里两处（两个项目、概况、汇总表、成效或同一项目的两段）用大体同样的词、同样的计量单位写同一事项，数字却是同样几个数码换了次序。

理由
    用词相同而数码恰好颠倒，几乎都是抄写或录入的差错，两处应当统一。

反例
    一、基本情况
    规模以上食品企业134家。
    二、项目完成情况
    1、企业服务
    绩效目标：服务企业。
    完成情况：全年走访规模以上食品企业143家。

正例
    一、基本情况
    规模以上食品企业143家。
    二、项目完成情况
    1、企业服务
    绩效目标：服务企业。
    完成情况：全年走访规模以上食品企业143家。

不适用
    没有两处用同样的词写的数字；目标、计划、上年的数字；各有各的地点、对象的；预算、支出等各项目都有的金额；一个项目自己写了两个数字的；GJ407、GJ408、GJ410已经指出的。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from db.records import Project, Quantity, Span
from extractor.checks.across import gj408_digits_swapped as swapped
from extractor.checks.across import gj410_digits_out_of_order as outside
from extractor.checks.across.objects import head_of
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import HAN
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

DIMENSIONS = frozenset(("count", "money", "area", "length", "mass", "volume"))
SHORT = 2
"""Two digits come in this order or in that by chance, so that more words must be the same."""
SHARED, SHARED_BY_SHORT = 2, 3
"""Pairs of characters that stand beside both figures. None of the clean trial reports has two such figures by chance."""
OTHER = re.compile(
    r"目标|计划|任务|上年|去年|往年|同期|不低于|不少于|不超过|(?<!规模)(?<!限额)以上|预计|力争|拟|历年|比(?!赛|武|选)|年初|应[当于为完达到]|(?<!理)由(?!于)|从(?!业|事)|分别|依次|每|平均|人均"
)
GENERAL = re.compile(
    rf"全年|年内|年末|年底|当年|累计|共计|合计|实际|完成|达到|项目|预算|支出|金额|资金|执行|结余|其中|约|共|为|了|已|[^{HAN}\d]"
)
ANYWHERE = re.compile(
    r"培训|学员|参[加训会]|人员|检查|抽[查检]|走访|慰问|宣传|发放|资料|活动|举办|开展|组织|服务|群众|问卷|调查|满意|受益|惠及|覆盖|补[助贴]|单位|企业|面积"
)
"""What any project may do to as many; two projects must share other words than these."""
NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+")
GOALS = frozenset(("overall_goals", "measures"))
Told = tuple[Quantity, str, Project | None]


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a pair of figures of the same digits in another order."""
    judged = False
    said: set[tuple[object, object]] = set()
    for one, other in _pairs(view):
        values = one[0].figure.si, other[0].figure.si
        if values in said or values[::-1] in said or not _alike(one, other):
            continue
        said.add(values)
        judged = True
        if _both_told(view, one, other) or _known(view, settings, one, other):
            yield Passed()
            continue
        projects = {p.id: p for _, _, p in (one, other) if p is not None}
        yield Failed(
            {"one": _shown(view, one), "other": _shown(view, other)},
            context(_span(view, one), _span(view, other)),
            projects=tuple(projects[id] for id in sorted(projects)),
            target=one[0],
            reported=other[0],
            confidence=0.75,
        )
    if not judged and any(_alike(one, other) for one, other in _pairs(view, same=True)):
        judged = True
        yield Passed()
    if not judged:
        yield NotApplicable("没有两处用同样的词写、数码相同而次序不同的数字")


def _pairs(view: View, *, same: bool = False) -> Iterator[tuple[Told, Told]]:
    """Two figures in two places, of the same digits in another order, or with `same` in this."""
    groups: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in view.report.quantities:
        figure = quantity.figure
        digits = _digits(quantity)
        plain = figure.dimension in DIMENSIONS and figure.value_high is None and figure.comparator == "="
        if plain and len(digits) >= SHORT and len(set(digits)) > 1:
            groups["".join(sorted(digits)), figure.base or ""].append(quantity)
    for group in groups.values():
        if len(group) < 2 or (len({q.figure.si for q in group}) < 2 and not same):
            continue
        due = {q.span for q in group if _is_due(view, q)}
        told = [(q, _words(view, q), view.project_of(q.span.block)) for q in group if q.span not in due]
        for one, other in combinations(told, 2):
            apart = one[0].span.block != other[0].span.block
            if apart and (one[0].figure.si == other[0].figure.si if same else _swapped(one[0], other[0])):
                yield one, other


def _digits(quantity: Quantity) -> str:
    return f"{quantity.figure.value:f}".replace(".", "").strip("0")


def _swapped(one: Quantity, other: Quantity) -> bool:
    a, b = _digits(one), _digits(other)
    low, high = sorted((one.figure.si, other.figure.si))
    exchanged = len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2
    short = len(a) == SHORT and one.figure.dimension != "count"
    return exchanged and not short and comparable(one.figure, other.figure) and high <= 2 * low


def _is_due(view: View, quantity: Quantity) -> bool:
    """Whether a figure is of what was due."""
    block = quantity.span.block
    project = view.project_of(block)
    fields = (project.goal, project.indicator) if project is not None else ()
    if GOALS & set(view.roles_of(block)):
        return True
    return any(q.span == quantity.span for field in fields for q in view.quantities_of(field))


def _words(view: View, quantity: Quantity) -> str:
    """What stands beside a figure in its clause, or what its row is called where the cell holds no words; empty for none."""
    text, start, end = view.text(quantity.span.block), quantity.span.start, quantity.span.end
    before, behind = swapped.CLAUSE.split(text[:start])[-1], swapped.CLAUSE.split(text[end:], maxsplit=1)[0]
    if not before.strip() and not behind.strip():
        before = view.once(_rows).get((quantity.span.block, start), "")
    return "" if OTHER.search(before) or OTHER.search(behind) else GENERAL.sub("|", f"{before}|{behind}")


def _rows(view: View) -> dict[tuple[int, int], str]:
    """What the row of a form is called whose cell gives a figure, by the figure's place."""
    return {
        (q.span.block, q.span.start): demand.thing or demand.text
        for project in view.report.projects
        for demand in project.indicators
        if demand.answer is not None
        for span in demand.answer.spans
        for q in view.quantities_in(span)
    }


def _alike(one: Told, other: Told) -> bool:
    """Whether both are told in the same words, and not each of them with words or numbers of its own besides (东区……, 西区……)."""
    words = [told[1] for told in (one, other)]
    if one[2] is not None and other[2] is not None and one[2] is not other[2]:
        words = [ANYWHERE.sub("|", text) for text in words]
    pairs = [{w[at : at + 2] for at in range(len(w) - 1) if "|" not in w[at : at + 2]} for w in words]
    shared = pairs[0] & pairs[1]
    if len(shared) < (SHARED_BY_SHORT if len(_digits(one[0])) == SHORT else SHARED):
        return False
    numbers = [set(NUMBER.findall(text)) for text in words]
    common = {character for pair in shared for character in pair} | set("|0123456789")
    ends = [
        max(text.rfind(pair) for pair in shared) for text in words
    ]  # what stands behind is told of them, and is no name
    own = [set(text[:end]) - common for text, end in zip(words, ends, strict=True)]
    return not all(own) and (numbers[0] <= numbers[1] or numbers[1] <= numbers[0])


def _both_told(view: View, one: Told, other: Told) -> bool:
    """Whether a project of which one figure is tells the other too, so that they are of two things."""
    if one[2] is other[2]:
        return False
    for mine, others in ((one, other), (other, one)):
        blocks = view.body_of(mine[2]) if mine[2] is not None else ()
        if any(
            comparable(q.figure, others[0].figure) and q.figure.si == others[0].figure.si
            for b in blocks
            for q in view.quantities(b.id)
        ):
            return True
    return False


def _known(view: View, settings: Settings, one: Told, other: Told) -> bool:
    """Whether another rule has told of the two."""
    blocks = {one[0].span.block, other[0].span.block}
    told = swapped.told_of(view, settings) | {
        e.span.block for j in outside.check(view, settings) if isinstance(j, Failed) for e in j.evidence
    }
    return blocks <= told or bool(blocks & swapped.told_of(view, settings))


def _span(view: View, told: Told) -> Span:
    quantity = told[0]
    text = view.text(quantity.span.block)
    before = swapped.CLAUSE.split(text[: quantity.span.start])[-1]
    end = quantity.span.end + (0 if before else len(head_of(text[quantity.span.end :])))
    return view.span(quantity.span.block, quantity.span.start - len(before), end)


def _shown(view: View, told: Told) -> str:
    return _span(view, told).quote.strip()


RULE = Rule(
    code="GJ412",
    name="swapped-in-same-words",
    category="cross_project_conflict",
    severity="warning",
    message="一处写“{one}”，另一处写“{other}”，用词相同而数码颠倒，请核对",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、前后一致",
    check=check,
    doc=__doc__,
)
