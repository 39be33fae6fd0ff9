"""What a figure speaks of, by the words around it: strict enough to say that two figures are of one object."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.records import Field, Project, Quantity, Span
from extractor.checks.tools import HAN
from extractor.checks.view import View
from extractor.language.words import cut

SCOPE = re.compile(
    r"(?:全(?:区|县|市|镇|乡|街道|旗|州|省|域|校|院|系统)|辖区(?:内)?|境内|域内|我(?:区|县|市|镇|乡|局|校|院)|(?:本|各)(?:区|县|市|镇|乡)|登记在册的?|在册的?|现有的?)"
)
HEAD = re.compile(rf"(?:的)?(?P<head>[{HAN}]{{1,12}})")
STOP = re.compile(
    r"进行|开展|完成|实现|实施|得到|达到|全部|、|纳入|组织|建立|配备|配齐|发放|落实|登记|统一|受益|参加|推进|提供|建设|改造|维修|更新|增加|工作|项目|编制|划定|调查|管护|日常"
)
PARTICLES = frozenset("的均都已和及与或按为由在以中内上下每共等地作做申于对被将把可能应需有无不是")
"""Words of one character that end a noun; as part of a word (公共, 中小学, 地质) they do not."""
OPENING = re.compile(rf"[（(]?[\d一二三四五六七八九十]{{0,3}}[）)、.．]?\s*[{HAN}]{{2,6}}[县区市旗镇乡村](?=[。：:])")
STOCK = re.compile(r"(?:现|共|建|设|拥)?有|建成|设立|现?设|(?:下|管)?辖|共|注册|登记在册|全部|所有")
"""What may stand between a whole area and the noun of its stock: 全县建有应急避难场所11处."""
DOING = re.compile(
    r"培训|新建|建设|改造|维修|检查|抽查|抽检|走访|慰问|奖补|补助|扶持|创建|打造|培育|整治|治理|更新|购置|新增|引进|举办|开展|完成|组织|参训|资助|救助"
)
"""What is done to some of a stock: 全县培训教师 is not all teachers of the county."""
SPARSE = re.compile(r"新|扩|改|增|补|减|拆|剩|抽|选|其中|部分|试点|首批|个别|第|另|余|近|超|约")


@dataclass(frozen=True, slots=True)
class Scoped:
    """A figure that is stated of a whole area or stock: “全区17所乡村小学”."""

    quantity: Quantity
    scope: str
    head: str
    project: Project | None
    span: Span
    place: str = ""
    """The name of the place that its paragraph opens with (云门区。……): what is said of all of it there is of that place."""


def scoped(view: View, quantity: Quantity) -> Scoped | None:
    """The figure with its scope and object, where both stand directly beside it; None else."""
    figure, place = quantity.figure, quantity.span
    if figure.dimension != "count" or figure.value_high is not None or figure.comparator not in ("=", "~"):
        return None
    text = view.text(place.block)
    before = text[max(0, place.start - 18) : place.start]
    scopes = list(SCOPE.finditer(before))
    if not scopes:
        return None
    found = scopes[-1]
    first = scopes[-2] if len(scopes) > 1 and scopes[-2].end() == found.start() else found  # 全县现有
    between = before[found.end() :]
    stock = STOCK.match(between)
    noun = between[stock.end() :] if stock else between
    after = head_of(text[place.end :])
    if not re.fullmatch(rf"[{HAN}的]{{0,{6 if after else 10}}}", between) or SPARSE.search(between):
        return None
    head = after or ("" if DOING.search(noun) else ending(noun))
    if not head:
        return None
    start = place.start - (len(before) - first.start())
    end = place.end + (len(head) if text[place.end :].startswith(head) else 0)
    return Scoped(
        quantity,
        first[0].rstrip("的"),
        head,
        view.project_of(place.block),
        view.span(place.block, start, end),
        opened[0] if (opened := OPENING.match(text)) else "",
    )


def head_of(after: str) -> str:
    """The noun that follows a figure: 乡村小学 in “17所乡村小学配齐图书”; empty where none does."""
    found = HEAD.match(after)
    if found is None:
        return ""
    words = found["head"]
    stop = STOP.search(words)
    words = words[: stop.start()] if stop else words
    return words[: next((a for a, b in cut(words) if b - a == 1 and words[a] in PARTICLES), len(words))]


def ending(before: str) -> str:
    """The noun before a figure: 行政村 in “全镇行政村23个”."""
    found = re.search(rf"[{HAN}]{{2,8}}$", before)
    if found is None or STOP.search(found[0]) or head_of(found[0]) != found[0]:
        return ""
    return found[0]


def same_object(one: Scoped, other: Scoped) -> bool:
    """Whether two scoped figures are of one object: one scope, one noun (or one that begins or ends like the other)."""
    if one.place != other.place and one.place and other.place:
        return False
    if one.scope[-1] != other.scope[-1] and {one.scope, other.scope} - {"现有", "登记在册", "在册"}:
        return False
    a, b = sorted((one.head, other.head), key=len)
    if a == b or (a in VILLAGES and b in VILLAGES):
        return True
    return len(a) >= 2 and (b.startswith(a) or (b.endswith(a) and not DOING.match(b)))


VILLAGES = frozenset(("村", "村庄", "行政村", "建制村"))
"""Names of one thing."""


def fields(project: Project) -> tuple[Field, ...]:
    """Goal, indicator and completion, those that there are."""
    return tuple(f for f in (project.goal, project.indicator, project.completion) if f is not None)
