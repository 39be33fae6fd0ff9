"""The day by which a completion says that something was done, for a demand of time."""

from __future__ import annotations

import re

from extractor.results import acts, asked, days, lesser, likeness
from extractor.results.align import Aligner
from extractor.results.enough import TOGETHER, UNFINISHED, WEAK
from extractor.results.holding import CONTEXT
from extractor.results.statements import Statement

_SEASON = re.compile(
    r"(?:开学|放假|主?汛期?|雨季|入[冬春夏秋汛梅伏]|冻|(?:供|采)[暖热](?:季|期)?|春耕|春运|秋收|[春夏秋冬](?:季|节)?|双抢|(?:春|国庆|元旦|中秋|端午|清明|两)节?|[中高]考)(?:来临|到来|开始)?(?:之?前|以前|时|当天)"
)
_SEASON_ENDS = re.compile("前|时|当天")
BEGINNING = re.compile(r"启动|开始|开工|动工|着手|进场|签订|签约|开标|中标|招标|采购")
# A day for one event only: 开园时间为5月底前, 5月底前对外开放. Works of all kinds are 完成.
_EVENT = re.compile(r"(?:[一-鿿]{2})??(?P<what>(?!完成)[一-鿿]{2})(?:时间|日期)?[为是：:]?")
# What opens to people from a day on serves them from that day (5月6日起接诊).
_OPENS = frozenset(("开放", "开馆", "开园", "开业", "开诊", "开张", "营业", "运营", "运行", "启用", "投用"))
_SWITCHED = re.compile(r"(?:系统|平台|业务|[新旧]版)[^，。；]{0,16}切换")
"""A system goes online (上线) when all is switched to it."""
_USED = frozenset(("投用", "启用", "使用", "投运"))
_IN_USE = re.compile(r"(?:投入|交付|正式)(?:使用|运行|运营)|投用|启用|投运")
_ENDS = frozenset(("完工", "竣工", "收尾", "收工", "建成"))
"""Words for the end of works; what is over (结束) may be anything."""
_SERVES = re.compile(
    r"(?:起|开始)[^，。；]{0,4}(?:接待|接诊|收治|服务|迎客|营业|受理|办理|运营|运行|入住|供水|供气|发车)"
)
# What follows a work that is done, and may take its own time.
_AFTERWARDS = re.compile(
    r"验收|结算|决算|审计|审定|评审|移交|交付|公示|归档|付款|支付|拨付|回访|投用|投入使用|开放|表彰"
)
# What is handed over, or used, is so once it is accepted; single sorts of acceptance may follow.
_HANDED_OVER = frozenset(("交付", "使用", "投用", "启用", "开放", "开馆", "开园", "开业", "开诊", "营业", "入住"))
_ACCEPTED = re.compile(r"(?<!消防)(?<!环保)(?<!档案)(?<!水保)(?<!绿化)(?<!节能)(?<!财务)(?<!单项)验收")
# What came last, or brought all to its end.
_LAST_ONE = re.compile(r"(?:最后(?:完成|完工|竣工|开放|交付)?的?一|末[一尾]?)(?P<of>[一-鿿])")
_LAST = re.compile(rf"{_LAST_ONE.pattern}|全部|收[尾工官]|报齐|到齐|完毕")
_ALL_OF_THEM = re.compile(
    rf"[，、]?(?:全部|均|都|全面)(?:建成|改造)?(?:并|后)?(?:正式|对外|竣工|完成)?(?:{acts.ANY.pattern})"
)
_FIRST = re.compile(r"率先|最[先早]|首(?:[个座批处条家期]|先)|第一[个座批处条家期]|先[行期]")
ACT = 2
"""An act is named by so many characters at the end of a demand: 11月底前完成年度评优."""
TAIL = 4
"""So many characters at the end of a clause are what it tells of the things before them."""
_Found = tuple[float, int, Statement, str, str]


