"""比率与计算依据不符

说明
    一句话里写明总数和其中的数目，又写明由两者算出的比率（回收率、合格率、办结率、满意度等），而比率与两数之商不符。
    部分也可以写在整体之前（收回384吨，当年用438吨，回收率87.7%），比率按部分命名的，照此核对。
    别的比率（挂接率、入库率，或者只写百分之几）紧跟在这两个数目之后，与两数之商相近而不相等，同一句里也没有别的两个数算得出的，同样指出。
    自评表的备注惯于写明比率由哪两个数算出的（有两行以上算得出来），其余各行也照此核对。

理由
    比率是常用的绩效结果，算错会改变是否达标的结论。

反例
    发放问卷1200份，收回有效问卷1128份，有效回收率97%。

正例
    发放问卷1200份，收回有效问卷1128份，有效回收率94%。

不适用
    比率的分子、分母没有写在同一句里；后一个数目“全部”做到，比率为100%的；满意的又分几等的满意度；预算执行率由GJ323检查；返工、复检之后的最终比率。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from db.records import Quantity
from extractor.checks.report import slips
from extractor.checks.report.beside import left_over, listed_beside, rates_beside
from extractor.checks.report.composed import rates_of_rows
from extractor.checks.report.ratios import agrees, percent, quotients
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

RATE = re.compile(
    r"(?P<stem>回收|收回|合格|办结|优良|优秀|良好|完好|达标|通过|签约|入住|覆盖|到课|出勤|参检|受检|检出|整改|结案|就业|录取|巩固|交付|竣工|开工|安装|补贴|兑现|验收|完成|满意)(?:率|(?<=满意)度)(?:为|达到?|约|是|均为|[:：])?\s*$"
)
GRADED = re.compile(r"(?:非常|十分|很|基本|比较|较|不)满意|一般")
"""Several grades of those who are content, of whom the last alone makes no rate."""
SURVEYED = re.compile(r"发放|发出|收回|回收|有效|受访|调查|抽样|抽取")
"""The stages of a survey: each has fewer than the one before, and one of them is the base."""
STEMS = {"回收": "回收|收回", "收回": "回收|收回", "完成": "(?:实际|共|已)?完成"}
"""What the clause of the part must say for the rate to be its own."""
AMOUNTS = ("count", "mass", "area", "length", "volume")
BESIDE = re.compile(r"[^，。；、\d]{0,6}[，,][^，。；、\d]{2,8}")
"""A rate stands in the clause right behind its whole."""
THING = re.compile(r"[一-鿿]{2}$")
"""The end of the name right before a figure."""
FINAL = re.compile(r"(?:最终|复[检验查]后?|整改后|返工后|补[考检]后)[^，。；、\d]{0,6}$")
"""The rate once all was put right is none of those that passed at first."""
AGAIN = re.compile("复[检验查]|返工|整改|补[考检]")
REST = re.compile(r"(?:^|[，,、；;（(])(?:其余|余下|其他|另外|另有|另|剩余|剩下)[^，。；、\d]{0,6}$")
"""What is named so is what the part leaves over (122件评为优良，其余4件合格)."""

EARLIER = re.compile("上一?年|去年|同期|上期")
ALL_OF_THEM = re.compile(r"[^，。；、\d]{0,4}(?:全部|悉数|均|都)已?")
"""What all did is a rate of those named last (建档312人，应参保的298人已全部参保，参保率100%)."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a rate whose part and whole stand before it in the same sentence, or in the remark of its row."""
    judged = False
    for block in view.figured():
        if all(q.figure.dimension != "ratio" for q in view.quantities(block.id)):
            continue
        found: list[tuple[Quantity, Judgement]] = []
        if block.kind != "cell" and "\t" not in block.text and ("率" in block.text or "满意度" in block.text):
            found = [(rate, _judge(view, rate, part, wholes)) for rate, part, wholes in _stated(view, block.id)]
        yield from (judgement for _, judgement in found)
        settled = {rate.span for rate, _ in found}
        told = [
            one
            for one in rates_beside(view, block.id)
            if not (one.share or one.rate.span in settled or _graded(view, one.rate))
            and not (_of_all(block.text, one.rate, one.part) or _apart(block.text, one.rate, one.part, one.whole))
        ]
        yield from (Passed() if one.right else _failed(view, one.rate, one.part, one.whole) for one in told)
        judged = judged or bool(found or told)
    for row in rates_of_rows(view):
        judged = True
        yield Passed() if row.right else _failed(view, row.rate, row.part, row.whole)
    if not judged:
        yield NotApplicable("没有在同一句里写明比率和它的计算依据")


