"""Counts with the things counted: “三项：A、B、C”, “分为A、B两个阶段”.

How many things a list holds is not always plain: 、 stands inside names and brackets too, and 和 may join two things or
be part of one. So a list has a least and a most, and `plain` says whether its items look alike enough to be counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.checks.report.listed_days import dated
from extractor.checks.report.listed_figures import figured
from extractor.checks.report.listed_marked import marked
from extractor.checks.report.listed_names import named
from extractor.checks.report.listed_rows import rows
from extractor.checks.report.one_each import one_each, value
from extractor.language.scanning import scan

NUMBER = r"(?P<n>(?<![\d.一二三四五六七八九十百千万第])(?:\d{1,2}(?![\d.,，]\d|\d)|[一二两三四五六七八九]|十[一二三四五六七八九]?))"
KIND = (
    r"(?P<kind>大?(?:个|项|类|种|条|家|所|座|处|批|名|部|套|次|场|期|支|轮|步|点)"
    r"(?!月|工作日|百分点|小时|亿|万|分之|以上|以下|左右|多|余))"
)
FIRST = re.compile(r"[\d一二两三四五六七八九十](?=[\d一二三四五六七八九]?[大个项类种条家所座处批名部套次场期支轮步点])")
BEFORE = re.compile(
    rf"{NUMBER}{KIND}(?P<what>[^，。；：:（(、\d]{{0,12}}?)"
    r"(?P<opens>[：:]|[（(](?![^）)]{0,3}[）)])|，?(?:(?P<in>分别[设立建布落位]?[在于])|分别(?:为|是)|依次(?:为|是)|即|具体(?:为|是|包括)|包括|包含|为)[：:]?)"
)
AFTER = re.compile(
    rf"{NUMBER}"
    r"(?P<kind>大(?:项|类|方面|板块|部分)|项|类|种|个(?:方面|阶段|环节|部分|层面|维度|领域|板块|步骤|小组|工作组|专班|乡镇|街道|镇|乡|村|社区)"
    r"|个(?:功能|业务|管理|应用|子)*(?:模块|系统|子系统|平台|功能|板块|数据库|专题|主题|栏目)"
    r"|[个家](?:职能|内设|直属|下属|所属|二级)?(?:科室|股室|处室|机构|部门|办公室|(?:事业)?单位|项目|分项|专项))(?!指标|以上)"
)
STAGES = frozenset(("阶段", "步骤", "环节", "批次"))
TIMED = re.compile(r"(?:20\d\d年)?\d{1,2}月|第[一二三四五六七八九]|[上中下]旬|\d{1,2}日")
SOME = re.compile(r"[一二两三四五六七八九十几数多各所有][所个家名处支级类种]|[各等]|有关|下属")
"""A name with such a word is of several: 总馆和两处分馆."""
BODIES = re.compile(r"[个家].*(?:科室|股室|处室|机构|部门|办公室|单位|项目|分项|专项)")
SET_UP = re.compile(r"设有?(?![备施计立置想点])|[下所直]属|管?辖")
PROJECTS = re.compile("项目|分项|专项")
TELLING = 5
MADE_UP = re.compile(r"(?:构|组)成")
"""Bodies are names only behind words that set them up: 学校、医院6家单位 are kinds of them."""
DEPARTMENT = re.compile(r"[\u4e00-\u9fff][处科股室局委办部]$")
MANY = re.compile(r"各|每|所有|有关|相关|部分|等")  # departments of many bodies are as many each
OF_THEM = re.compile(r"其中的?$|[一-鿿]了[^、]{0,6}$")
"""A number behind these is of some, and counts no names (财务科、审计科抽查了其中三项)."""
HELPING = re.compile(r"[^，。；]{0,8}(?:配合|协助|协同|参与|参加|联合)")
"""Those that help one that is told before."""
JOINS = re.compile(r"以及|及其|和|与|及|或")
OPEN_END = re.compile(r"等(?![级待候于])|……|其他")
PLACED = "处座所家个"
"""What each has a place of its own: 新开六处，分别在……."""
PLACES = re.compile(r"个(乡镇|街道|镇|乡|村|社区)")
VERB = re.compile(
    r"完成|开展|建设|建成|新建|改造|维修|更换|举办|组织|实施|发放|购置|安装|制定|编制|修订|检查|培训|处置|整治|办理|发布|推出|出台|出版|签订|取得|获得|申报|评出"
)
LEAD = re.compile(
    r"^.*?(?:(?:内|下)?设有?(?![备施计立置想点])|[下所]属|管?辖|分别(?:为|是)|主要(?:为|是|包括)|分为|包括|包含|涵盖|涉及|围绕|按照|从|对|在|为|把|将|以|由)"
)
START = "，。；：:（(\n"
POINT = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|[其第][一二三四五六七八九十]{1,2}|首先|[（(]?[1-9一][)）.．、]|①)"
)
LONGEST, ALIKE = 16, 4
SHORTEST = 2
"""Characters that a name has at least: 和 in 永和镇 joins nothing."""
ADJOIN = re.compile(r"”“|》《")  # names in quotes may stand side by side without a mark
_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "【": "】", "‘": "’"}
LEAST_LAST = 5
"""So many characters before the last 和 of a list are a name, however long the other names are."""
MOST = 2
"""Of more things than so many times those named before, kinds are named and no single ones (新品种、新技术8项)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A stated count and a list: places of both in the text, and how many things the list may hold."""

    count: int
    number: tuple[int, int]
    items: tuple[int, int]
    least: int
    most: int
    open_ended: bool
    plain: bool


def listings(text: str) -> Iterator[Listing]:
    """The counts of the text that stand beside a list."""
    for count, number, items in one_each(text):
        yield _listing(count, number, items, split(text[slice(*items)]))
    if FIRST.search(text) is None:
        return
    for found in scan(BEFORE, FIRST, text):
        if (listing := _behind(text, found)) is not None:
            yield listing
    for count, number, items, least in figured(text) if "分别" in text or "：" in text or ":" in text else ():
        yield Listing(count, number, items, least, least, False, True)
    told: set[int] = set()
    for count, number, items, least in (*named(text), *rows(text)):
        if number[0] not in told and ((other := AFTER.match(text, number[0])) is None or _ahead(text, other) is None):
            told.add(number[0])
            yield Listing(count, number, items, least, least, False, True)
    for count, number, items, least in (*marked(text), *dated(text)):
        if (other := AFTER.match(text, number[0])) is None or _ahead(text, other) is None:
            yield Listing(count, number, items, least, least, False, True)
    for found in scan(AFTER, FIRST, text) if "、" in text else ():
        if (listing := _ahead(text, found)) is not None:
            yield listing


def _behind(text: str, found: re.Match[str]) -> Listing | None:
    start = found.end()
    if found["in"] and found["kind"][-1] not in PLACED:
        return None  # 演练三次，分别在……: of several at one place there may be more
    if (stages := _stages(text, found)) is not None:
        return stages
    if found["opens"] in "（(":
        end = _closing(text, start, found["opens"])
    else:
        stop = re.search(r"[。；;\n]", text[start:])
        end = start + stop.start() if stop else len(text)
    body = text[start:end]
    pieces = split(body)
    if POINT.match(body):
        return None  # 六个方面：一是……；二是……: each point may hold a list of its own
    if found["opens"] not in tuple("（(") and "，" in body:
        head = body[: body.index("，")]
        if "、" not in head and ADJOIN.search(head) is None:
            return None  # a list of clauses, or no list at all
        runs = _runs_on(head, body) if len(split(head)) < value(found["n"]) else len(head)
        pieces = split(head) + [piece for part in body[len(head) + 1 : runs].split("，") for piece in split(part)]
        body, end = body[:runs], start + runs
    count = value(found["n"])
    if len(pieces) == 1 and "分别" in found["opens"]:
        pieces = _pair(body)
    if len(pieces) < 2 or count < 2 or re.search(r"\d", body):
        return None
    if found["in"] and VERB.search(pieces[-1]):
        return None  # 去了六家，分别在学校、社区开展宣讲: where it was done, and not which ones
    return _listing(
        count, (found.start(), found.start() + len(found["n"] + found["kind"] + found["what"])), (start, end), pieces
    )


def _pair(body: str) -> list[str]:
    """The two names that 和 alone joins behind 分别是: 分别是港务公司和造船厂."""
    names = JOINS.split(body)
    return (
        names
        if len(names) == 2 and SOME.search(body) is None and all(SHORTEST <= len(name) <= LONGEST for name in names)
        else []
    )


def _runs_on(head: str, body: str) -> int:
    """Where a list ends that goes on behind commas with names of one kind: 东岭镇青竹村、桃源村，西山镇石桥村和白沙村."""
    last, end = {piece[-1] for piece in split(head)}, len(head)
    if len(last) > 1:
        return end
    for clause in body[len(head) + 1 :].split("，"):
        pieces = split(clause)
        if not pieces or any(piece[-1] not in last or len(piece) > LONGEST for piece in pieces) or VERB.search(clause):
            break
        end += 1 + len(clause)
    return end


def _stages(text: str, found: re.Match[str]) -> Listing | None:
    """Stages told one after the other, each with its own time: 分三个阶段：1月…；2月…；3月…。"""
    count, start = value(found["n"]), found.end()
    stop = re.search(r"[。\n]", text[start:])
    end = start + stop.start() if stop else len(text)
    pieces = split(text[start:end]) if found["what"] in STAGES and found["opens"] not in tuple("（(") else []
    if count < 2 or len(pieces) < 2 or not all(TIMED.match(piece) for piece in pieces) or TIMED.match(text, end + 1):
        return None  # a sentence behind them may be of one more
    number = found.start(), found.start() + len(found["n"] + found["kind"] + found["what"])
    more = sum(TIMED.match(clause) is not None for piece in pieces for clause in piece.split("，")[1:])
    return Listing(count, number, (start, end), len(pieces), len(pieces) + more, False, True)


def _ahead(text: str, found: re.Match[str]) -> Listing | None:
    first = _opening(text, found.start())
    if "、" not in (items := text[first : found.start()]):
        return None
    count = value(found["n"])
    lead = LEAD.match(items.partition("、")[0])
    begin = first + (lead.end() if lead else 0)
    pieces = split(text[begin : found.start("n")])
    if count < 2 or count > 12 or len(pieces) < 2 or re.search(r"\d", items) or OPEN_END.search(pieces[-1]):
        return None
    made_up = MADE_UP.match(text, found.end()) or SET_UP.search(items.partition("、")[0])
    named = _projects if PROJECTS.search(found["kind"]) else _named
    by_name = not HELPING.match(text, found.end()) and named(items, pieces, count)
    if BODIES.fullmatch(found["kind"]) and made_up is None and not by_name:
        return None
    place = PLACES.fullmatch(found["kind"])
    if place and sum(p.endswith(place[1][-1]) for p in pieces) < len(pieces):
        return None
    if VERB.search(pieces[-1]) or OF_THEM.search(pieces[-1]):
        return None
    if len(pieces[-1]) > LONGEST or count > MOST * len(pieces):
        return None
    return _listing(count, (found.start("n"), found.end()), (begin, found.start("n")), pieces)


def _named(items: str, pieces: list[str], count: int) -> bool:
    """Whether bodies are told by name: all but one are departments, each of which a body has but one, and not of 各县."""
    named = sum(DEPARTMENT.search(piece) is not None for piece in pieces)
    return len(pieces) > 2 and named >= len(pieces) - 1 and abs(count - len(pieces)) <= 2 and not MANY.search(items)


def _projects(items: str, pieces: list[str], count: int) -> bool:
    """Whether so many projects are named that one was left out or added: of fewer names each may be of a kind."""
    return len(pieces) >= TELLING and abs(count - len(pieces)) <= 1 and not MANY.search(items)


def _opening(text: str, end: int) -> int:
    """Where the clause that goes on to `end` begins; brackets that are closed before belong to it (村（社区）…)."""
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += (text[at] in "）)") - (depth > 0 and text[at] in "（(")
        if depth == 0 and text[at] in START and not (text[at] in "（(" and _closing(text, at + 1, text[at]) < end):
            return at + 1
    return 0


def _listing(count: int, number: tuple[int, int], items: tuple[int, int], pieces: list[str]) -> Listing:
    joins = [_joints(piece, pieces) for piece in pieces]
    lengths = [len(piece) for piece in pieces]
    alike = max(lengths) <= LONGEST and max(lengths) <= max(ALIKE, min(lengths)) * 3
    open_ended = bool(OPEN_END.search(pieces[-1]))
    return Listing(count, number, items, len(pieces), len(pieces) + sum(joins), open_ended, alike)


def _joints(piece: str, pieces: list[str]) -> int:
    """How many words in an item may join two: both sides are names, and end alike where all items do (各镇、各乡).

    The last item may join a name to one of another ending, if that is as long as a name (奶品、茶品、种子种苗和水产品).
    """
    ends = {p[-1] for p in pieces if p}
    kinds = ends if len(ends) < len(pieces) else set()
    whole = min(LEAST_LAST, *map(len, pieces)) if piece is pieces[-1] and not DEPARTMENT.search(piece) else len(piece)
    return sum(
        min(m.start(), len(piece) - m.end()) >= SHORTEST
        and (not kinds or piece[m.start() - 1] in kinds or m.start() >= whole)
        for m in JOINS.finditer(piece)
    )


def split(body: str) -> list[str]:
    """The items of a list: cut at 、 (at ； where there are any) outside brackets, quotes and titles."""
    mark = "；" if "；" in body else "、"
    pieces, depth, begin = [], 0, 0
    for at, character in enumerate(body):
        if character in _PAIRS:
            depth += 1
        elif character in _PAIRS.values():
            depth = max(0, depth - 1)
            if depth == 0 and ADJOIN.match(body, at):
                pieces.append(body[begin : at + 1].strip())
                begin = at + 1
        elif character == mark and depth == 0:
            pieces.append(body[begin:at].strip())
            begin = at + 1
    pieces.append(body[begin:].strip())
    return [piece for piece in pieces if piece]


def _closing(text: str, start: int, opened: str) -> int:
    depth = 1
    for at in range(start, len(text)):
        if text[at] in "（(":
            depth += 1
        elif text[at] in "）)":
            depth -= 1
            if depth == 0:
                return at
    return len(text)
