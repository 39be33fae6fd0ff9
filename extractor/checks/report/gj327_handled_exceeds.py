"""办理数多于发生数

说明
    同一句里，整改、办结、处置的数量多于发现、受理、排查出的数量，或者实际做了的多于符合条件的；前后相承的两步（清运与处理、报名与入围、抽检与合格、应到与实到），后一步多于前一步。

理由
    只有发现的问题才能整改，受理的事项才能办结；办理数多于发生数，至少有一个数字是错的，或者含有往年结转而没有说明。

反例
    完成情况：全年排查安全隐患126处，整改135处。

正例
    完成情况：全年排查安全隐患126处，整改126处；受理投诉58件，办结61件（含上年结转3件）。

不适用
    没有在一句里并列写明发生数和办理数；说明含上年结转、历史遗留或累计数的；检查场所等与问题数量不同的单位不比较。
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from db.records import Quantity
from extractor.checks.report import stages
from extractor.checks.report.figuring import exceeds
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import HAN, of_block
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

FOUND = re.compile(
    rf"(?:发现|查出|检出|排查出?|排查|梳理出?|摸排出?|查找|收到|接到|接收|受理|收集|征集|登记|立案|交办|转办|反馈|移交|收治|申请|申报|抽检不合格|不合格)(?:了)?[{HAN}“”（）()]{{0,12}}$"
)
HANDLED = re.compile(
    rf"(?:整改|办结|处置|处理|解决|化解|消除|销号|办理|答复|结案|修复|纠正|治愈|调解|审结|回复|整治|下架)(?:完毕|到位|完成|成功)?(?:了)?[{HAN}]{{0,8}}$"
)
APPLIED = re.compile(r"(?:收到|接到|接收|提出|提交|申请|申报|报名)[^，。；、\d]{0,12}$")
ACCEPTED = re.compile(
    r"[，、](?:其中)?(?:经审[核查][，,]?)?(?:予以|已|决定)?(?:受理|立案|批准|核准|通过|录取|采纳)(?:了)?"
)
"""Of what is applied for, only so much can be accepted: 收到申请214件，受理186件."""
ELIGIBLE = re.compile(
    r"(?<![不未没])(?:符合|具备|满足|达到)[^，。；、\d]{0,10}(?:条件|资格|要求)的?[^，。；、\d]{0,8}$|有[^，。；、\d]{1,6}资格的[^，。；、\d]{0,6}$"
    r"|可(?:以?享受|申[报领请]|报名|参[加评])[^，。；、\d]{0,8}$"
)
DID = re.compile(r"[，、](?:其中|全年|当年|年内|最终){0,2}(?:实际|已)(?P<did>[^，。；、\d]{1,6})")
"""Of those who may, only so many can have done it: 符合申领条件的86户，实际申领79户."""
ANY, VERB = frozenset("个项件处次座"), 3
"""By these classifiers another thing may be counted, if more than a verb stands before the number (已建成站点92个)."""
LAUNCHED = re.compile(rf"(?:新[开办增设建]|孵化|引进|新入驻|扶持创办)[{HAN}]{{0,8}}$")
ALIVE = re.compile(
    r"[，、](?:其中)?[^，。；、\d]{0,6}(?:仍在|尚在|还在|仍然|持续|继续|正常)(?:经营|运营|营业|运行|生产|开业)的?"
)
"""Of what was opened in the year, only so much can still be open: 新开农家乐12家，年末仍在营业的9家."""
AMOUNTS = frozenset(("count", "mass", "volume", "area"))
SPARED = re.compile(r"上年|去年|往年|历年|历史|遗留|结转|累计|旧存|存量|以前年度|含|其他|另|提前|不重复|人次")
"""Words that say why more could be handled than came in."""
RATHER = re.compile(r"率|检查|巡查[^发查]{0,6}$|经营|派出|出动|投入")
REACH = 40


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a pair of what came in and what was dealt with, side by side in a sentence."""
    judged = False
    for block in view.figured(2):
        for came, went in _pairs(view, view.quantities(block.id)):
            judged = True
            if not exceeds(went.figure, came.figure):
                yield Passed()
                continue
            yield Failed(
                {"came": _words(view, came), "went": _words(view, went)},
                context(came.span, went.span),
                projects=of_block(view, block.id),
                target=came,
                reported=went,
                confidence=0.85,
            )
    if not judged:
        yield NotApplicable("没有并列写明发现（受理）数和整改（办结）数的句子")


def _pairs(view: View, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    for came, went in itertools.pairwise(quantities):
        if not _counts(came, went):
            continue
        text = view.text(came.span.block)
        sentence = view.sentence(came.span.block, came.span.start)
        if went.span.end > sentence.end:
            continue
        lead = text[max(sentence.start, came.span.start - REACH) : came.span.start]
        between = text[came.span.end : went.span.start]
        if SPARED.search(sentence.quote) or stages.EACH.search(re.split("[，。；、：]", lead)[-1]):
            continue
        opened = LAUNCHED.search(re.split("[，；、]", lead)[-1]) is not None and ALIVE.fullmatch(between) is not None
        staged = stages.follows(re.split("[，。；、：]", lead)[-1], between)
        may = ELIGIBLE.search(re.split("[，；、]", lead)[-1]) is not None and _done(between, went)
        if FOUND.search(re.split("[，；、]", lead)[-1]) is None or may:
            if opened or may or staged:
                yield came, went
            continue
        accepted = ACCEPTED.fullmatch(between) is not None and APPLIED.search(lead) is not None
        handled = HANDLED.search(between) and not RATHER.search(between) and not _new(between)
        if accepted or staged or (len(between) <= REACH and handled):
            yield came, went


def _done(between: str, went: Quantity) -> bool:
    """Whether the words between say that so many of them have done it."""
    did = DID.fullmatch(between)
    return did is not None and (went.figure.unit not in ANY or len(did["did"]) <= VERB)


def _new(between: str) -> bool:
    """Whether the figures are of two objects: the words between them begin with a noun and tell of finding another."""
    return FOUND.search(between) is not None or "、" in between.strip("、，")


def _counts(came: Quantity, went: Quantity) -> bool:
    return (
        came.figure.dimension in AMOUNTS
        and all(q.figure.value_high is None and q.figure.comparator == "=" for q in (came, went))
        and comparable(came.figure, went.figure)
    )


def _words(view: View, quantity: Quantity) -> str:
    """The figure with the words that lead it, from the last mark on."""
    lead = re.split("[，。；：、\t]", view.text(quantity.span.block)[: quantity.span.start])[-1]
    return f"{lead[-14:]}{quantity.span.quote}"


RULE = Rule(
    code="GJ327",
    name="handled-exceeds",
    category="data_logic",
    severity="warning",
    message="“{went}”多于“{came}”，办理数不应多于发生数",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
