"""The steps of one thing that a completion gives a day each, in the order in which they can only follow: 中标, 开工, 竣工, 启用."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from db.records import Span
from extractor.checks.project.afterwards import NOT_ALL, UNFINISHED
from extractor.language import words
from extractor.results.statements import Statement

_BIDS = re.compile(r"(?<!未)中标|成交公告|定标|(?<!公)开标")
_SIGNS = re.compile(r"签(?:订|署|定)[^，。；]{0,8}(?:合同|协议)|(?:合同|协议)[^，。；]{0,6}签(?:订|署|定)")
_USES = re.compile(
    r"启用|投入使用|投入运[行营]|投用|交付使用|正式运[行营]|开门(?:营业|迎客|接诊)|对外开放|[对向]公众开放|开馆|开园|开业|开始(?:收治|接诊|接待|受理|营业|运[行营]|供[水电气热])[^，。；、]{0,4}"
)
_ARRIVES = re.compile(r"到货|交货|供货到位|运抵|配送到位")
_INSTALLS = re.compile(r"安装(?:到位|完毕|完成|调试)|调试(?:完毕|完成)|装好")
_ACCEPTS = re.compile(
    r"(?<![复初预待未])验收(?!资料|准备|申请|报告|方案|标准|规范|要求|意见|[单组前后员])(?=[^一-鿿]|$|合格|通过|完毕|完成|结束)"
    r"|(?:组织|进行|完成|通过)[^，。；、\d]{0,12}(?<![复初预])验收(?!资料|准备|申请|报告|方案|标准|意见|[单组前后员])"
)
CHAINS = (
    (
        re.compile(
            r"(?:可研|可行性研究|初步设计|初设|立项|实施方案|施工图)[^，。；]{0,8}(?:批复|获批|批准)|(?:取得|获得|拿到)[^，。；]{0,6}批复"
        ),
        re.compile(r"招标公告|挂网招标|公开招标(?!方式)|发布采购公告"),
        _BIDS,
        re.compile(r"开工(?!令|报告|率|前)|进场施工|破土动工|动工"),
        re.compile(r"(?:竣工|完工|交工)(?!验收|决算|结算|资料|报告|前|后)"),
        _USES,
    ),
    (
        _BIDS,
        _SIGNS,
        _ARRIVES,
        _INSTALLS,
        _USES,
    ),
    (
        re.compile(r"定稿|审定|终审"),
        re.compile(r"印成|印好|印出|印毕|印完|印制完[成毕]|编印完[成毕]|印刷完[成毕]|编印成册|制作完[成毕]"),
        re.compile(r"(?<!印)(?:分发|发放|下发|发至|发到|发给|送到|送至|配发|赠送|免费发)"),
    ),
    (
        re.compile(r"(?:招聘|招考|选聘|选调|遴选|招募|招录)公告|公告[^，。；]{0,4}发布|发布[^，。；]{0,8}公告"),
        re.compile(r"笔试"),
        re.compile(r"面试"),
        re.compile(r"(?:拟聘|拟录|名单|人选)[^，。；]{0,6}公示|公示[^，。；]{0,4}(?:期满|结束)"),
        re.compile(r"到岗|上岗|入职|报到|办理聘用|聘用(?:手续|合同)|签订聘用"),
    ),
    (
        re.compile(r"征求意见|公开征集|听证"),
        re.compile(r"(?:专家|评审会?|论证|审议|常务会|党组会)[^，。；]{0,6}(?:评审|论证|通过|审议|审定)"),
        re.compile(r"印发|出台|颁布|公布施行"),
    ),
    (
        re.compile(r"启动|开班|开幕|开赛|开考|开训"),
        re.compile(r"结业|闭幕|收[尾官]|结束|完赛|颁奖"),
    ),
    (_ARRIVES, _ACCEPTS),
    (_INSTALLS, _ACCEPTS),
    (_ACCEPTS, _USES),
)
"""What can only follow one another: works, purchases, prints, appointments, rules, and what begins and ends."""
NOT_WHOLE = re.compile(
    r"试运[行营]|试用|临时|部分|局部|主体|先行|陆续|预计|拟|将|应急|恢复|原|旧|老(?![人年师龄])|前期|桩基|基础|封顶"
)
"""Words by which a day is not that of the whole work's step."""
GOODS = re.compile("设备|材料")
"""What is but a part of a work, and all of a purchase."""
A_TIME = re.compile(r"\d{1,2}\s*[日号]$|月(?:[上中下]旬|[初中底末]|份)?$")
_ACT = re.compile(r"[一-鿿]{2}")
_NOUN = re.compile(r"[一-鿿]{2,8}")
GENERAL = frozenset(
    (
        "工程",
        "项目",
        "全部",
        "整体",
        "施工",
        "建设",
        "单位",
        "正式",
        "公开",
        "招标",
        "验收",
        "完成",
        "顺利",
        "按期",
        "如期",
        "其中",
        "全年",
        "最终",
        "当年",
        "本年",
        "组织",
        "召开",
        "举行",
        "举办",
        "开展",
        "进行",
        "完毕",
        "陆续",
        "统一",
        "集中",
        "随即",
        "对外",
    )
)
"""What says nothing of which work it was."""


