"""The evaluation group: a table or lines with name, workplace, post and title, its header whole, broken or missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from db.records import Block, Person, Span
from extractor.outline.types import Grid, GridCell

_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
_POST = re.compile(
    r"(?:长|主任|科员|会计|出纳|书记|经理|主管|干事|员|总工程师|助理|秘书|校长|院长|所长|负责人|主席|委员|干部)$"
)
_TITLE = re.compile(r"(?:师|教授|研究员|经济师|会计师|工程师|审计师|讲师|教师|高级|中级|初级)$")
_ORGANISATION = re.compile(
    r"(?:局|委|委员会|厅|办|办公室|中心|公司|学校|医院|院|所|站|处|政府|部|会|馆|大队|事务所|科|股)$"
)
_HEADER = re.compile(r"姓名|职务|职称|工作单位|单位|部门|签字|签名|序号|备注|人员|成员|分工|联系|电话|性别")
_GROUP = re.compile(r"(?:副?组\s*长|组\s*员|成\s*员|主\s*评\s*人|联\s*系\s*人|负\s*责\s*人)\s*(?:[：:]\s*|\s(?=\S))")
_ROLE_IN_GROUP = re.compile(r"副?组长|组员|成员|主评人|联系人|负责人")
# A workplace and a post that are written as one word: 县水务局财务股股长 is 县水务局 and 财务股股长.
_GLUED = re.compile(
    r"(?P<organisation>.{2,}(?:局|委员会|委|厅|中心|公司|医院|学校|学院|政府|办事处|站|所|处|院|馆|协会|联合会|总工会|工会|办(?!公室)|大队|支队|馆|镇|乡|街道))(?P<post>.{1,}(?:长|主任|科员|会计|出纳|书记|经理|主管|干事|员|师|负责人|主席|秘书|助理))"
)


def people_of(grids: Sequence[Grid], blocks: Sequence[Block], spans: Sequence[Span]) -> tuple[Person, ...]:
    """The people that the tables, or else the lines, of the section on evaluators name."""
    found = [p for grid in grids for p in _from_grid(grid)]
    return tuple(found or _from_lines(blocks, spans))


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: two to four characters, and neither a post, a title, a body nor a header."""
    bare = re.sub(r"\s", "", text)
    if not _NAME.fullmatch(bare) or _HEADER.search(bare):
        return False
    return not any(p.search(bare) for p in (_POST, _TITLE, _ORGANISATION))


def _kind(text: str) -> str | None:
    """What a cell of a row of people holds, by its words."""
    bare = re.sub(r"\s", "", text)
    if not bare or (len(bare) <= 5 and _HEADER.search(bare)):
        return None
    if is_name(bare):
        return "name"
    if _TITLE.search(bare) and not re.search(r"总(?:工程|会计|经济|审计)师$", bare):
        return "title"
    if _POST.search(bare):
        return "post"
    if _ORGANISATION.search(bare):
        return "organisation"
    return None


def _from_grid(grid: Grid) -> list[Person]:
    people: list[Person] = []
    for row in _rows(grid):
        kinds: dict[str, GridCell] = {}
        for cell in row:
            kind = _kind(cell.text)
            if kind and kind not in kinds:
                kinds[kind] = cell
        if "name" in kinds and len(kinds) >= 2:
            people.append(_person(kinds))
    return people


def _rows(grid: Grid) -> list[list[GridCell]]:
    """Rows, each beginning anew at a name: a broken header may have left its last cells before the first of them."""
    rows: list[list[GridCell]] = []
    for row in grid.rows():
        current: list[GridCell] = []
        for cell in row:
            if is_name(cell.text) and current:
                rows.append(current)
                current = []
            current.append(cell)
        rows.append(current)
    return rows


def _person(kinds: dict[str, GridCell]) -> Person:
    def text(kind: str) -> str | None:
        return kinds[kind].text.strip() if kind in kinds else None

    name = kinds["name"]
    return Person(
        re.sub(r"\s", "", name.text),
        text("organisation"),
        text("post"),
        text("title"),
        name.spans[0] if name.spans else None,
    )


def _from_lines(blocks: Sequence[Block], spans: Sequence[Span]) -> list[Person]:
    """“组长：甲某，某局副局长；成员：乙某，某局财务股股长；……” and lines of name, workplace and post."""
    people: list[Person] = []
    for place in spans:
        text = blocks[place.block - 1].text
        led = _GROUP.search(place.quote) is not None
        for found in re.finditer(r"[^；;。\n]+", place.quote):
            start = place.start + found.start()
            piece = found.group()
            if group := _GROUP.match(piece.lstrip()):
                start += len(piece) - len(piece.lstrip()) + group.end()
            for person in _from_words(text, start, place.start + found.end(), led):
                people.append(replace(person, span=person.span and replace(person.span, block=place.block)))
    return people


def _from_words(text: str, start: int, end: int, led: bool) -> list[Person]:
    """The persons of one piece of a line: what follows a name is of that person, what precedes the first is of the first."""
    people: list[tuple[Span, dict[str, str]]] = []
    before: dict[str, str] = {}
    for found in re.finditer(r"[^\s，,、（(）)：:]+", text[start:end]):
        word = found.group()
        if _ROLE_IN_GROUP.fullmatch(word):
            continue
        if (role := _ROLE_IN_GROUP.match(word)) and is_name(word[role.end() :]):  # 组长 and a name without a blank
            start_of, name = found.start() + role.end(), word[role.end() :]
            people.append((Span(0, start + start_of, start + found.end(), name), before if not people else {}))
            continue
        if is_name(word):
            people.append((Span(0, start + found.start(), start + found.end(), word), before if not people else {}))
            continue
        kinds = people[-1][1] if people else before
        if glued := _GLUED.fullmatch(word):
            kinds.setdefault("organisation", glued["organisation"])
            title = _TITLE.search(glued["post"]) and not _POST.search(glued["post"])
            kinds.setdefault("title" if title else "post", glued["post"])
        elif kind := _kind(word):
            kinds.setdefault(kind, word)
    return [
        Person(name.quote, kinds.get("organisation"), kinds.get("post"), kinds.get("title"), name)
        for name, kinds in people
        if led or kinds
    ]
