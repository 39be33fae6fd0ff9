"""One thing that is due, and a statement that it is there: the platform 上线, 这是年内新增的一条公交线路."""

from __future__ import annotations

import re

from db.records import Figure
from extractor.results import likeness, shifts
from extractor.results.align import Aligner
from extractor.results.enough import ENOUGH, UNFINISHED
from extractor.results.statements import Statement

WHOLE = 0.9
"""The share of the words for a thing that a statement must hold to be about just that thing."""
LONGER, LEAD = 3, 4
"""So many characters name a thing where at most so many others (whose it is) lead to them."""
_FINISHED = re.compile(
    r"(?:完成|建成|通过|印发|出具|投用|上线|启用|交付|到位|挂牌|揭牌|(?<!申报)(?:列入|入选)(?![^，。；]*(?:计划|创建|培育|储备|预备|候选))[^，。；]{2,12}|通水|通车|开馆|开放|运行|竣工|完工|投产|推出|(?<!推迟|延期|改期|暂缓|暂停|停止|取消)(?:举行|举办|召开)|开幕|闭幕|落幕|(?<![未没])[一-鿿]完)(?:$|(?=，(?:含|包[含括]|下?设|由)))"
)
# What stands somewhere is there: 分拣中心建在西塘.
_STANDS = re.compile(r"(?<![拟选])(?:[建设落办装立开]在|落户|坐落|位于)")
# A day is no day of an end where something only begins on it, or is given up.
_NO_END = re.compile(
    r"开工|动工|启动|开始|着手|进场|奠基|招标|立项|开班|停[工建滞摆业在]|暂停|暂缓|缓建|取消|中止|终止|撤销|搁置|推迟|延期|放弃"
)
_NEW = re.compile(r"新[增开建设购添办]|增[加设]|开[通设]")
_A_NEW_ONE = re.compile(r"(?:新[增开建设购添办]|增[加设]|建成|开[通设办]|投用)的一(?P<unit>[一-鿿])")
_TITLE_OUT = re.compile(
    r"(?:印发|出台|制定|发布|公布|颁布|出版|编印|编制完成|修订完成)了?《(?P<title>[^《》]+)》(?:[（(][^（）()]*[）)])?$"
)
_NOT_SO = re.compile(r"未(?!来|央)|没有|没能|不再")
_EDITIONS = frozenset(("届", "期", "次", "轮"))
_MEANT = re.compile(r"[拟待欲]|原定|原本|计划|本应|原?打算|预[定计]")


def told(aligner: Aligner, index: int, target: Figure, statement: Statement, covered: float) -> bool:
    """Whether one thing is due and a statement says that this thing is done."""
    if target.si != 1 or target.dimension != "count" or _NOT_SO.search(statement.text):
        return False
    if _an_edition(target, statement) or _issued(aligner.before[index][-2:], statement):
        return True
    if _a_new_one(aligner.demands[index].text, aligner.before[index][-2:], target, statement):
        return True
    terms = aligner.terms[index]
    things = frozenset(t for t in terms if not t.startswith("="))  # what is to be, without the verbs
    if (
        covered < ENOUGH
        and not _begins_with_it(aligner, index, statement)
        and (not things or likeness.coverage(things, statement.terms, aligner.weigh) < WHOLE)
    ):
        return False
    if not (finished(statement) or _finished_behind(aligner, statement)):
        return False
    return shifts.verb(aligner.demands[index].text, statement.text) is None


def _finished_behind(aligner: Aligner, statement: Statement) -> bool:
    """Whether a statement tells the steps of a thing and the clause behind it its end: 公园经征地、施工，8月1日开园."""
    place = aligner.place_of[statement.span]
    if statement.state is not None or "、" not in statement.text or place + 1 == len(aligner.statements):
        return False
    after = aligner.statements[place + 1]
    goes_on = after.sentence == statement.sentence and not after.quantities and after.state in (None, "done")
    return goes_on and finished(after)


def finished(statement: Statement) -> bool:
    """Whether a statement tells of one thing that it is there: it was done, on a day, or somewhere."""
    if statement.state == "done" or _on_a_day(statement):
        return True
    return any(told.search(statement.text) is not None for told in (_FINISHED, _STANDS))


def _on_a_day(statement: Statement) -> bool:
    """Whether a statement has a day for more than a beginning (7月启动、9月颁奖) or for giving up."""
    starts = [date.span.end - statement.span.start for date in statement.dates]
    ends = [*(date.span.start - statement.span.start for date in statement.dates[1:]), len(statement.text)]
    return any(not _NO_END.search(statement.text, *between) for between in zip(starts, ends, strict=False))


def _an_edition(target: Figure, statement: Statement) -> bool:
    """Whether a statement tells of one edition by its number that it was held: 5月16日举办第九届 for 1届."""
    if (
        target.unit not in _EDITIONS
        or re.search(rf"第[\d一二三四五六七八九十百]+{target.unit}", statement.text) is None
    ):
        return False
    if statement.negated or statement.state in (*UNFINISHED, "not_done") or _MEANT.search(statement.text):
        return False
    return finished(statement)


def _issued(kind: str, statement: Statement) -> bool:
    """Whether a statement gives the title of a text of just the kind that is due, and that it is out: 印发《……管理办法》."""
    found = _TITLE_OUT.search(statement.text) if "》" in statement.text else None
    if found is None or len(kind) < 2 or not found["title"].endswith(kind):
        return False
    return not (statement.negated or statement.state in (*UNFINISHED, "not_done") or _MEANT.search(statement.text))


def _a_new_one(demanded: str, thing: str, target: Figure, statement: Statement) -> bool:
    """Whether a new thing is due, and a statement tells of a new one of just that kind that it is there.

    It does by naming it and nothing more (这是年内新增的一条公交线路), or by what it says of it (新增的一条线路6月开通).
    """
    if _NEW.match(demanded) is None or len(thing) < 2:
        return False
    text = statement.text
    new = next((m for m in _A_NEW_ONE.finditer(text) if m["unit"] == target.unit and thing in text[m.end() :]), None)
    if new is None or _MEANT.search(text, 0, new.start()):
        return False
    if statement.negated or statement.state in (*UNFINISHED, "not_done"):
        return False
    return text.endswith(thing) or finished(statement)


def _begins_with_it(aligner: Aligner, index: int, statement: Statement) -> bool:
    """Whether a statement begins with what the one thing is called in short (系统9月上线), as no other demand does."""
    head = aligner.before[index][-2:]
    longer = aligner.before[index][-LONGER:]  # 县美术馆11月获评 for 国家重点美术馆1个
    titled = len(head) == 2 and statement.text.startswith("《") and f"{head}》" in statement.text
    led = titled or (len(longer) == LONGER and 0 <= statement.text.find(longer) <= LEAD)
    if len(head) < 2 or not (statement.text.startswith(head) or led):
        return False
    return not any(head in d.text for other, d in enumerate(aligner.demands) if other != index)
