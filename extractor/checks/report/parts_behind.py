"""Parts that stand behind their total: “共45条，其中新建28条、更新17条”, “45条（新建28条、更新17条）”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from db.records import Block, Quantity
from extractor.checks.report.all_parts import leaves_some_out, overlapping, says_all
from extractor.checks.report.classes import ASIDE, NAMED_TOTAL, OPENS_CLASSES, classes_of, total_of
from extractor.checks.report.figuring import exceeds
from extractor.checks.report.parts import BRACKETED, MARKED, STOP, Sum, may_be_part
from extractor.results.compare import comparable

OPENS = re.compile(
    r"[^，。；：:（(]{0,14}?(?:[，,]已?(?:全部|均|都|一律|悉数|[件户个条项处]{2}|逐[^，。；：、\d]|经[^，。；：、\d]{0,4})(?:在\d{1,3}个?(?:工作日|天|日|小时|分钟)之?内)?[^，。；：:（(\d]{1,10})?[，,。；;]?\s*(?:其中|分别(?:为|是)|(?:具体|主要)?(?:包括|包含)(?!在)|[^，。；：、\d]{0,4}(?:结果|结论|等级|级别|情况)(?:分别)?(?:为|是)|按[^，。；：]{1,8}(?:分(?![片头批组工管])|划分)|分[^，。；：\d]{1,6}?(?:来看|看|统计|为)(?=[：:，,]))[：:，,]?"
    r"|[^，。；：:（(、\d]{0,6}(?<![其期集])中(?=[^，。；、\d中]{1,10}\d)"
)
"""… and 46户中东村21户、西村25户, where what stands within is named."""
NAMED_APART = re.compile(
    r"[，,][^，。；：:\d]{1,20}、[^，。；：:\d]{1,20}?(?:[两二三四五六七八九十]|\d{1,2})个?[^，。；：:、\d]{1,6}分别(?:为|是|有)?"
)
"""Opens a list of parts that are named before their figures: 12公里，东山、西河两个片区分别为5公里、7公里."""
COMPARED = re.compile(
    r"[，,](?:同比|环比|[比较](?:上年|去年|20\d\d年))[^，。；：:、（(]{0,16}?(?:增[加长]|减少|下降|提高|上升|多|少)了?\s*[\d.,]+[^，。；：:、（(\d]{1,6}"
    r"(?=[，,]其中)"
    r"|[，,](?:[年季月周旬日]均|平均每[年季月周旬天日])[^，。；：:、（(\d]{0,6}[\d.,]+[^，。；：:、（(\d]{1,6}(?=[，,]其中)"
)
"""What may stand between a total and its parts: how it compares with the year before (82万人次，比上年增长9.3%，其中…),
and how much of it falls to a month (巡检960公里，月均80公里，其中…)."""
BRACKET = re.compile(r"[^，。；：:（(\d]{0,14}?[（(](?:其中[：:，]?)?")
WHOLE = re.compile(r"(?:[全总]|[^，。；、\d]{0,3}共)[^，。；、\d]{0,8}$")
"""What opens a bracket that tells of how many a figure is, not of what it consists: 达标的12座（全县共38座）."""
BREAK = re.compile(r"(?:未(?!成年)|尚未|仍未|还未|余下|剩余)[^，。；\d]{0,6}$|其中|共计|合计|总计|累计")
AFTER_ANOTHER = re.compile(r"\d(?P<unit>[^，。；：、\d]{1,4})，(?P<name>[\u4e00-\u9fff“”]{2,12})$")
OF_A_LIST = re.compile(r"(?:其中|(?:从|按)[^，。；：、\d]{1,10}(?:[看分说]|来看|划分)[，,：:])[^，。；：、\d]{0,12}$")
"""What stands before a figure that is itself the first of several parts, which go on behind it."""
SUMMED_UP = re.compile(r"[，；](?:全年|年内|一共)?(?:合计|共计|总计|累计)[^，。；、\d]{0,6}$")
UNDONE = re.compile(r"未(?:能|获)?(?P<word>[^，。；、\d]{2})[^，。；、\d]{0,4}$")
LEFT = re.compile(r"(?:结余|结转|剩余|余额|缺口|未执行|未支付|未支出|收回)[^，。；、\d]{0,4}$")
"""What is left consists of nothing that was spent: 执行300万元，结余19万元。其中基本支出执行98万元 divides the former."""
USED = re.compile(r"(?:执行|支出|支付|使用|完成)[^，。；、\d]{0,4}$")
GAP = 16
"""So many characters at the most stand between two members of a list."""
REST = re.compile(r"(?:其余|其他|余下|剩下)[^，。；、\d]{0,4}$")
REST_OF = re.compile(r"[，、](?:其余|其他|余下|剩下)的?$")
SORTS = re.compile(r"[，、](?:[一-鿿]{1,8}、)+[一-鿿]{1,8}等(?=[一-鿿]{2,})")
"""The sorts that one part holds, before what they are called together: ，机关、学校、医院等单位食堂174家."""
ENDED = re.compile(r"\s*(?:[，,、。；;：:（()）]|和|与|及|以及|$)")
"""What stands behind a figure that closes its clause (城区5公里，…); else it goes on to tell of something (5公里范围内…)."""
NAMES_PART = re.compile(r"其中|包?含|包括")
"""Words by which a single figure is told as a part of the one before it."""


def with_parts_behind(block: Block, total: Quantity, rest: Sequence[Quantity]) -> Sum | None:
    """The total with its parts among the figures of the block behind it; None where it has none there."""
    text, end = block.text, total.span.end
    if (beside := COMPARED.match(text, end)) is not None:
        end = beside.end()
        rest = [q for q in rest if q.span.start >= end]
    opened, bracket = OPENS.match(text, end), BRACKET.match(text, end)
    named = None if bracket or opened else NAMED_APART.match(text, end)
    classes = None if bracket or opened or named else OPENS_CLASSES.match(text, end)
    lead = bracket or opened or named or classes
    start = lead.end() if lead else None
    if named:  # 三个片区: how many parts there are is none of them
        rest = [q for q in rest if q.span.start >= named.end()]
    if opened and not bracket:  # 17例，均在3日内办结，其中12例……: the time is none of the parts
        rest = [q for q in rest if q.span.start >= opened.end() or q.figure.dimension != "duration"]
    if start is None or any(q.span.start < start for q in rest) or "\t" in text[end:start]:
        return None  # another figure, or another cell of the row, opens the list
    if bracket:
        close = re.search(r"[）)]", text[start:])
        limit = start + close.start() if close else len(text)
    else:
        stop = STOP.search(text, start)
        limit = stop.start() if stop else len(text)
    parts: list[Quantity] = []
    place, passed_over = start, False
    for part in rest:
        words = text[place : part.span.start]
        if not bracket and parts and BRACKETED.search(words):
            continue  # 进厂18台（18个班组，一班一台）: of the part, none of its own
        words = SORTS.sub("，", ASIDE.sub("", words))
        if part.span.start >= limit or (parts and BREAK.search(words) and not _not_so(text[start:place], words)):
            break
        if not parts and SUMMED_UP.search(words):
            break  # 种树2万株，其中……最高6米，合计3万株: what is summed up is no part
        place = part.span.end
        if parts and REST_OF.search(words) and not comparable(part.figure, total.figure):
            continue  # 其余10个小区3547户: where the rest is, told before it
        if not may_be_part(part, total, words) and not _completes(parts, part, total):
            if parts and "，" in words:
                break
            passed_over = passed_over or comparable(part.figure, total.figure)
            continue
        if bracket and not parts and WHOLE.match(words) and exceeds(part.figure, total.figure):
            return None
        if len(words) > GAP or re.search(r"[。；;]|、.*、" if parts else r"[。；;、]", words):
            break
        if parts and (part.figure.si == total.figure.si or ("，" in words and not _alike(text, parts[0], part, words))):
            break  # the total again (共32户，其中……，32户均已入住), or no further member of the list
        if "，" in words and (
            (len(parts) == 1 and exceeds(parts[0].figure, total.figure))
            or (_in_a_row(text, parts) and _nearer(parts, part, total))
        ):
            break  # what is more than its total stands alone; a clause behind a row is of it only if it fits
        if parts and not MARKED.search(text, parts[-1].span.end, part.span.start):
            parts.pop()  # 市直18个部门31个
        parts.append(part)
    if classes:
        listed = OF_A_LIST.search(text, 0, total.span.start) or _listed_itself(text, total)
        parts = [] if listed else classes_of(text, start, total, parts)
    if not parts or (LEFT.search(text, 0, total.span.start) and USED.search(text, 0, parts[0].span.start)):
        return None
    told = text[end : _close(text, parts[-1].span.end, limit)]
    return Sum(
        block.id,
        total,
        tuple(parts),
        "bracket" if bracket else "listed",
        named is None and not passed_over and not leaves_some_out(told, text, end + len(told)),
        overlapping(told, text, total, parts),
        bracket is None or NAMES_PART.search(text, end, parts[0].span.start) is not None,
        says_all(text, total, parts),
    )


def _completes(parts: Sequence[Quantity], part: Quantity, total: Quantity) -> bool:
    """Whether two parts or more and this one come to just the total, whatever words stand before it (机关节约0.7万元)."""
    like = len(parts) > 1 and comparable(part.figure, total.figure) and part.figure.comparator == "="
    return like and total_of([*parts, part]) == total.figure.si


def _listed_itself(text: str, total: Quantity) -> bool:
    """Whether a figure goes on with a row of names and figures (甲410人次，乙322人次，……), and is no total for all it names."""
    found = AFTER_ANOTHER.search(text, 0, total.span.start)
    if found is not None and total.figure.unit and not found["unit"].startswith(total.figure.unit):
        return False  # 办赛4项，征集作品913件，小学412件、……: a row counts one kind of thing
    return found is not None and not NAMED_TOTAL.search(found["name"])


def _not_so(told: str, words: str) -> bool:
    """Whether a part is of those of which another part's word does not hold: 采纳18条、未采纳4条."""
    found = UNDONE.search(words)
    return found is not None and re.search(rf"(?<!未){found['word']}", told) is not None


