"""Where a completion keeps the figure and changes the work: another one, a lesser one, or only a step towards it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extractor.results import chains, compare, lesser, likeness
from extractor.results.lexicon import ADVERBS, UNSAID, Shift, leading, lexicon
from extractor.results.partway import OUTCOME, SIGNED, partway, same_object

if TYPE_CHECKING:
    from db.records import Indicator, Quantity
    from extractor.results.align import Aligner
    from extractor.results.statements import Statement

# What is to be there anew is not there while its place is chosen, or its founders are talked to.
_FOUNDED = re.compile(r"新[增设]|增设|设立")
_SITED = re.compile(r"(?P<step>选定|选好|敲定)[^，。；]{0,20}(?:场地|场所|地址|地点|点位|位置|[站店厂馆园校]址)")
# Who is to sign has not while there is only the will to.
_INTENT = re.compile(r"(?P<step>(?:达成|形成|表达|有)[^，。；\d]{0,12}意向|意向(?:书|协议|合同))(?!金额|订单)")
_GOT_BACK = re.compile(r"追回|追缴|收回|退回|退缴|清退|清收|挽回|追偿|入库|到账|没收|罚没")
_FOUND_ONLY = re.compile(
    r"(?P<step>查出|查明|查实|核查出|发现|认定|锁定)(?:了)?(?:涉嫌|疑似|应)?[^，。；\d]{0,10}(?:金额)?(?:共计?)?(?=\s*\d)"
)
_AGREED = frozenset(("协议", "合同"))
_TERM = re.compile(r"(?:年限|期限|合同期|租期|服务期)")
_TALKED = re.compile(rf"{ADVERBS}(?P<step>洽谈|接洽)")
# Of what is to be kept rare (施工投诉不超过4起) no work is due.
_KEPT_RARE = re.compile(r"(?:不超过|不多于|不高于|控制在|[≤<＜])\s*[\d一二三四五六七八九十]+\s*(?:起|例|宗|次(?!/)|件)")
# What is only proposed (拟认定).
_PROPOSED = re.compile(
    r"(?<![模虚草比])拟(?P<verb>认定|命名|授予|评定|评选|表彰|确定|聘任|推荐|选派|发放|拨付|奖励|资助|扶持|签约|签订|出版|发布|公布|移交|交付)"
)
# 新增渔船及时登记: those that are new, and what is to be done with them.
_THOSE_NEW = re.compile(
    r"^新[增建](?=[^，。；\d]{1,8}(?:及时|全部|均|都|同步|当[年日月]|第一时间|应[一-鿿]尽)[^，。；\d]{2})"
)
_RATE = re.compile(r"[一-鿿]{0,4}?(?P<name>[一-鿿]{2}(?:率|比例))")
_SHARE = re.compile(r"(?:占比?|比例为?|比率为?)[^，。；一-鿿]*\d")
_RATE_OF = re.compile(r"(?:覆盖率|占比?|比例|比率)[^，。；一-鿿]*(?:为|达到?)?[^，。；一-鿿]*\d")
# Nobody has had what a letter tells of.
_WRITTEN_TO = re.compile(
    r"[向给][^，。；]{2,12}?(?:发|送|寄)(?:出|送|放|去|达)?了?[^，。；\d]{0,12}?(?P<step>通知书?|告知书|提示函|提醒函)$"
)
_LETTERS = re.compile(r"通知|告知|提示|提醒|函|宣传|[发送]")
# 汇总成清单, 梳理形成台账: the papers that work ends in, where just those are due.
_MADE = re.compile(r"(?:(?<![完达建造促落])成|整理出|梳理出|列出)了?(?:《)?(?P<what>[一-鿿]{2,})")
_PAPERS = frozenset(
    ("清单", "台账", "名录", "名册", "目录", "图册", "手册", "数据", "档案", "报告", "汇编", "清册", "一览", "地图")
)
_EFFECT = re.compile(r"[人户亩]均|增收|节约|节省|增长|提高|提升|降低|减少|下降|[率度]|比例")
_MEASURING = re.compile(r"抽[样查测]|测算|估算|核算|调查|统计|监测|测评|评估|走访")
# What names a measure (监测频率上限, 接收频率上限) tells of no work.
_NAMED_MEASURE = re.compile(
    r"[一-鿿]{2}(?P<name>[一-鿿]{0,4}(?:[上下]限|频率|速[度率]|精度|误差|[深高宽厚温湿]度|压力|量程|阈值|半径))"
)
# What is given to people is received by them: 领取助学金的 for 助学金发放.
_GIVEN = re.compile(r"发放|补[助贴偿]|资助|救助|奖[励补]|[兑拨支]付")
# How long it took from one step to another (从报名到开班平均9天) is no step.
_LASTED = re.compile(
    r"[从自][^，。；\d]{1,10}[到至][^，。；\d]{1,12}\d+(?:\.\d+)?\s*个?(?:天|日|工作日|小时|分钟|秒|周|月)"
)
# 受理并指派: the step and what comes after it, with one object.
_AND_MORE = re.compile(r"[一-鿿]{2}并(?!未|没|不|案|发|购|网|轨|列|行|入)(?P<more>[一-鿿]{2})")


# A thing is to be another, newer one, and what is there already is only put in order.
_NEW_ONE = re.compile(
    r"(?<!城市)更[新换](?!改造|维护|维修|数据|信息|内容|地图|[^，。；、\d]{0,6}(?:数据|信息|内容|地图|资料|档案|目录))"
)
_IN_ORDER = re.compile(r"(?P<step>大修|中修|小修|检修|维修|修理|返修|保养)(?!基金|资金|经费|人员|单位|公司)")
_ANOTHER = re.compile(r"[换新]|购(?!置的|买的)|[加重]装|配[备置]|添置")


def mended(demanded: str, said: str) -> Shift | None:
    """Where a thing was to be replaced, and the old one is only repaired: 更新水泵3台 -> 大修水泵3台."""
    wanted, done = _NEW_ONE.search(demanded), _IN_ORDER.search(said)
    if wanted is None or done is None or _IN_ORDER.search(demanded) or _ANOTHER.search(said):
        return None
    return Shift(wanted[0], done["step"])


def verb(demanded: str, said: str) -> Shift | None:
    """The verbs, where what was done is of a kind that does not answer what was demanded (新建 -> 维修).

    None where either names no work of a known kind, or one of the works said answers one that was demanded.
    """
    data = lexicon()
    wanted = data.verbs.findall(_THOSE_NEW.sub("", demanded))
    done = data.verbs.findall(said)
    if not wanted or not done:
        return None
    enough = frozenset[str]().union(*(data.answers[data.kind_of[verb]] for verb in wanted))
    if any(data.kind_of[verb] in enough for verb in done):
        return None
    return Shift(wanted[-1], done[-1])


@lru_cache(maxsize=4096)
def work(demanded: str, said: str) -> Shift | None:
    """The works, where another was done than was demanded, or only a step towards it, or on lesser terms."""
    if (
        _KEPT_RARE.search(demanded)
        or _made(demanded, said)
        or _files(demanded, said)
        or _one_measure(demanded, said)
        or _LASTED.search(said)
    ):
        return None
    return (
        verb(demanded, said)
        or mended(demanded, said)
        or to_be(demanded, said)
        or step(demanded, said)
        or _only_found(demanded, said)
        or _handed_on(demanded, said)
        or weaker(demanded, said)
        or partway(demanded, said)
    )


def told(aligner: Aligner, demand: Indicator, statement: Statement, quantity: Quantity) -> Shift | None:
    """The works, where another was done than was demanded; a step that was carried through further on is its beginning."""
    shift = work(demand.text, statement.text)
    if shift is None or shift != begun(demand.text, statement.text):
        return shift
    if any(shift.said[:2] in other.text for other in aligner.demands if other is not demand):
        return None  # the step is asked for
    here = aligner.place_of.get(statement.span, -1)
    after = [s.text for s in aligner.statements[here + 1 :] if s.sentence == statement.sentence]
    again = {
        aligner.statements[place].sentence
        for place, other in aligner.said.get(compare.measure(quantity.figure), ())
        if place > here and other.figure.si == quantity.figure.si
    }
    later = ["，".join(aligner.statements[p].text for p in aligner.sentence[sentence]) for sentence in sorted(again)]
    return None if chains.carried_on(demand.text, statement.text, shift, after, later) else shift


def to_be(demanded: str, said: str) -> Shift | None:
    """Where what was to be named or founded is only proposed, or those are told who are yet to become so (创建单位)."""
    proposed = _PROPOSED.search(said)
    if proposed is not None and proposed["verb"] in demanded and proposed[0] not in demanded:
        return None if re.search(rf"(?:已|正式|新){proposed['verb']}", said) else Shift(proposed["verb"], proposed[0])
    return lesser.to_become(demanded, said)


@lru_cache(maxsize=4096)
def begun(demanded: str, said: str) -> Shift | None:
    """The work that was due and the step towards it that is told, whatever a clause begins with."""
    if _KEPT_RARE.search(demanded) or _made(demanded, said) or _files(demanded, said) or _one_measure(demanded, said):
        return None
    return step(demanded, said) or _handed_on(demanded, said) or partway(demanded, said)


def _handed_on(demanded: str, said: str) -> Shift | None:
    """What was to be passed or in use and is only handed in or tried, or was to be done for others who were only written to."""
    if (early := lesser.early(demanded, said)) is not None:
        return early
    letter = None if _LETTERS.search(demanded) else _WRITTEN_TO.search(said)
    known = lexicon()
    wanted = letter and (
        known.work.search(demanded) or known.service.search(demanded) or known.inspection.search(demanded)
    )
    return Shift(wanted[0], letter["step"]) if letter and wanted else None


def _one_measure(demanded: str, said: str) -> bool:
    """Whether both name one measure, whatever stands before its name: 接收频率上限达到8.5吉赫 for 监测频率上限."""
    due = _NAMED_MEASURE.match(demanded)
    return due is not None and due["name"] in said


def _made(demanded: str, said: str) -> bool:
    """Whether a step is told to have made the very thing that was due: 已汇总成清单1份 for 建立清单1份."""
    made = _MADE.search(said)
    return made is not None and made["what"][:2] in _PAPERS and made["what"][:2] in demanded


def of_share(demanded: str, before: str, said: str) -> Shift | None:
    """Where a rate is the share of those that only took a step: 24家中有20家递交申请，占83.3% for 取得率."""
    return begun(demanded, before) if _SHARE.match(said) else None


def of_rate(demanded: str, before: str, said: str) -> Shift | None:
    """Where a rate is of those on lesser terms that the clauses before it tell of, and of nothing else: 可查询，覆盖率96%."""
    shift = weaker(demanded, before) if "率" in demanded and _RATE_OF.match(said) else None
    return None if shift is None or shift.demanded[-1] in before else shift


def weaker(demanded: str, said: str) -> Shift | None:
    """The terms on which something is done, where they are lesser than was promised (免费 -> 优惠)."""
    for word, less in lexicon().weaker.items():
        if word in demanded and word not in said and (found := less.search(said)) and found[0] not in demanded:
            return Shift(word, found[0])
    return None


def _only_found(demanded: str, said: str) -> Shift | None:
    """Where what was to be got back is only found: 查出涉嫌套取资金86万元 for 追回资金80万元."""
    wanted, found = _GOT_BACK.search(demanded), _FOUND_ONLY.search(said)
    if wanted is None or found is None or _GOT_BACK.search(said) or found["step"] in demanded:
        return None
    return Shift(wanted[0], found["step"])


def _files(demanded: str, said: str) -> bool:
    """Whether files are due and were set up: 建档 is then no step on the way, but the work."""
    return "档案" in demanded and "建档" in said


def step(demanded: str, said: str) -> Shift | None:
    """The work that was due and the step on the way to it that was done instead (硬化 -> 测量, 印发 -> 设计…样稿)."""
    data = lexicon()
    demanded, plain = data.thing.sub("设施", demanded), data.thing.sub("设施", UNSAID.sub("", said))
    rate = _RATE.fullmatch(plain)
    if rate is not None and rate["name"] in demanded:
        return None  # 初审准确率 for 准确率: the rate itself, and nothing done
    intent = _INTENT.search(plain) if SIGNED.search(demanded) else None
    if intent is not None and "意向" not in demanded and not SIGNED.search(said):
        return Shift(UNSAID.sub("", demanded), intent["step"])
    paper = data.draft.search(plain)
    if paper is not None and paper["paper"] in _AGREED and (SIGNED.search(demanded) or _TERM.search(demanded)):
        return None  # 签订合作协议 for 签约单位, 签订5年租赁协议 for 租赁年限
    if paper is not None and paper["paper"] not in demanded:
        return Shift(UNSAID.sub("", demanded), paper["paper"])
    if "满意" in demanded:
        return None  # 改造农户满意度: no work is asked for
    physical = data.work.search(demanded)
    founded = physical or _FOUNDED.search(demanded)
    early = _SITED.search(plain) or _TALKED.match(plain) if founded is not None else None
    if founded is not None and early is not None and early["step"] not in demanded:
        done = data.work.search(plain) or data.service.search(plain) or _FOUNDED.search(plain)
        return None if done else Shift(founded[0], early["step"])
    known = physical or data.service.search(demanded)
    wanted = known[0] if known else leading(demanded)
    if wanted is None or (known is None and wanted in said):
        return None
    more = _AND_MORE.search(plain)
    if more is not None and not data.step.match(more["more"]):
        return None
    head = data.step_done.search(plain) or data.paper.match(plain) or data.step_last.search(plain)
    if head is None:
        head = data.step.match(plain)
        if head is None:
            return None
        behind = head.end() + same_object(demanded, wanted, plain[head.end() :])
        if data.work.search(plain, behind) or data.service.search(plain, behind):
            return None
        after = data.any_verb.match(plain, head.end()) if behind == head.end() else None
        if plain.startswith("后", head.end()) or OUTCOME.search(plain, head.end()):
            return None  # 审查后给予援助; 申报企业全部获批
        if after is not None and not data.step.match(after[0]):
            return None  # 立案查处: what came after the step is told as well
    if _EFFECT.search(demanded) and _MEASURING.fullmatch(head["step"]):
        return None  # 抽样测算户均增收3420元: an effect can only be measured
    if head["step"] in data.chosen[1] and any(verb in demanded for verb in data.chosen[0]):
        further = lesser.HANDED.match(plain, head.end())  # 推荐申报: who is chosen is only put forward
        if further is None or further["step"] in demanded:
            return None
        return Shift(wanted, further["step"])
    if likeness.terms(wanted) & likeness.terms(plain[head.end() :]):
        return None  # 选派队员到总队进修 for 培训: the work by another word stands behind the step
    if head["step"] == "领取" and _GIVEN.search(demanded):
        return None
    if head["step"] == "认定" and data.titled.search(demanded):
        return None
    if head["step"] in demanded or any(paper in demanded for paper in data.parts.findall(plain)):
        return None
    called_on = data.inspection.fullmatch(head["step"]) and data.given.fullmatch(wanted)
    if (
        physical is None
        and not called_on
        and (data.inspection.fullmatch(head["step"]) or data.service.fullmatch(head["step"]))
    ):
        return None
    return Shift(wanted, head["step"])
