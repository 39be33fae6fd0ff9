"""All told in words, where all is due: 验收合格 for 验收合格率100%, 一人一档, no mistakes, nothing late."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Figure, Result
from extractor.results import compare
from extractor.results.align import Aligner
from extractor.results.enough import SOME, UNFINISHED, said
from extractor.results.statements import Statement

_ACCEPTANCE = re.compile(r"(?:验收?|一次性?|检[验测查]|抽[检查]|评审|审查|质量|工程)(?:合格|通过|达标)率")
_ACCEPTED = re.compile(
    r"(?:验收?|一次性?|检[验测查]|查验|抽[检查]|评审|审查|结论[为是]?)(?:结论|结果)?[为是]?(?:合格|通过|达标)|通过[^，。；]{0,6}(?:验收|评审|审查)"
)
_AT_ONCE = re.compile(r"一次性?(?:验收|全部|均|都)*(?:合格|通过)")
_REFUSED = re.compile(r"[不未没]")
_DONE_OVER = re.compile(r"返工|返修|重做|复验|复检|整改")
_FAULTLESS = re.compile(
    r"(?:无|没有|未|零)(?:发生|出现|发现|见)?(?:一[例笔起])?[^，。；]{0,6}(?:错|漏|差|误|重复)[^，。；]{0,4}"
    r"|(?:[错漏误重][一-鿿]{1,2}|差错|失误)(?:[、和或及](?:[错漏误重][一-鿿]{1,2}|差错|失误))*(?:等?(?:情况|现象|问题))?(?:均|都|也|一直)?(?:未|没有)(?:发生|出现)"
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
_NONE_BAD = re.compile(
    r"(?:没有|未|无|零)(?:发现|出现|见|检出|查出)?(?:[一任][一-鿿]{1,2})?[^，。；未没]{0,6}?不(?P<good>合格|达标|符合|规范|合规|过关|通过)"
)
_ONE_FOR_EACH = re.compile(r"(?P<pair>一[一-鿿]一[一-鿿])[一-鿿]{0,4}(?:率|比例)")
_HARDLY = re.compile(r"[未没不]|部分|个别|少数|基本|多数|有的")
_RIGHT = re.compile(r"(?:准确|正确|精准)(?:率|度)")


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
    if (none := _none_bad(aligner, index)) is not None:
        return none
    return _passed(aligner) if _ACCEPTANCE.search(text) else None


def _none_bad(aligner: Aligner, index: int) -> Result | None:
    """None that failed, where all were to be good: 抽了50个批次，没有一批不合格 for 抽检合格率100%."""
    for place, statement in enumerate(aligner.statements):
        found = _NONE_BAD.search(statement.text)
        if found is None or f"{found['good']}率" not in aligner.demands[index].text or statement.state in UNFINISHED:
            continue
        alike = sum(f"{found['good']}率" in demand.text for demand in aligner.demands)
        if alike == 1 or aligner.coverage(index, place) >= SOME:
            return said("met", f"完成情况称没有不{found['good']}的", statement)
        return said("undetermined", f"完成情况称没有不{found['good']}的，是否就是这一项，从文字上不能确定", statement)
    return None


def _passed(aligner: Aligner) -> Result | None:
    """The one event that was to go well, told with its day (10月22日完成竣工验收，一次合格), or so many that passed at once.

    Where a sentence tells of fewer that passed, or of what was done over, it says nothing of all.
    """
    for places in aligner.sentence.values():
        told = [aligner.statements[place] for place in places]
        if any(_DONE_OVER.search(s.text) for s in told):
            continue
        counts = [q.figure for s in told for q in s.quantities if q.figure.dimension == "count"]
        dated, before = False, list[Figure]()
        for statement in told:
            dated |= bool(statement.dates)
            before += [q.figure for q in statement.quantities if q.figure.dimension == "count"]
            if statement.state in UNFINISHED or not _ACCEPTED.search(statement.text) or _REFUSED.search(statement.text):
                continue
            if _of_fewer(statement, counts):
                continue
            if dated:
                return said("met", "完成情况写明了验收合格的时间", statement)
            if before and _AT_ONCE.search(statement.text):
                return said("met", "完成情况称所列各处一次验收合格", statement)
    return None


def _of_fewer(statement: Statement, counts: Sequence[Figure]) -> bool:
    """Whether a statement gives a number that its sentence tells more of: 验收12处，一次合格11处."""
    if "其中" in statement.text:
        return True
    return any(
        compare.comparable(q.figure, other) and q.figure.si < other.si for q in statement.quantities for other in counts
    )


def one_for_each(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """One for each where that is due of all: 871份档案，一人一档 for 一人一档率100%."""
    pair = _ONE_FOR_EACH.search(aligner.demands[index].text) if target.dimension == "ratio" and target.si == 1 else None
    if pair is None:
        return None
    for statement in aligner.statements:
        if pair["pair"] in statement.text and statement.state not in UNFINISHED and not _HARDLY.search(statement.text):
            return said("met", f"完成情况称做到{pair['pair']}", statement)
    return None


def none_wrong(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """No mistakes where none is due, whatever they are counted in: 没有认错一户 for 认定差错0人."""
    if target.si != 0 or not _MISTAKE.search(aligner.before[index]):
        return None
    right = next((s for s in aligner.statements if _FAULTLESS.search(s.text) and s.state not in UNFINISHED), None)
    return None if right is None else said("met", "完成情况称没有差错", right)
