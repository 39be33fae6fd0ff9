"""满意数、有效数多于样本数

说明
    同一句里，表示满意、有效、合格、知晓的数量多于调查、发放、收回、抽检的数量。

理由
    从样本里数出来的不可能比样本还多，两个数字中至少有一个是错的，由此算出的比率也不可信。

反例
    完成情况：抽样调查受益农户204户，满意的229户，满意度95.4%。

正例
    完成情况：抽样调查受益农户240户，满意的229户，满意度95.4%。

不适用
    没有在一句里并列写明样本数和其中的数目；单位不同的不比较。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Quantity
from extractor.checks.report.figuring import exceeds, held_in_them
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

SAMPLE = re.compile(
    r"(?:调查|问卷|访问|访谈|回访|抽[样查检测]|发[放出]|下发|寄出|投放|收回|回收|检[测查验]|走访|随访|抽取|询问|监测|测试|测评|考核|参[训检考]|应[检参到]|受理|送检|普查|筛查|抓拍|采集|(?:收到|接到)[^，。；、\d]{0,8}评价)[^，。；、\d]{0,14}$"
)
COUNTED = re.compile(
    r"^[^，。；、\d]{0,6}[，、,；;（(](?:其中)?[^，。；、\d]{0,12}(?:满意|好评|差评|有效|合格|审核|知晓|通过|优良|达标|收回|回收|及格|表示|正确|无害|阳性|异常)[^，。；、\d]{0,8}$"
)

TOLD_BEHIND = re.compile(r"(?:表示|感到|认为|选择)?(?:基本|比较|非常)?(?:满意|合格|知晓|知道|有效|达标|及格)")
"""143位表示满意: what was counted stands behind the number."""
ASIDE = re.compile(r"^[^，。；、\d]{0,10}[，,；;（(](?:其中|有)?$")
RATED = re.compile(r"[，,](?:占[^，。；、\d]{0,10}|[^，。；、\d]{0,6}率[为达是]?)\d+(?:\.\d+)?[%％](?=[，,])")
"""A rate of the sample told before what was counted in it: 收回问卷582份，回收率97%，满意的563份."""

AMONG = re.compile(r"[^，。；、\d]{0,6}(?:(?<![其期])中|里(?!程))[，,]?[^，。；、\d新增另]{1,10}")
"""在管81260人中规范管理: what follows is some of them."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a sample with what was counted in it."""
    judged = False
    for block in view.figured(2):
        for sample, counted in _pairs(view, block.id):
            judged = True
            if not exceeds(counted.figure, sample.figure):
                yield Passed()
                continue
            yield Failed(
                {"sample": sample.span.quote, "counted": counted.span.quote},
                context(sample.span, counted.span),
                projects=of_block(view, block.id),
                target=sample,
                reported=counted,
                confidence=0.9,
            )
    if not judged:
        yield NotApplicable("没有并列写明样本数和其中满意、有效、合格数的句子")


def _pairs(view: View, block: int) -> Iterator[tuple[Quantity, Quantity]]:
    """A sample, and each figure of its unit behind it in the sentence that counts some of it."""
    text = view.text(block)
    found = [q for q in view.quantities(block) if q.figure.dimension == "count" and q.figure.comparator == "="]
    for at, sample in enumerate(found):
        within = found[at + 1] if at + 1 < len(found) else None
        if within is not None and AMONG.fullmatch(text[sample.span.end : within.span.start]):
            between = text[sample.span.end : within.span.start]
            if comparable(sample.figure, within.figure) and not held_in_them(between):
                yield sample, within
            continue
        sentence = view.sentence(block, sample.span.start)
        if SAMPLE.search(text[sentence.start : sample.span.start]) is None:
            continue
        for before, counted in zip(found[at:], found[at + 1 :], strict=False):
            between = RATED.sub("", text[before.span.end : counted.span.start])
            if counted.span.end > sentence.end or not comparable(sample.figure, counted.figure):
                break
            behind = ASIDE.match(between) and TOLD_BEHIND.match(text, counted.span.end)
            if COUNTED.match(between) is None and not behind:
                break
            yield sample, counted


RULE = Rule(
    code="GJ328",
    name="more-than-sample",
    category="data_logic",
    severity="error",
    message="从{sample}里数出{counted}，部分多于整体",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