def dated(aligner: Aligner, index: int) -> tuple[Statement, str, str] | None:
    """The statement with a day that speaks most of a demand; any done one where there is only one to choose."""
    starts = BEGINNING.search(aligner.demands[index].text) is not None
    found = [
        (
            max(_coverage(aligner, index, place), _covered(aligner, index, place)),
            -place,
            statement,
            date.span.quote,
            day,
        )
        for place, statement in enumerate(aligner.statements)
        if statement.dates
        for date, day in days.in_a_row(
            statement, days.told_days(_sentence(aligner, place), starts, aligner.demands[index].deadline or "")
        )
    ]
    found = [entry for entry in found if not _of_some(entry)] or found
    own = aligner.numbered.get(index, frozenset())
    sure = [e for e in found if e[0] >= WEAK or -e[1] in own or _ends_alike(aligner, index, e[2].text)]
    event = _EVENT.fullmatch(asked.DAY.sub("", aligner.demands[index].text))
    named = [entry for entry in found if event is not None and _names(event["what"], entry[2].text)]
    if not named and (last := _last_of_it(aligner, index, found)) is not None:
        return last
    if not named and (closing := _last_one(aligner, index, event, found)) is not None:
        return closing
    if named:
        sure = named
        if event is not None and "全部" in aligner.demands[index].text:
            row = [entry for entry in named if entry[2].text.endswith(event["what"])]
            if len({entry[2].sentence for entry in row}) == 1:
                return max(row, key=lambda entry: entry[4])[2:]
    if not sure and _only_deadline(aligner, index) and not _put_off(aligner, index):
        ended = [entry for entry in found if _last(aligner, -entry[1]) and not _AFTERWARDS.search(entry[2].text)]
        told = [entry for entry in found if entry[0] > 0] or ended or found
        sure = told if told and _one_answer(aligner, index, told) else []
    if not sure:
        return None
    best = max(sure, key=lambda entry: (entry[0], _turn(aligner, index, entry), entry[1]))
    return _latest_of_all(aligner, index, best, found)[2:]


def _put_off(aligner: Aligner, index: int) -> bool:
    """Whether the very act that is due is told as still to come, and no other clause names it: 拟于次年评优 for 完成评优."""
    due = asked.DAY.sub("", aligner.demands[index].text)[-ACT:]
    told = [s for s in aligner.statements if due in s.text]
    return re.fullmatch(r"[一-鿿]{2}", due) is not None and bool(told) and all(s.state == "planned" for s in told)


def _latest_of_all(aligner: Aligner, index: int, best: _Found, found: list[_Found]) -> _Found:
    """Where all of the things named before are due (全部投入使用), the latest of the days of such an act."""
    due = aligner.demands[index].text
    if not _ALL_OF_THEM.fullmatch(asked.DAY.sub("", due)) or not _only_deadline(aligner, index):
        return best
    alike = [e for e in found if acts.alike(due, e[2].text) and e[2].state not in UNFINISHED]
    return max(alike, key=lambda entry: entry[4]) if best in alike else best


def _turn(aligner: Aligner, index: int, entry: _Found) -> int:
    """The first of several (率先, 首座) tells least of when all was done, and the last of them (最后) most."""
    text = entry[2].text
    if _FIRST.search(text) and not _FIRST.search(aligner.demands[index].text):
        return -1
    return 1 if acts.LAST.search(text) and not lesser.handed_in(aligner.demands[index].text, text) else 0


def _ends_alike(aligner: Aligner, index: int, text: str) -> bool:
    """Whether a clause closes with the very words that a demand does, of no other thing, and no other demand
    does (客车5月底前挂牌营运 by 车辆5月20日挂牌营运)."""
    due = asked.DAY.sub("", aligner.demands[index].text)
    tail = due[-TAIL:]
    if len(tail) < TAIL or not text.endswith(tail):
        return False
    thing, told = (likeness.terms(words.removesuffix(tail)) for words in (due, asked.DAY.sub("", text)))
    told = frozenset(term for term in told if len(term) > 1)
    if thing and told and set("".join(thing)).isdisjoint("".join(told)):
        return False  # 幼儿园9月20日交付使用 for 小学: of the same event, and of another thing
    return sum(demand.text.endswith(tail) for demand in aligner.demands) == 1


def _last(aligner: Aligner, place: int) -> bool:
    """Whether a statement is of what came last, by its own words or by those that its clause goes on from."""
    here = aligner.statements[place]
    before = aligner.statements[place - 1] if place else here
    goes_on = before.sentence == here.sentence and not before.dates
    return any(_LAST.search(s.text) for s in ((before, here) if goes_on else (here,)))


def _of_some(entry: _Found) -> bool:
    """Whether a day is only that of so many that something else is told of (上半年完工的104户逐户回访)."""
    text, quote = entry[2].text, entry[3]
    return days.OF_SOME.match(text, text.find(quote) + len(quote)) is not None


def of_a_later_step(demanded: str, said: str) -> bool:
    """Whether one event is due (9月底前通车) and a clause tells of a step behind it only (10月16日交工验收)."""
    event = _EVENT.fullmatch(asked.DAY.sub("", demanded))
    if event is None or _names(event["what"], said) or (event["what"] in _HANDED_OVER and _ACCEPTED.search(said)):
        return False
    step = _AFTERWARDS.search(said)
    return step is not None and step[0] not in demanded


def of_what_follows(demanded: str, said: str) -> bool:
    """Whether a clause tells of what comes behind a work, where that is not due: 通过验收 behind 申报."""
    step = _AFTERWARDS.search(said)
    return step is not None and step[0] not in demanded


