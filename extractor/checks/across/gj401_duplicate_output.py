"""同一产出在两个项目中重复计列

说明
    两个项目的目标或指标写了同样的产出：事项相同（用词可以略有不同），数字也相同；
    或者两个项目的完成情况用差不多的话报了同一个数字（三位以上、不是整百整千；两位的还须所说的对象、地点没有不同，且不是村、校、单位、家等），
    别处没有写过这个数字，也没有说明是另一项目的；
    或者一个项目在要求之外“另”“还”“同时”报了（或“含”“包括”）一项成果，而同样的数字、同样的事正是另一项目的结果，词序、用词可以不同；
    或者一项成果写着另一项目名称里的地名、专名，而那个项目的完成情况里正有同样的三位以上的数字。

理由
    同一项产出被两个项目申报，会重复计算绩效，也可能重复安排资金。

反例
    1、老旧小区改造
    绩效目标：改善居住条件。
    绩效指标：改造老旧小区12个；铺设小区透水砖6500平方米。
    完成情况：已改造老旧小区12个；铺设小区透水砖6500平方米。
    2、海绵城市试点
    绩效目标：缓解内涝。
    绩效指标：铺设小区透水砖6500平方米；清淤管道8公里。
    完成情况：铺设小区透水砖6500平方米；清淤管道8公里。

正例
    1、老旧小区改造
    绩效目标：改善居住条件。
    绩效指标：改造老旧小区12个；群众满意度90%以上。
    完成情况：已改造老旧小区12个；群众满意度93%。
    2、海绵城市试点
    绩效目标：缓解内涝。
    绩效指标：铺设小区透水砖6500平方米；群众满意度90%以上。
    完成情况：铺设小区透水砖6500平方米；群众满意度92%。

不适用
    项目不足两个，或者指标没有数字。满意度、合格率等比率和覆盖范围（全区13个乡镇）相同不算重复。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from db.records import Figure, Indicator, Project
from extractor.checks.across import besides, claimed, named
from extractor.checks.across.claimed import Claim
from extractor.checks.across.objects import SCOPE, scoped
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.tools import HAN, short
from extractor.checks.view import View
from extractor.language.words import cut
from extractor.results import likeness
from extractor.results.compare import equal
from extractor.settings import Settings

OUTPUTS = frozenset(("area", "length", "mass", "volume", "count", "money"))
CAPACITY = re.compile(r"能力|规模|产能|供水|处理量|吞吐")
"""A compound unit measures an output where it is of a capacity (新增处理能力200吨/日), else a standard or a quality."""
BOUNDS = re.compile(r"不(?:少|低|高|多|大|小)于|不超过|以上|以下|以内|左右|达到|控制在|至少|共计|累计")
NO_WORD = re.compile(f"[^{HAN}]+")
LIKE, WORDS = 85, 4
HELD, ANSWERED, DIGITS, MANY, MIN_TERMS = 0.6, 0.4, 2, 20, 2
"""In other words: so much of one demand is in the other (less where the same words answer both), and the number is none
that comes by chance."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand with a figure that is an output; it fails once for each other project that claims it."""
    demands = [(p, d) for p in view.report.projects for d in p.indicators if _output(view, d)]
    told = [*claimed.twice(view), *besides.added(view), *named.named(view)]
    if len({p.id for p, _ in demands}) < 2 and not told:
        yield NotApplicable("不足两个项目有数字指标")
        return
    failed: set[int] = set()
    pairs: set[frozenset[int]] = set()
    for (one, first), (other, second) in combinations(demands, 2):
        if one is not other and _same(view, first, second):
            failed |= {first.id, second.id}
            pairs.add(frozenset((one.id, other.id)))
            yield Failed(
                {
                    "words": short(first.text, 40),
                    "one": _called(one),
                    "other": _called(other),
                    "what": "指标",
                },
                target(first.span, second.span),
                projects=(one, other),
                confidence=0.9,
            )
    for claim, again in told:
        owners = frozenset((claim.project.id, again.project.id))
        if owners not in pairs:
            pairs.add(owners)
            yield _told_twice(claim, again)
    yield Passed(sum(d.id not in failed for _, d in demands))


def _told_twice(one: Claim, other: Claim) -> Failed:
    return Failed(
        {
            "words": short(other.clause.quote, 40),
            "one": _called(one.project),
            "other": _called(other.project),
            "what": "完成数",
        },
        reported(one.clause, other.clause),
        projects=(one.project, other.project),
        target=one.quantity,
        reported=other.quantity,
        confidence=0.8,
    )


def _called(project: Project) -> str:
    return f"{project.number}“{short(project.name)}”" if project.number else f"“{short(project.name)}”"


def _output(view: View, demand: Indicator) -> bool:
    figure = demand.figure
    if figure is None or demand.span is None:
        return False
    capacity = figure.dimension == "rate" and CAPACITY.search(demand.text) is not None
    if not (capacity or figure.dimension in OUTPUTS) or len(_words(view, demand)) < WORDS:
        return False
    if figure.dimension != "count":
        return True
    own = view.quantities_in(demand.span)
    return figure.si > 1 and not SCOPE.search(demand.text[:8]) and not any(scoped(view, q) for q in own)


def _words(view: View, demand: Indicator) -> str:
    """What is to be done, without figures and their units."""
    text = BOUNDS.sub("", claimed.VALUE.sub("", demand.text))
    for quantity in view.quantities_in(demand.span):
        text = text.replace(quantity.span.quote, "")
    return NO_WORD.sub("", text)


def _same(view: View, one: Indicator, other: Indicator) -> bool:
    if one.figure is None or other.figure is None or not equal(one.figure, other.figure):
        return False
    from rapidfuzz import fuzz

    if fuzz.ratio(_words(view, one), _words(view, other)) >= LIKE:
        return True
    first, second = (likeness.terms(claimed.VALUE.sub("", d.text)) for d in (one, other))
    held = max(likeness.coverage(first, second, {}), likeness.coverage(second, first, {}))
    if min(len(first), len(second)) < MIN_TERMS or not _telling(one.figure):
        return False
    if _answered_alike(one, other):
        return held >= ANSWERED
    return held >= HELD and not (_act(one) - second and _act(other) - first)


def _act(demand: Indicator) -> frozenset[str]:
    """What is to be done, which a demand begins with: to 维护 480 wells and to 接入 480 are two outputs of the same wells."""
    return likeness.terms(next((demand.text[a:b] for a, b in cut(demand.text) if b - a > 1), ""))


def _answered_alike(one: Indicator, other: Indicator) -> bool:
    """Whether both are answered in the same words, with the same figure."""
    from rapidfuzz import fuzz

    if one.result is None or other.result is None or one.result.reported is None or other.result.reported is None:
        return False
    if not equal(one.result.reported.figure, other.result.reported.figure):
        return False
    said = [result.evidence[0].quote if result.evidence else "" for result in (one.result, other.result)]
    return all(said) and fuzz.ratio(*said) >= LIKE


def _telling(figure: Figure) -> bool:
    digits = f"{figure.value:f}".replace(".", "").strip("0")
    return len(digits) >= DIGITS and figure.value * (10000 if figure.multiplier else 1) >= MANY


RULE = Rule(
    code="GJ401",
    name="duplicate-output",
    category="duplicate_indicator",
    severity="warning",
    message="项目{one}与项目{other}都以“{words}”为{what}，存在重复计列的可能",
    basis="财政部《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效目标应当指向明确、与项目内容对应",
    check=check,
    doc=__doc__,
)
