"""The entries of a section that lists projects or their goals: a name that leads, and the paragraphs that belong to it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from db.records import Block, Span
from extractor.fields.budget import budget_of
from extractor.fields.naming import money_beside
from extractor.fields.reading import Context
from extractor.outline.labels import FIELDS, family_of
from extractor.outline.marks import HAN
from extractor.outline.projects import own_section
from extractor.outline.tree import piece
from extractor.outline.types import Node

# A goal or a task with its number, a blank or a mark, and its name: 目标1　X。, 任务三：X。
_NUMBERED = re.compile(
    rf"\s*(?:绩效|分项|年度|具体)?(?:目标|任务|项目|事项)\s*(?P<n>[{HAN}]{{1,3}}|[0-9０-９]{{1,2}})\s*[：:、.．\u3000 ]\s*"
)
_COUNTING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，,、]?|最后(?:一个)?是|首先是|其次是|此外[，,]|还有)"
)
# A sentence of a few words, without figures, that is nothing but a name.
_HEADED = re.compile(r"(?P<name>[^，,。；;：:！？\n]{3,28}?)\s*(?:。|：|:|——)(?=\S)")
_FIGURE = re.compile(r"\d\s*(?:%|％|万|亿|元|个|人|项|次|户|家|公里|亩|平方|名|件|场|处|套)")
# A name that closes as names of projects do, where its sentence goes on to speak of it.
_CALLED = re.compile(
    r"(?P<name>“?[^，,。；;：:\n]{3,28}?(?<![的各])(?:项目|工程|专项|行动|补助|资金|经费))(?=[是由的，,：:]|安排|列支|旨在|总投资|计划|预算|主要|于|原|(?:年度|绩效|总体|预期)*(?:目标|指标))"
)
# A few words, then what is said of them: X是今年……, X涉及……, X列支…….
_SPOKEN = re.compile(
    r"(?P<name>“?[^，,。；;：:\n]{4,28}?”?)(?:这个项目|这项工作|项目|工程)?(?=是|涉及|列支|由|原计划|计划|旨在|安排资金|主要(?:是|用于))"
)
# A paragraph that is nothing but the name of a project.
_LINE = re.compile(r"“?[^，,。；;：:\n\t]{3,28}?(?<![的各个])(?:项目|工程|专项|行动|补助|经费)”?")
# Labels of what stands beside what was to be done and what was.
_ASIDE = frozenset({"money", "problem", "measure", "owner", "deviation"})
_LEAST_LISTED = 3
_SHORTEST = 3
_NEAR = 60


@dataclass(slots=True)
class Entry:
    """A name with the text that belongs to it; `number` as written, None where it has none."""

    name: str
    name_span: Span
    number: str | None
    node: Node | None
    spans: list[Span] = field(default_factory=list)


def listed_names(node: Node, context: Context) -> set[str]:
    """Names of things that a paragraph elsewhere lists with their money: the projects as the report itself calls them."""
    found: set[str] = set()
    for block in context.blocks:
        if node.block <= block.id <= node.last_block:
            continue
        whole = Span(block.id, 0, len(block.text), block.text)
        names = {item.name for item in budget_of(context.blocks, [whole], context.figures([whole]))}
        if len(names) >= _LEAST_LISTED:
            found |= {name for name in names if len(name) >= _SHORTEST}
    return found


def entries(node: Node, blocks: Sequence[Block], names: Collection[str] = ()) -> list[Entry]:
    """The entries at and below `node`, in reading order: its numbered children, and paragraphs that begin with a name.

    `names` are those by which the report calls its projects elsewhere.
    """
    found: list[Entry] = []
    lines = _lines(node, blocks, names)
    for part in node.parts:
        for place in part.spans:
            if lines:
                entry = Entry(place.quote, place, None, None) if place in lines else None
            else:
                entry = _led(place, blocks[place.block - 1], names)
            if entry is not None:
                found.append(entry)
            elif found:
                found[-1].spans.append(place)
    counted = [at for at, entry in enumerate(found) if _COUNTING.match(blocks[entry.name_span.block - 1].text)]
    if len(counted) >= _LEAST_LISTED:
        found = found[counted[0] :]  # what stands before 一是…… leads to all of them
    for child in node.children:
        if child.kind == "project":
            continue
        if child.heading and child.mark is not None and child.kind in {"inline", "heading"} and _names(child):
            found.append(_headed(child, blocks))
    return found


def _lines(node: Node, blocks: Sequence[Block], names: Collection[str]) -> list[Span]:
    """The paragraphs that are nothing but a name, where there are several with paragraphs of their own between them."""
    places = [place for part in node.parts for place in part.spans]
    found = [
        place
        for place, after in itertools.pairwise(places)
        if (_LINE.fullmatch(place.quote) or place.quote in names)
        and place.quote == blocks[place.block - 1].text.strip()
        and after.block == place.block + 1
        and len(after.quote) > _NEAR
    ]
    return found if len(found) >= _LEAST_LISTED else []


def _names(node: Node) -> bool:
    """Whether a heading may be a name: it is none of the report's own outline and no kind of indicator (数量指标)."""
    return not own_section(node) and not node.heading.rstrip("：:。").endswith(("指标", "方面", "情况"))


