"""同一对象的个数前后不同

说明
    项目以外的部分（概况、总体完成情况、结论）写某一对象有多少，项目的完成情况写同一名称的对象另有多少，两数接近而不同，
    名称前后的修饰相同，各处都只写了一个数，也没有在另一处出现过对方的数。

理由
    同一批人、同一批单位只有一个真实的个数；不同的口径应当写明。

反例
    一、总体完成情况
    目标一完成情况：为430名水库巡查员发放补助。
    二、项目完成情况
    1、水库巡查员补助
    绩效目标：稳定水库巡查员队伍。
    绩效指标：选聘水库巡查员450名。
    完成情况：全年在岗水库巡查员450名，补助逐月发放。

正例
    一、总体完成情况
    目标一完成情况：为450名水库巡查员发放补助。
    二、项目完成情况
    1、水库巡查员补助
    绩效目标：稳定水库巡查员队伍。
    绩效指标：选聘水库巡查员450名。
    完成情况：全年在岗水库巡查员450名，补助逐月发放。

不适用
    项目以外没有写过项目里数过的对象。目标、措施、问题里的数，相差较多的数，修饰不同（年初、培训、重度）的数、按所写位数四舍五入后相同的数不比较。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from db.records import Project, Quantity, Span
from extractor.checks.across import gj407_told_otherwise, gj408_digits_swapped
from extractor.checks.across.objects import head_of
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.tools import HAN
from extractor.checks.view import View
from extractor.language.words import cut
from extractor.results.compare import comparable, same
from extractor.settings import Settings

LEAST, WORDS, LONG = 10, 3, 3
"""Smaller numbers are found beside anything; a noun is of so many words at the most, and of so many characters at least."""
NEAR = Fraction(4, 5)
ELSEWHERE = frozenset(("overall_goals", "measures", "problems", "budget"))
"""Sections whose figures are asked for, planned or of money."""
OTHER_TIME = re.compile(
    r"目标|计划|任务|上年|去年|往年|年初|原有|预计|力争|拟|历年|累计|至今|以来|下年|次年|比|较|不少于|以上|人次|平均|[日月季]均|每"
)
BOUND = re.compile(r"[及和]?以[上下内]|左右|次(?!品)")
OPEN = re.compile(r"[，。；、,;：:（）()\n\t①-⑳]")
RUN = re.compile(rf"[{HAN}“”\"]*$")
GENERAL = re.compile(
    r"全[年县区市镇乡省局州旗系统]*|当年|本年|年内|年末|年底|现有|实有|共有|在岗|在册|另|已|共|合计|实际|完成|达到?|为|的|了|有|约|是|由|向|给|对|均|都|其中|选聘|聘用|组织|安排"
)
"""What says nothing of which of them are counted."""
STATE = re.compile(r"年末|年底|在岗|在册|现有|实有|在编|在职|登记")
"""Those on the register are not those at work: two counts that each say another of these are of two bodies."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with the nouns that stand beside it, and what else is said of them in the words before."""

    quantity: Quantity
    nouns: dict[str, str]
    project: Project | None

    @property
    def span(self) -> Span:
        """Where the number stands."""
        return self.quantity.span


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement an object that is counted in a project and outside of all."""
    inside = [c for p in view.report.projects for q in view.quantities_of(p.completion) if (c := _counted(view, q))]
    outside = [c for b in view.outside if _tells(view, b.id) for q in view.quantities(b.id) if (c := _counted(view, q))]
    judged = False
    for again in outside:
        same = [(one, noun) for one in inside if (noun := _noun(one, again)) is not None]
        if not same:
            continue
        judged = True
        one, noun = same[0]
        if len({c.quantity.figure.si for c, _ in same}) > 1 or not _differ(view, one, again, noun, outside):
            yield Passed()
            continue
        if _told_already(view, settings, one, again):
            yield NotApplicable("已由GJ407或GJ408指出")
            continue
        yield Failed(
            {"noun": noun, "here": again.span.quote, "there": one.span.quote},
            (*reported(_quoted(view, one, noun)), *context(_quoted(view, again, noun))),
            projects=(one.project,) if one.project else (),
            target=one.quantity,
            reported=again.quantity,
            confidence=0.75,
        )
    if not judged:
        yield NotApplicable("项目以外没有写过项目里数过的对象")


def _told_already(view: View, settings: Settings, one: Counted, again: Counted) -> bool:
    """Whether the rules for whole statements find the same two places."""
    found = (j for rule in (gj407_told_otherwise, gj408_digits_swapped) for j in rule.check(view, settings))
    blocks = {one.span.block, again.span.block}
    return any(isinstance(j, Failed) and blocks <= {e.span.block for e in j.evidence} for j in found)


def _tells(view: View, block: int) -> bool:
    return view.report.block(block).kind != "cell" and not ELSEWHERE & set(view.roles_of(block))


def _counted(view: View, quantity: Quantity) -> Counted | None:
    figure, place = quantity.figure, quantity.span
    if figure.dimension != "count" or figure.value_high is not None or figure.comparator != "=" or figure.si < LEAST:
        return None
    text = view.text(place.block)
    before = OPEN.split(text[: place.start])[-1]
    if "\t" in text or OTHER_TIME.search(before) or BOUND.match(text, place.end):
        return None
    nouns = dict(_nouns(before, text[place.end :]))
    return Counted(quantity, nouns, view.project_of(place.block)) if nouns else None


def _nouns(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The nouns right before and right behind a number, each with the other words before it."""
    head = head_of(after.removeprefix("的"))
    if len(head) >= LONG:
        yield head, before
    run = re.sub(r"(?:[共计约达的为有到]|共有|现有|达到)$", "", RUN.findall(before)[0])
    words = [run[a:b] for a, b in cut(run)]
    for many in range(1, WORDS + 1):
        noun = "".join(words[-many:])
        if len(words) >= many and len(noun) >= LONG:
            yield noun, "".join(words[:-many])