def _names(event: str, text: str) -> bool:
    """Whether a text tells of an event by its own word, or of an opening by those who are served.

    What was 联网后 or 联网前 is another event.
    """
    if event in _ENDS and any(word in text for word in _ENDS):
        return True
    if re.search(rf"{event}(?!之?[后前]|以[后前])", text):
        return True
    if event in _USED and _IN_USE.search(text):
        return True
    if event == "上线" and _SWITCHED.search(text):
        return True
    return event in _OPENS and _SERVES.search(text) is not None


def _last_of_it(aligner: Aligner, index: int, found: list[_Found]) -> tuple[Statement, str, str] | None:
    """For a mere time limit (培训300人次，9月底前完成) the last day in the sentence that answers the demand it goes on from."""
    before = aligner.demands[index - 1].figure if index else None
    if before is None or before.dimension != "count" or before.comparator in ("<=", "<"):
        return None
    best = None if asked.own(aligner.demands[index]) else aligner.best(index - 1)
    if best is None:
        return None
    sentence = aligner.statements[best[0]].sentence
    told = [
        _to_its_end(aligner, index, entry)
        for entry in found
        if entry[2].sentence == sentence and not _AFTERWARDS.search(entry[2].text)
    ]
    return max(told, key=lambda entry: entry[2], default=None)


def _last_one(
    aligner: Aligner, index: int, event: re.Match[str] | None, found: list[_Found]
) -> tuple[Statement, str, str] | None:
    """The day of the last of the things that a demand counts (最后一座11月3日开门), for the one time limit on all of them."""
    if (event is None and asked.own(aligner.demands[index])) or not _only_deadline(aligner, index):
        return None
    counted = {d.figure.unit for d in aligner.demands if d.figure is not None and d.figure.dimension == "count"}
    told = [
        entry
        for entry in found
        if (last := _LAST_ONE.search(entry[2].text)) is not None
        and last["of"] in counted
        and (not _AFTERWARDS.search(entry[2].text) or any(word in entry[2].text for word in _ENDS))
    ]
    return _to_its_end(aligner, index, told[0]) if len(told) == 1 else None


def _to_its_end(aligner: Aligner, index: int, entry: _Found) -> tuple[Statement, str, str]:
    """A day, or where it is of the last of several things the last that is told of it (最后一期11月25日开班、12月2日结业)."""
    _, negative, statement, quote, day = entry
    due = aligner.demands[index].deadline or ""
    last = days.last(_sentence(aligner, -negative), due) if _LAST_ONE.search(statement.text) else None
    return (statement, quote, day) if last is None else (statement, last[0].span.quote, last[1])


def by_season(aligner: Aligner, index: int) -> tuple[Statement, str] | None:
    """The statement that says in words when something was done (汛期来临前完工), and those words, for the one deadline."""
    if not _only_deadline(aligner, index):
        return None
    for statement in aligner.statements:
        if statement.state in UNFINISHED or _SEASON_ENDS.search(statement.text) is None:
            continue
        season = _SEASON.search(statement.text)
        if season is not None and days.DONE_BY.search(statement.text, season.end()):
            return statement, season[0]
    return None


def _coverage(aligner: Aligner, index: int, place: int) -> float:
    """How far a statement speaks of a demand; what only parts of it stand between goes with it (换表90块，东区50块、西区40块，9月验收)."""
    here = aligner.statements[place]
    whole = place
    while whole and (told := aligner.statements[whole - 1]).sentence == here.sentence:
        whole -= 1
        if not any(aligner.is_part(whole, quantity) for quantity in told.quantities):
            break
    own = aligner.coverage(index, place)
    return max(own, CONTEXT / 2 * aligner.coverage(index, whole)) if whole < place - 1 else own


def _covered(aligner: Aligner, index: int, place: int) -> float:
    """The coverage by a statement with a day, and by the one behind it that the day is of as well (6月5日通过验收并交付)."""
    here = aligner.coverage(index, place)
    if place + 1 == len(aligner.statements):
        return here
    after = aligner.statements[place + 1]
    if after.sentence != aligner.statements[place].sentence or after.dates or after.quantities:
        return here
    return max(here, TOGETHER * aligner.held(index).together(place))


def _one_answer(aligner: Aligner, index: int, found: list[_Found]) -> bool:
    """Whether the days lead to one answer: there is only one, or all of them keep the deadline."""
    deadline = aligner.demands[index].deadline
    return len(found) == 1 or (deadline is not None and all(day <= deadline for *_, day in found))


def _only_deadline(aligner: Aligner, index: int) -> bool:
    return [i for i, d in enumerate(aligner.demands) if d.deadline and d.figure is None] == [index]


def _sentence(aligner: Aligner, place: int) -> list[Statement]:
    """A statement with those that follow it in its sentence."""
    here = aligner.statements[place]
    behind = (aligner.statements[p] for p in aligner.sentence[here.sentence] if p >= place)
    return [s for s in behind if s.span.block == here.span.block]