def _alike(text: str, first: Quantity, other: Quantity, words: str) -> bool:
    """Whether two figures, parted by a comma, are told alike: by one classifier, both closing their clauses or neither.

    What is left over (其余61人自行离站) is of the list however it is told.
    """
    if first.figure.dimension == other.figure.dimension and not comparable(first.figure, other.figure):
        return False
    return REST.search(words) is not None or (ENDED.match(text, first.span.end) is None) == (
        ENDED.match(text, other.span.end) is None
    )


def _in_a_row(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether 、 alone parts two figures or more."""
    gaps = [text[a.span.end : b.span.start] for a, b in pairwise(parts)]
    return bool(gaps) and all("、" in gap and "，" not in gap for gap in gaps)


def _nearer(parts: Sequence[Quantity], part: Quantity, total: Quantity) -> bool:
    """Whether the parts come nearer to their total without another: 早稻7亩、晚稻8亩，应保面积21亩, of 19亩."""
    added = total_of(parts)
    return abs(added - total.figure.si) < abs(added + part.figure.si - total.figure.si)


def _close(text: str, start: int, limit: int) -> int:
    """The end of the clause that holds the last part: what follows it is no longer the list."""
    stop = re.search(r"[，,]", text[start:limit])
    return start + stop.start() if stop else limit