def _noun(one: Counted, other: Counted) -> str | None:
    """The noun of both counts, where they are of one unit and nothing else is said of either."""
    if not comparable(one.quantity.figure, other.quantity.figure) or one.project is None:
        return None
    for noun in sorted(one.nouns.keys() & other.nouns.keys(), key=len, reverse=True):
        said = one.nouns[noun], other.nouns[noun]
        states = [set(STATE.findall(words)) for words in said]
        if all(_says_nothing(words, one.project.name) for words in said) and (not all(states) or states[0] & states[1]):
            return noun
    return None


def _says_nothing(words: str, topic: str) -> bool:
    """Whether the words before a noun are general, or of the project's name."""
    rest = GENERAL.sub("，", re.sub(f"[^{HAN}]", "", words))
    return all(part in topic for part in rest.split("，"))


def _differ(view: View, one: Counted, again: Counted, noun: str, outside: Iterable[Counted]) -> bool:
    """Whether two counts are near and not equal, not even rounded (3.49万 for 34860), and neither place knows the other's."""
    low, high = sorted((one.quantity.figure.si, again.quantity.figure.si))
    if same(one.quantity.figure, again.quantity.figure) or low < NEAR * high or one.project is None:
        return False
    fields = (one.project.goal, one.project.indicator, one.project.completion)
    own = [q for field in fields for q in view.quantities_of(field)]
    beside = [q for b in view.outside if _tells(view, b.id) for q in view.quantities(b.id)]
    told = [c.quantity.figure.si for c in outside if noun in c.nouns]
    return (
        not any(_gives(q, again) for q in own)
        and not any(_gives(q, one) for q in beside)
        and all(value == again.quantity.figure.si for value in told)
    )


def _gives(quantity: Quantity, counted: Counted) -> bool:
    figure = counted.quantity.figure
    return quantity.figure.si == figure.si and comparable(quantity.figure, figure)


def _quoted(view: View, counted: Counted, noun: str) -> Span:
    """The number with its noun."""
    place, text = counted.span, view.text(counted.span.block)
    behind = text[place.end :].removeprefix("的")
    if behind.startswith(noun):
        return view.span(place.block, place.start, text.index(noun, place.end) + len(noun))
    return view.span(place.block, text.rindex(noun, 0, place.start), place.end)


RULE = Rule(
    code="GJ471",
    name="body-counted-otherwise",
    category="cross_project_conflict",
    severity="warning",
    message="“{noun}”在项目完成情况里是{there}，另一处写{here}，前后不一致，如口径不同请说明",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、前后一致",
    check=check,
    doc=__doc__,
)