def ordered(told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Each step of a chain and the next that is told, where each is told but once and of the same thing."""
    if sum(len(statement.dates) for statement in told) < 2:
        return
    parts = [part for statement in told for part in _parts(statement)]
    for chain in CHAINS:
        yield from _along(chain, parts)


def _parts(statement: Statement) -> list[Statement]:
    """A clause that tells two acts with a day each (8月12日启动、7月20日收尾) in two; else as it is."""
    if len(statement.dates) != 2:
        return [statement]
    first, second = (date.span for date in statement.dates)
    at = statement.span.start
    cut = statement.text.rfind("、", first.end - at, second.start - at)
    if cut < 0 or not _ACT.search(statement.text, first.end - at, cut):
        return [statement]
    return [_part(statement, 0, cut), _part(statement, cut + 1, len(statement.text))]


def _part(statement: Statement, start: int, end: int) -> Statement:
    """The characters ``[start, end)`` of a clause, with the days in them."""
    whole = statement.span
    span = Span(whole.block, whole.start + start, whole.start + end, whole.quote[start:end])
    dates = tuple(d for d in statement.dates if span.start <= d.span.start < span.end)
    return replace(statement, span=span, dates=dates, quantities=())


def _along(chain: Sequence[re.Pattern[str]], told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """The steps of one chain that are told, each with the next.

    Where not both name their thing, the first must stand before what follows it: what is told in another order is
    rather of another thing. So must both stand in one sentence, but for works, of which a project has few.
    """
    ranks = [_rank(chain, statement) for statement in told]
    if len(set(ranks) - {None}) < 2:
        return
    steps: dict[int, list[tuple[int, frozenset[str]]]] = {}
    subject: frozenset[str] = frozenset()
    sentence = -1
    for place, (statement, rank) in enumerate(zip(told, ranks, strict=True)):
        if statement.sentence != sentence:
            subject, sentence = frozenset(), statement.sentence
        own = _subject(chain, statement, rank)
        if rank is not None:
            named = own | _object(chain, statement, rank)
            steps.setdefault(rank, []).append((place, named or subject))
        subject = own or subject
    for before, after in pairwise(sorted(steps)):
        if not len(steps[before]) == len(steps[after]) == 1:
            continue
        (first, one), (then, other) = steps[before][0], steps[after][0]
        near = (chain[-1] is _USES and chain[0] is not _BIDS) or told[first].sentence == told[then].sentence
        # 秋季轮训班 and 春季轮训班 are two
        alike = bool(one & other) and (one <= other or other <= one)
        alike = alike or (first < then and near and not (one and other))
        goods = chain[0] in (_BIDS, _ARRIVES, _INSTALLS)
        if alike and _whole(told[first], goods) and _whole(told[then], goods):
            yield told[first], told[then]


def _rank(chain: Sequence[re.Pattern[str]], statement: Statement) -> int | None:
    """Which step a statement tells; None where it tells none, or several."""
    found = [rank for rank, step in enumerate(chain) if step.search(statement.text)]
    return found[0] if len(found) == 1 else None


def _whole(statement: Statement, goods: bool) -> bool:
    """Whether a statement gives one day to a step of the whole work (or of goods) that has been taken."""
    if len(statement.dates) != 1 or statement.state in UNFINISHED or statement.dates[0].kind != "date":
        return False
    if not A_TIME.search(statement.dates[0].span.quote):
        return False
    text = GOODS.sub("", statement.text) if goods else statement.text
    return not NOT_ALL.search(text) and not NOT_WHOLE.search(statement.text)


def _subject(chain: Sequence[re.Pattern[str]], statement: Statement, rank: int | None) -> frozenset[str]:
    """What a statement is about: the words in front of its day or, where it has none, of its step."""
    end = statement.dates[0].span.start - statement.span.start if statement.dates else len(statement.text)
    if rank is not None and (found := chain[rank].search(statement.text)):
        end = min(end, found.start()) if statement.dates else found.start()
    return frozenset(word for word in words.content(statement.text[:end]) if len(word) > 1) - GENERAL


def _object(chain: Sequence[re.Pattern[str]], statement: Statement, rank: int) -> frozenset[str]:
    """What a step is done with, around its verb and behind its day (召开票价听证会, 发放折页); 发到各村 names no thing."""
    found = chain[rank].search(statement.text)
    if found is None:
        return frozenset()
    day = statement.dates[0].span.end - statement.span.start if statement.dates else found.start()
    between = statement.text[day : found.start()]
    behind = None if found[0][-1] in "到至给" else _NOUN.match(statement.text, found.end())
    named = [*words.content(between), *(words.content(behind[0]) if behind else ())]
    return frozenset(word for word in named if len(word) > 1) - GENERAL
