"""等级项目数与所列名称不符

说明
    写明某一等级有几个项目，随后逐一列出的项目名称却不是这么多。

理由
    数目与名单不符，说明漏列、多列，或者数字写错。

反例
    四、评价结论
    纳入自评的项目共12个，其中9个项目评为优秀，3个项目评为良好（老旧小区改造项目、公租房维修项目）。

正例
    四、评价结论
    纳入自评的项目共12个，其中10个项目评为优秀，2个项目评为良好（老旧小区改造项目、公租房维修项目）。

不适用
    没有成列地写出某一等级的项目名称（最高等级只在行文中点到个别项目的不算），或者写明只列一部分（“等”“如”）；等级后面括号里的分数段不是名单。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import NamedRating, RatingCount
from extractor.checks.report.named import TOP
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.fields.names import best
from extractor.fields.reasons import REASON
from extractor.settings import Settings

OPENS = re.compile(
    r"(?:[”\"’」]?[（(]\s*[^（）()]*\d(?:[（(]不?含[^（）()]*[）)]|[^（）()])*[）)])?[^。；\n\d]{0,16}?(?:[（(：:]|分别(?:为|是)|(?:具体|主要)?(?:包括|包含)|即|为|是)\s*[“\"]?\s*"
)
"""What stands between a count and the names behind it: “3个项目评为良好（”, “良好2个，分别是”."""
LED = re.compile(r"(?:的(?:项目)?|项目)(?:名单)?(?:分别|具体|主要)?(?:是|为|有|包括)[：:]?\s*[“\"]?\s*$")
"""What stands before names that follow their grade: “评为良好的项目是”."""
BETWEEN = re.compile(
    r"[\s“”\"]*(?:\d{1,3}(?:\.\d+)?分|[（(][^（）()]{1,40}[）)])?[\s、，,；;“”\"]*(?:以及|和|与|及)?[\s“”\"]*"
)
PARTIAL = re.compile(r"例如|比如|如[：:“]|部分|主要(?!是|为)|等$")
OPEN_END = re.compile(r"[”\"]?\s*(?:等(?!级|次|线|离子)|……)")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a grade whose projects are listed, behind its count or behind its name."""
    judged = False
    for count in view.report.ratings.counts:
        named, listed = _listed(view, count), True
        if not named and count.grade not in TOP:
            named = [n for n in view.report.ratings.named if n.grade == count.grade and n.span is not None]
            listed = False
        if named:
            judged = True
            yield _judge(view, count, named, listed)
    if not judged:
        yield NotApplicable("没有列出各等级的项目名称")


def _listed(view: View, count: RatingCount) -> list[NamedRating]:
    """The names of the grade that stand in one list; a project that a sentence praises by itself is no list."""
    named = [n for n in view.report.ratings.named if n.grade == count.grade and n.span is not None]
    named.sort(key=lambda n: (n.span.block, n.span.start) if n.span else (0, 0))
    for at, first in enumerate(named):
        if not _opens(view, count, first):
            continue
        run = [first]
        for following in named[at + 1 :]:
            if not _joined(view, run[-1], following):
                break
            run.append(following)
        return run
    return []


def _opens(view: View, count: RatingCount, first: NamedRating) -> bool:
    """Whether a list begins with this name: directly behind the count, or behind “评为良好的项目是”."""
    if first.span is None:
        return False
    text = view.text(first.span.block)
    behind = count.span is not None and count.span.block == first.span.block and count.span.end <= first.span.start
    if behind and count.span is not None and OPENS.fullmatch(text, count.span.end, first.span.start):
        return True
    led = LED.search(text[: first.span.start])
    return led is not None and text[: led.start()].rstrip('”"等级次档').endswith(count.grade)


def _joined(view: View, one: NamedRating, other: NamedRating) -> bool:
    if one.span is None or other.span is None or one.span.block != other.span.block:
        return False
    between = view.text(one.span.block)[one.span.end : other.span.start]
    name, comma, reason = between.partition("，")
    if comma and "。" not in reason and REASON.match(reason) is not None:
        between = name
    return BETWEEN.fullmatch(between) is not None


def _number(view: View, named: list[NamedRating]) -> int:
    """How many names there are: one that is several projects' counts as several, several of one project as one."""
    known = {n.project for n in named if n.project is not None}
    parts = [set(_parts(view, n)) for n in named]
    return len(known.union(*parts)) + sum(
        n.project is None and not found for n, found in zip(named, parts, strict=True)
    )


def _parts(view: View, named: NamedRating) -> Iterator[int]:
    pieces = [piece for piece in re.split("[、，,]", named.project_name) if piece.strip()]
    found = [best(piece, view.report.projects) for piece in pieces]
    if len(pieces) > 1 and all(found):
        yield from (project.id for project in found if project is not None)


def _judge(view: View, count: RatingCount, named: list[NamedRating], in_list: bool) -> Judgement:
    """A low grade names its projects even where they stand in no list; that one was passed over is then a mere hint."""
    spans = [n.span for n in named if n.span is not None]
    text = view.text(spans[0].block)
    listed = _number(view, named)
    if listed == count.count:
        return Passed()
    behind = count.span is not None and count.span.block == spans[0].block and count.span.end <= spans[0].start
    between = text[count.span.end if count.span and behind else 0 : spans[0].start][-24:]
    if listed < count.count and (PARTIAL.search(between) or OPEN_END.match(text, spans[-1].end)):
        return NotApplicable("名单写明只列一部分")
    return Failed(
        {"grade": count.grade, "count": str(count.count), "listed": str(listed)},
        context(count.span, *spans),
        projects=tuple(p for n in named if (p := view.project(n.project)) is not None),
        severity=None if in_list or listed > count.count else "info",
    )


RULE = Rule(
    code="GJ307",
    name="rating-names",
    category="count_mismatch",
    severity="error",
    message="评为{grade}的项目写{count}个，所列名称有{listed}个",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应当真实、准确",
    check=check,
    doc=__doc__,
)