def _headed(node: Node, blocks: Sequence[Block]) -> Entry:
    """A numbered heading, or the words at the front of a numbered paragraph, with all the text at and below it."""
    block = blocks[node.block - 1]
    name = Span(node.block, node.start, node.end, block.text[node.start : node.end])
    if (beside := money_beside(block, name)) is not None:
        name = beside[0]
    made = Entry(name.quote, name, (node.mark.written or None) if node.mark else None, node)
    for below in node.walk():
        for part in below.parts:
            if part.label is not None and part.label.family in _ASIDE:
                continue
            for place in part.spans:
                if place.block == node.block:
                    lead = _AFTER_HEADING.match(block.text, node.end)
                    rest = piece(block, lead.end() if lead else node.end, place.end)
                    made.spans += [rest] if rest else []
                else:
                    made.spans.append(place)
    return made


def _led(place: Span, block: Block, names: Collection[str]) -> Entry | None:
    """The entry that a paragraph opens with a number and a name, a sentence that is a name, or a name known elsewhere."""
    text = block.text
    numbered = _NUMBERED.match(text, place.start)
    start = numbered.end() if numbered else place.start
    if numbered is None and (counting := _COUNTING.match(text, place.start)):
        start = counting.end()
    number = numbered["n"] if numbered else None
    headed = _HEADED.match(text, start, place.end)
    named = headed is not None and family_of(headed["name"]) not in FIELDS  # 指标1： is a label
    if headed and named and not _FIGURE.search(headed["name"]) and (numbered or not _is_sentence(headed["name"])):
        return _entry(block, headed.start("name"), headed.end("name"), headed.end(), place.end, number)
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name, start, min(place.end, start + _NEAR))
        if at == start or (at > start and not re.search(r"[。；]", text[start:at]) and text[at - 1] in "“，,是"):
            return _entry(block, at, at + len(name), start, place.end, number)
    spoken = _SPOKEN.match(text, start, place.end)
    if spoken and not _is_sentence(spoken["name"]) and not _FIGURE.search(spoken["name"]):
        return _entry(block, start, spoken.end("name"), start, place.end, number)
    called = _CALLED.search(text, start, min(place.end, start + _NEAR))
    if called is not None and _FIGURE.search(called["name"]):
        called = None  # 资金安排用于8个项目
    if (
        called is None
        or (called.start() != start and text[called.start() - 1] not in "，,")
        or "。" in text[start : called.start()]
    ):
        return None
    return _entry(block, called.start("name"), called.end("name"), start, place.end, number)


_AFTER_NAME = re.compile(
    r"”?(?:这个项目|这项工作|项目|工程)?(?:方面|上)?[，,。：:]?(?:的?(?:年度|绩效|总体|预期)*(?:目标|指标)(?:[是为]|[：:])[：:]?)?"
)
_AFTER_HEADING = re.compile(r"[。：:\s]*")
_VERBS = re.compile(
    r"[了已将]|^(?:我|本|该|这|其|从|在|对|以|按|经|为|由|截至|全年|年初|实际|下一步|根据|通过)|如下|情况$|说明$|分列|目标$|^以下|是|涉及|列支|计划"
)


def _is_sentence(words: str) -> bool:
    return _VERBS.search(words) is not None


def _entry(block: Block, start: int, end: int, body: int, last: int, number: str | None) -> Entry:
    name = Span(block.id, start, end, block.text[start:end])
    after = _AFTER_NAME.match(block.text, end, last) if body <= start else None
    rest = piece(block, after.end() if after else body, last)
    return Entry(name.quote, name, number, None, [rest] if rest else [])
