"""Figures that a completion gives in words: 未发生 for 0起, 均已组建 for 24个村, a name for the one thing that is due."""

from __future__ import annotations

import re

from db.records import Figure, Result
from extractor.language import words
from extractor.results import compare, direction, enumerated, likeness, periods, shifts
from extractor.results.align import Aligner
from extractor.results.asked import around
from extractor.results.enough import ENOUGH, ENOUGH_WITH_EQUAL, ENOUGH_WITH_FIGURE, SOME, UNFINISHED, WEAK, Match, said
from extractor.results.statements import Statement
from extractor.results.sweeping import everywhere, of_all

WHOLE = 0.9
"""The share of the words for a thing that a statement must hold to be about just that thing."""
_NIL = re.compile(r"(?:为|是|均为|保持|实现)(?:零(?![散星售距基])|[0０](?![.．\d]))|零(?:发生|事故|伤亡|差错|投诉)")
_FINISHED = re.compile(
    r"(?:完成|建成|通过|印发|出具|投用|上线|启用|交付|到位|挂牌|揭牌|通水|通车|开馆|开放|运行|竣工|完工|投产|(?<![未没])[一-鿿]完)$"
)
# What stands somewhere is there: 分拣中心建在西塘.
_STANDS = re.compile(r"(?<![拟选])(?:[建设落办装立开]在|落户|坐落|位于)")
_NEW = re.compile(r"新[增开建设购添办]|增[加设]|开[通设]")
_A_NEW_ONE = re.compile(r"(?:新[增开建设购添办]|增[加设]|建成|开[通设办]|投用)的一(?P<unit>[一-鿿])")
_RATE_OF = re.compile(r"[一-鿿]{2}(?:率|比例)")
_ACCEPTANCE = re.compile(r"(?:验收?|一次性?|检[验测查]|抽[检查]|评审|审查|质量|工程)(?:合格|通过|达标)率")
_ACCEPTED = re.compile(
    r"(?:验收?|一次性?|检[验测查]|查验|抽[检查]|评审|审查|结论[为是]?)(?:结论|结果)?[为是]?(?:合格|通过|达标)|通过[^，。；]{0,6}(?:验收|评审|审查)"
)
_AT_ONCE = re.compile(r"一次性?(?:验收|全部|均|都)*(?:合格|通过)")
_REFUSED = re.compile(r"[不未没]")
_FAULTLESS = re.compile(
    r"(?:无|没有|未|零)(?:发生|出现|发现|见)?(?:一[例笔起])?[^，。；]{0,6}(?:错|漏|差|误|重复)[^，。；]{0,4}"
)
_MISTAKE = re.compile(r"差错|错误|失误|[错漏误](?:[一-鿿]{0,3})(?:率|数|件数|人数)?(?:为|是|控制在)?\s*$")
_RULED = re.compile(r"合规|规范|合法")
_UNBROKEN = re.compile(
    r"(?:无|没有|未|零)(?:发生|出现|发现|见)?[^，。；]{0,8}(?:违规|违纪|违法|挪用|截留|虚报|冒领|套取|挤占)"
)
_IN_TIME = re.compile(r"期限内|时限内|[按限]期|按时|及时")
_NONE_LATE = re.compile(
    r"(?:无|没有|未|零)(?:发生|出现)?(?:一[件例起])?[^，。；]{0,4}(?:超期|逾期|超时|延期|延误|延迟|拖延|拖欠|积压|滞后)"
)
_ONE_FOR_EACH = re.compile(r"(?P<pair>一[一-鿿]一[一-鿿])[一-鿿]{0,4}(?:率|比例)")
_HARDLY = re.compile(r"[未没不]|部分|个别|少数|基本|多数|有的")
_RIGHT = re.compile(r"(?:准确|正确|精准)(?:率|度)")
_PLACES = re.compile(
    r"(?:乡镇|镇|乡|街道|村|社区|学校|单位|企业|园区|县区?|站|所)(?:（[^（）]*）)?(?:都|均|分别|先后)?(?:举办|举行|开展|组织|召开|进行)"
)
_COVERED = re.compile(r"覆盖|涉及|惠及|走进|深入|遍及|全部")
# What is counted by a plain classifier: 个县区, 个乡镇.
_KIND = re.compile(r"[县区市乡镇村街道社旗州站所园校院厂矿队]{1,3}")
FEW = 3
# So many in each place (每校演练不少于4次): that something was done in all of them does not say how many.
_EACH_SO_MANY = re.compile(
    r"每(?:个|所|家|座|处)?(?:行政村|村|乡镇|镇|乡|街道|社区|学校|校|单位|部门|县|区|市|园|院|站|点|所|户|科室|处|家|班|馆)"
)
_OCCASIONS = frozenset(("场", "次", "期", "轮"))