def _stated(view: View, block: int) -> Iterator[tuple[Quantity, Quantity, list[Quantity]]]:
    text, quantities = view.text(block), view.quantities(block)
    for at, rate in enumerate(quantities):
        if (
            rate.figure.dimension != "ratio"
            or rate.figure.comparator not in ("=", "~")
            or rate.figure.value_high is not None
        ):
            continue
        sentence = view.sentence(block, rate.span.start)
        named = RATE.search(text, sentence.start, rate.span.start)
        if named is None or _final(text, sentence.start, named.start()):
            continue
        if (turned := _turned(text, sentence.start, quantities[:at], rate, named["stem"])) is not None:
            yield rate, *turned
            continue
        own = [q for q in quantities[:at] if q.span.start >= sentence.start and q.figure.dimension == "count"]
        while len(own) > 1 and REST.search(text[own[-2].span.end : own[-1].span.start]):
            own.pop()
        if len(own) > 2 and left_over(text, own, rate):
            own.pop()  # 送检180件，合格171件，不合格9件
        if len(own) == 1 and len(before := _named(view, own[0], _before(view, own[0], sentence.start))) == 1:
            own = [*before, *own]
        if len(own) < 2:
            continue
        part = own[-1]
        wholes = [q for q in own[:-1] if q.figure.base == part.figure.base and not listed_beside(text, q, part)]
        sheets = [q for q in own[:-1] if q.figure.unit in ("份", "张") and q.figure.si]
        right = [q for q in sheets if agrees(rate.figure, part.figure.si / q.figure.si)]
        wholes = right or wholes  # 向120家发放问卷，收回118份，满意110人
        clause = (
            text[own[-2].span.end : part.span.end] + re.split("[，。；、]", text[part.span.end : rate.span.start])[0]
        )
        if _of_all(text, rate, part):
            continue
        if named["stem"] == "满意" and GRADED.search(sentence.quote):
            continue
        if wholes and re.search(STEMS.get(named["stem"], named["stem"]), clause) and not re.search("[率占]", clause):
            yield rate, part, wholes


def _final(text: str, start: int, end: int) -> bool:
    """Whether a rate is that of the last look, and only the first one was counted (合格37件，返工后复验合格，最终合格率100%)."""
    found = FINAL.search(text, start, end)
    counted = re.split("[，。；]", text[start : found.start()]) if found else []
    return bool(counted) and not any(AGAIN.search(clause) and re.search(r"\d", clause) for clause in counted)


def _turned(
    text: str, start: int, before: Sequence[Quantity], rate: Quantity, stem: str
) -> tuple[Quantity, list[Quantity]] | None:
    """The part told before its whole, right before a rate that is named after what the part tells.

    收回残膜384吨，当年用膜438吨，回收率87.7%: the whole's own clause speaks of none of it.
    """
    own = [q for q in before if q.span.start >= start]
    if len(own) < 2 or any(q.figure.dimension not in AMOUNTS or q.figure.comparator != "=" for q in own[-2:]):
        return None
    part, whole = own[-2:]
    if not comparable(part.figure, whole.figure) or not 0 < part.figure.si < whole.figure.si:
        return None
    first, second = (
        text[max([start, *(q.span.end for q in own[:-2])]) : part.span.start],
        text[part.span.end : whole.span.start],
    )
    first = re.split("[，。；、]", first)[-1]
    wanted = STEMS.get(stem, stem)
    if BESIDE.fullmatch(text, whole.span.end, rate.span.start) is None or "其中" in second:
        return None
    return (part, [whole]) if re.search(wanted, first) and not re.search(wanted, second) else None


def _of_all(text: str, rate: Quantity, part: Quantity) -> bool:
    return rate.figure.si == 1 and ALL_OF_THEM.match(text, part.span.end) is not None


