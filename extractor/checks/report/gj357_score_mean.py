"""平均得分、得分区间与各项目得分不符

说明
    报告写明各项目的平均得分，或者得分在多少分至多少分之间，而按各项目自己的得分计算不是这个数。

理由
    平均分和区间由各项目得分算出，不符说明有一个得分改过而没有随之更新，或者计算有误。

反例
    3个项目自评等级均为优，其中桥梁检测96.0分、隧道照明93.0分、护栏更换90.0分，平均94.5分。

正例
    3个项目自评等级均为优，其中桥梁检测96.0分、隧道照明93.0分、护栏更换90.0分，平均93.0分。

不适用
    没有写平均得分或得分区间；写明是加权平均；没有列全各项目的得分。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from db.records import Block, Span
from extractor.checks.report.gj356_score_in_list import KEY, listed
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.fields.names import best
from extractor.outline.marks import han_number
from extractor.settings import Settings

MEAN = re.compile(r"(?<!加权)平均(?:自评)?(?:得分|分)?(?:为|是|达到?)?\s*(?P<n>\d{2,3}(?:\.\d+)?)\s*分(?!钟|之|点)")
RANGE = re.compile(
    r"得分[^，。；\d]{0,6}?(?P<low>\d{2,3}(?:\.\d+)?)分?\s*(?:至|到|[-—~～])\s*(?P<high>\d{2,3}(?:\.\d+)?)分之间"
)
COUNT = re.compile(r"(?P<n>\d{1,2}|[两二三四五六七八九十]{1,3})个(?:子|支出|预算)?项目")
SCORE = re.compile(r"[\u4e00-\u9fff）)”]\s*(?P<n>\d{2,3}(?:\.\d+)?)\s*分(?=[、，,；;和及])")
NAMED = re.compile(
    r"(?:^|(?<=[、，,：:；;。])|(?<=依次为)|(?<=分别为))\s*(?P<name>[^、，,：:；;。\d]{3,30}?)[（(]?(?:自评)?(?:得分?|为)?\s*(?P<n>\d{2,3}(?:\.\d+)?)\s*分[）)]?(?=[、，,；;。和及]|$)"
)
FEWEST = 3
NEAR = 10
"""What differs by more is the mean of something else."""
Told = tuple[Decimal, Span]


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a mean or a range that is stated of the projects' scores."""
    judged = False
    for block in view.body:
        if block.kind == "cell" or "分" not in block.text:
            continue
        for found in (*MEAN.finditer(block.text), *RANGE.finditer(block.text)):
            scores = _scores(view, block, found.start())
            if scores:
                judged = True
                yield _judge(view, block, found, scores)
    if not judged:
        yield NotApplicable("没有写平均得分或得分区间，或者没有列全各项目的得分")


def _scores(view: View, block: Block, at: int) -> list[Told]:
    """The scores of all projects that the sentence speaks of: those that it lists before, else those of a list of scores."""
    sentence = view.sentence(block.id, at)
    count = COUNT.search(sentence.quote)
    number = None if count is None else int(count["n"]) if count["n"].isdecimal() else han_number(count["n"])
    if number is None or number < FEWEST:
        return []
    told = [
        (Decimal(m["n"]), view.span(block.id, *m.span("n"))) for m in SCORE.finditer(block.text, sentence.start, at)
    ]
    lists = [told] if told else [list(_of_list(view)), *_of_prose(view)]
    return next((scores for scores in lists if len(scores) == number), [])


def _of_list(view: View) -> Iterator[Told]:
    seen: set[int] = set()
    for project, _, score in listed(view):
        if project.id not in seen:
            seen.add(project.id)
            yield score.figure.value, score.span


def _sentences(block: Block) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in re.finditer(r"[。；;]|$", block.text):
        yield start, stop.end()
        start = stop.end()


def _of_prose(view: View) -> Iterator[list[Told]]:
    """The lists of scores that sentences outside of the projects tell, each with its project's name."""
    for block in view.outside:
        for start, end in _sentences(block):
            found = list(NAMED.finditer(block.text, start, end))
            projects = [best(m["name"], view.report.projects) for m in found]
            if len(found) >= FEWEST and all(projects) and len({p.id for p in projects if p}) == len(found):
                yield [(Decimal(m["n"]), view.span(block.id, *m.span("n"))) for m in found]


def _judge(view: View, block: Block, found: re.Match[str], scores: Sequence[Told]) -> Judgement:
    values = [value for value, _ in scores]
    if "low" in found.groupdict():
        stated, right = f"{found['low']}至{found['high']}", f"{min(values)}至{max(values)}"
        wrong = (Decimal(found["low"]), Decimal(found["high"])) != (min(values), max(values))
    else:
        mean = sum(map(Fraction, values), Fraction(0)) / len(values)
        places = len(found["n"].partition(".")[2])
        stated, right = found["n"], f"{float(mean):.{places}f}"
        if abs(mean - Fraction(found["n"])) > NEAR:
            return NotApplicable("平均数说的不是这些得分")
        wrong = abs(mean - Fraction(found["n"])) > Fraction(1, 10**places)
    if not wrong:
        return Passed()
    return Failed(
        {"stated": stated, "right": right},
        context(view.span(block.id, found.start(), found.end()), *(span for _, span in scores)),
        confidence=0.9,
        cause=KEY,
    )


RULE = Rule(
    code="GJ357",
    name="score-mean",
    category="score_conflict",
    severity="error",
    message="各项目得分的平均数或区间写{stated}分，按所列得分应为{right}分",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应当真实、准确",
    check=check,
    doc=__doc__,
)