def without_number(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """Figures that words can give: 未发生事故 for 0起, 各村均已组建 for 24个村."""
    held = aligner.held(index)
    for place in held.candidates:
        statement = aligner.statements[place]
        covered = held.coverage(place)
        if statement.state in UNFINISHED:
            continue
        if covered > 0 and periods.same_rhythm(aligner.before[index], target, statement.text):
            return said("met", "完成情况称按要求的周期做了", statement)
        if covered > 0 and target.si == 1 and periods.dated_in_each(aligner.before[index], statement.dates):
            return said("met", "完成情况逐次写明了时间，每期都有", statement)
        if covered >= ENOUGH_WITH_EQUAL and periods.as_often(target, statement.text):
            return said("met", "完成情况称按周期做了，次数与要求相符", statement)
        if covered < (ENOUGH_WITH_EQUAL if target.si == 1 else ENOUGH_WITH_FIGURE):  # the less for one thing
            continue
        if _the_only_one(aligner, index, target, statement, covered):
            return said("met", "要求的只有一件，完成情况称已经完成", statement)
        if covered < ENOUGH_WITH_FIGURE:
            continue
        few = target.dimension in ("count", "ratio") and _at_most(aligner, index, target)
        if statement.negated and (target.si == 0 or few):
            return said("met", "完成情况称没有发生", statement)
        if _NIL.search(statement.text) and _at_most(aligner, index, target):
            return said("met", "完成情况称为零", statement)
        if _named_one_by_one(aligner, index, target, statement):
            return said("met", "完成情况逐一列出了名称，数目与要求相符", statement)
        if target.base in _OCCASIONS and _at_so_many(statement, target):
            return said("met", "完成情况写明了在多少处做过，不少于要求的次数", statement)
        so_often = target.si > 1 and _EACH_SO_MANY.search(aligner.demands[index].text)
        if target.dimension == "count" and not so_often and everywhere(statement.text, aligner.demands[index].text):
            return said("met", "完成情况称各处均已完成", statement)
    told = [s for p in held.candidates if (s := aligner.statements[p]).dates and held.coverage(p) >= WEAK]
    if target.dimension != "count" or target.si < 2 or any(s.state in UNFINISHED for s in told):
        return None
    days = sum(len({d.span.quote for d in s.dates}) for s in told)  # 5月、10月分别演练: each time has its own
    if target.si == days or (target.comparator in (">=", ">") and target.si <= days):
        reason = "完成情况逐次写明了时间，次数与要求相符"
        return Result("met", reason, None, tuple(s.span for s in told))
    return None


def none_of_it(aligner: Aligner, index: int, target: Figure, match: Match) -> Result | None:
    """A ceiling kept, where a statement says of it that there was none (无纠错案件), and more of it than the match."""
    if target.dimension != "count" or not _at_most(aligner, index, target):
        return None
    held = aligner.held(index)
    of_match = max((held.coverage(p) for p in held.candidates if aligner.statements[p] is match.statement), default=0.0)
    for place in held.candidates:
        statement = aligner.statements[place]
        covered = held.coverage(place)
        if covered > of_match and covered >= ENOUGH_WITH_FIGURE and statement.negated and not statement.quantities:
            return said("met", "完成情况称没有发生", statement)
    return None


def _at_most(aligner: Aligner, index: int, target: Figure) -> bool:
    """Whether a demand is for so much at the most, so that nothing at all satisfies it."""
    return target.comparator in ("<=", "<") or direction.of(target, aligner.before[index]) == "lower"


def _the_only_one(aligner: Aligner, index: int, target: Figure, statement: Statement, covered: float) -> bool:
    """Whether one thing is due and a statement says that this thing is done."""
    if target.si != 1 or target.dimension != "count":
        return False
    if _a_new_one(aligner.demands[index].text, aligner.before[index][-2:], target, statement.text):
        return True
    terms = aligner.terms[index]
    things = frozenset(t for t in terms if not t.startswith("="))  # what is to be, without the verbs
    if (
        covered < ENOUGH
        and not _begins_with_it(aligner, index, statement)
        and (not things or likeness.coverage(things, statement.terms, aligner.weigh) < WHOLE)
    ):
        return False
    if not finished(statement):
        return False
    return shifts.verb(aligner.demands[index].text, statement.text) is None


def finished(statement: Statement) -> bool:
    """Whether a statement tells of one thing that it is there: it was done, on a day, or somewhere."""
    if statement.state == "done" or statement.dates:
        return True
    return any(told.search(statement.text) is not None for told in (_FINISHED, _STANDS))


def _a_new_one(demanded: str, thing: str, target: Figure, text: str) -> bool:
    """Whether a new thing is due, and a statement speaks of a new one of just that kind: 这是年内新增的一条公交线路."""
    if _NEW.match(demanded) is None or len(thing) < 2:
        return False
    return any(new["unit"] == target.unit and thing in text[new.end() :] for new in _A_NEW_ONE.finditer(text))


def _begins_with_it(aligner: Aligner, index: int, statement: Statement) -> bool:
    """Whether a statement begins with what the one thing is called in short (系统9月上线), as no other demand does."""
    head = aligner.before[index][-2:]
    if len(head) < 2 or not statement.text.startswith(head):
        return False
    return not any(head in d.text for other, d in enumerate(aligner.demands) if other != index)


def _named_one_by_one(aligner: Aligner, index: int, target: Figure, statement: Statement) -> bool:
    """Whether a statement names as many things as are due, without a number of them."""
    if target.dimension != "count" or target.si < 2 or target.comparator not in ("=", ">="):
        return False
    if any(compare.kindred(target, quantity.figure) for quantity in statement.quantities):
        return False
    before, after = around(aligner.demands[index])
    kind = before if words.content(before) else next(iter(words.content(after)), "")  # 与3家医院建立转诊关系
    return enumerated.count(statement.text, kind) == target.si


def told_for_each(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """So many places reached, where each of them is told with a figure of its own: 覆盖5个县区 by 东区22场、西区20场…."""
    if target.dimension != "count" or target.si < FEW or target.comparator not in ("=", ">="):
        return None
    kind = _KIND.match(around(aligner.demands[index])[1])
    if kind is None or _COVERED.search(aligner.demands[index].text) is None:
        return None
    for places in aligner.sentence.values():
        statements = [aligner.statements[place] for place in places]
        if enumerated.each_told([s.text for s in statements], kind[0]) >= target.si:
            return said("met", "完成情况逐处列出了数量，处数与要求相符", statements[0])
    return None


def _at_so_many(statement: Statement, target: Figure) -> bool:
    """Whether something was held at as many places as it was due times: 9个乡镇举办了演练 for 8场."""
    if target.comparator in ("<=", "<"):
        return False
    at = statement.span.start
    return any(
        q.figure.dimension == "count"
        and q.figure.comparator == "="
        and q.figure.si >= target.si
        and _PLACES.match(statement.text, q.span.end - at) is not None
        for q in statement.quantities
    )


def every_one(aligner: Aligner, index: int, target: Figure) -> Statement | None:
    """A statement that something holds of all (均按计划举办), near enough to a demand for 100%."""
    if target.dimension != "ratio" or target.comparator in ("<=", "<") or (target.si != 1 and target.comparator == "="):
        return None
    statements = aligner.statements
    text = aligner.demands[index].text
    stem = likeness.terms(_RATE_OF.sub(lambda rate: rate[0][:2], text))
    terms = likeness.terms(_RATE_OF.sub("", text)) or likeness.terms(text)
    named = _RATE_OF.search(text)
    near = [
        (
            max(likeness.coverage(terms, s.terms, {}), likeness.coverage(stem, s.terms, {}), _names(named, s)),
            _names(named, s),  # 逐户验收，375户全部合格: of 合格率 the second
            -p,
        )
        for p, s in enumerate(statements)
        if of_all(s.text)
    ]
    share, _, place = max(near, default=(0.0, 0.0, 0))
    return statements[-place] if share >= SOME else None


def _names(rate: re.Match[str] | None, statement: Statement) -> float:
    """Enough, where a statement says just what a rate is of (全部落实监管措施 for 监管率)."""
    return SOME if rate is not None and rate[0][:2] in statement.text else 0.0


def accepted(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """All told in words, where all is due: 8月6日验收合格 for 验收合格率100%, 无错发漏发 for 准确率100%."""
    text = aligner.demands[index].text
    if target.dimension != "ratio" or target.si != 1:
        return None
    if _RIGHT.search(text):
        right = next((s for s in aligner.statements if _FAULTLESS.search(s.text) and s.state not in UNFINISHED), None)
        return said("met", "完成情况称没有差错", right) if right is not None else None
    if _RULED.search(text):
        clean = next((s for s in aligner.statements if _UNBROKEN.search(s.text) and s.state not in UNFINISHED), None)
        if clean is not None:
            return said("met", "完成情况称没有违规", clean)
    if _IN_TIME.search(text):
        kept = next((s for s in aligner.statements if _NONE_LATE.search(s.text)), None)
        if kept is not None:
            return said("met", "完成情况称没有超期", kept)
    return _passed(aligner) if _ACCEPTANCE.search(text) else None


def one_for_each(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """One for each where that is due of all: 871份档案，一人一档 for 一人一档率100%."""
    pair = _ONE_FOR_EACH.search(aligner.demands[index].text) if target.dimension == "ratio" and target.si == 1 else None
    if pair is None:
        return None
    for statement in aligner.statements:
        if pair["pair"] in statement.text and statement.state not in UNFINISHED and not _HARDLY.search(statement.text):
            return said("met", f"完成情况称做到{pair['pair']}", statement)
    return None


def _passed(aligner: Aligner) -> Result | None:
    """The one event that was to go well, told with its day (10月22日完成竣工验收，一次合格), or so many that passed at once."""
    here, dated, counted = -1, False, False
    for statement in aligner.statements:
        if statement.sentence != here:
            here, dated, counted = statement.sentence, False, False
        dated |= bool(statement.dates)
        counted |= any(q.figure.dimension == "count" for q in statement.quantities)
        if statement.state in UNFINISHED or not _ACCEPTED.search(statement.text) or _REFUSED.search(statement.text):
            continue
        if dated:
            return said("met", "完成情况写明了验收合格的时间", statement)
        if counted and _AT_ONCE.search(statement.text):
            return said("met", "完成情况称所列各处一次验收合格", statement)
    return None


def none_wrong(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """No mistakes where none is due, whatever they are counted in: 没有认错一户 for 认定差错0人."""
    if target.si != 0 or not _MISTAKE.search(aligner.before[index]):
        return None
    right = next((s for s in aligner.statements if _FAULTLESS.search(s.text) and s.state not in UNFINISHED), None)
    return None if right is None else said("met", "完成情况称没有差错", right)