def _apart(text: str, rate: Quantity, part: Quantity, whole: Quantity) -> bool:
    """Whether the rate is no quotient of the two: one is of another year (39个，上年为38个、90.48%), or all of it says that a bound was
    kept (成本≤86万元，实际84.28万元，完成率100%)."""
    if whole.span.end < part.span.start and EARLIER.search(text, whole.span.end, part.span.start):
        return True
    return rate.figure.si == 1 and whole.figure.comparator in ("<=", "<") and part.figure.si <= whole.figure.si


def _graded(view: View, rate: Quantity) -> bool:
    """Whether a rate of those who are content is told beside the grades of their answers."""
    sentence = view.sentence(rate.span.block, rate.span.start)
    return "满意" in sentence.quote and GRADED.search(sentence.quote) is not None


def _lacks(view: View, rate: Quantity, part: Quantity) -> bool:
    """Whether the part is of those that the rate does not count: 检出不合格9批次，合格率98.5%."""
    text = view.text(rate.span.block)
    sentence = view.sentence(rate.span.block, rate.span.start)
    named = RATE.search(text, sentence.start, rate.span.start)
    clause = re.split("[，。；、：]", text[sentence.start : part.span.start])[-1]
    return named is not None and re.search(f"[不未](?:能|按期|及时)?{named['stem']}", clause) is not None


def _judge(view: View, rate: Quantity, part: Quantity, wholes: list[Quantity]) -> Judgement:
    lacking = _lacks(view, rate, part)
    found = [1 - value if lacking else value for value in quotients(part, wholes)]
    if any(agrees(rate.figure, value) for value in found) or not found:
        return Passed()  # without a quotient it is right of another whole
    if len(named := _named(view, part, wholes)) == 1:
        wholes, found = named, [1 - value if lacking else value for value in quotients(part, named)]
        if not found:
            return NotApplicable("总数为零")
    computed, whole = found[-1], wholes[-1]
    if (len(wholes) > 1 and not _of_a_survey(view, wholes)) or computed > 1:
        return NotApplicable("同一句里有几个可能的总数，不能确定比率的分母")
    if not slips.near(rate.figure, computed):
        return NotApplicable("比率与两数之商相差很大，不是由它们算出的")
    return _failed(view, rate, part, whole, lacking=lacking)


def _before(view: View, part: Quantity, start: int) -> list[Quantity]:
    """The like figures before a clause, in the passage that a full stop ends: 大米62批次、食油40批次；大米合格61批次."""
    block = part.span.block
    begin = view.text(block).rfind("。", 0, start) + 1
    return [
        q
        for q in view.quantities(block)
        if begin <= q.span.start < start and q.figure.base == part.figure.base and q.figure.si > part.figure.si
    ]


def _named(view: View, part: Quantity, wholes: list[Quantity]) -> list[Quantity]:
    """The wholes whose things the clause of the part opens with: 抽检大米62批次、食油40批次；大米合格61批次."""
    text = view.text(part.span.block)
    clause = re.split("[，。；、：]", text[: part.span.start])[-1]
    named = []
    for whole in wholes:
        thing = THING.search(text, 0, whole.span.start)
        if thing is not None and clause.startswith(thing[0]):
            named.append(whole)
    return named


def _of_a_survey(view: View, wholes: list[Quantity]) -> bool:
    """Whether all that could be the base are stages of one survey, of which none makes the rate."""
    text = view.text(wholes[0].span.block)
    return all(SURVEYED.search(re.split("[，。；]", text[: q.span.start])[-1]) for q in wholes)


def _failed(view: View, rate: Quantity, part: Quantity, whole: Quantity, *, lacking: bool = False) -> Failed:
    share = part.figure.si / whole.figure.si
    return Failed(
        {
            "whole": whole.span.quote,
            "part": part.span.quote,
            "stated": rate.span.quote,
            "computed": percent(1 - share if lacking else share, rate.figure),
        },
        context(whole.span, part.span, rate.span),
        projects=of_block(view, rate.span.block),
        reported=rate,
        confidence=0.9,
    )


RULE = Rule(
    code="GJ322",
    name="rate",
    category="arithmetic",
    severity="error",
    message="按{whole}和{part}计算应为{computed}，报告写{stated}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
