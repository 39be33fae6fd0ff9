"""A report about one project, told in sections: what is demanded and what was done stand under headings, not labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Field, Role, Span
from extractor.fields.goals import handed_down
from extractor.fields.problems import texts_of
from extractor.fields.projects import score_and_grade
from extractor.fields.reading import Read
from extractor.outline.types import Node, Outline

_AFTER = re.compile(
    r"(?:项目)?(?:支出)?(?:绩效)?(?:自评价?|评价|自我评价)(?:工作)?(?:报告|表|情况).*$|(?:绩效)?(?:完成|执行)情况.*$"
)
_BEFORE = re.compile(r"^.*?20\d\d\s*年?(?:度)?|^关于")
_AIM = re.compile(
    r"(?:(?:总体|年度|区域)?绩效|(?:全[县市区省]性?|年度|总体|具体)的?)目标(?:(?:是|为)[：:]?|[：:])\s*(?=\S)"
)
# What leads from the goal of a section to its indicators: 按照总体目标，立项时确定的量化指标如下。
_STATES = re.compile(
    r"(?:[^，。；：\d]{2,16}[，,])?[^，。；：\d]{0,16}(?:具体|量化|细化|考核|绩效|主要|分项|年度)的?指标(?:设定|设置)?(?:是这样的|如下|分别为|为|是|有|包括)[。：:，,]\s*(?=\S)"
)
# How goals came to be approved is no goal: 绩效目标经审议后随预算报送批复，批复后没有修改。
_PROCEDURE = re.compile(
    r"(?:绩效)?(?:目标|指标)(?:经|由|已|随)[^。\d]{0,30}(?:审议|审定|审核|批复|备案|报送|下达)[^\d]*$"
)
_YEAR_BEHIND = re.compile(r"20\d\d\s*年?(?:度)?.*$")
_SHORTEST = 4
_INDICATOR = re.compile(r"指标")
# What opens a list of indicators: how many there are (共分解36项指标), and whose an item's are (渡口改造项目（48万元）：……).
_COUNTED = re.compile(r"[\d一二三四五六七八九十]+[项个条](?:具体|量化|绩效|考核|分项|三级)*指标")
_WHOSE = re.compile(r"[^，。；：:\d（(]{2,24}(?:[（(][^（）()]*[)）])?[：:]\s*(?=\S)")


def read_narrative(outline: Outline) -> Read | None:
    """The one project of a report without labelled projects; None where no section states results."""
    nodes = outline.nodes()
    done = _field(nodes, outline, "overall_results", "project_results")
    if done is None:
        return None
    name, place = _name(outline)
    read = Read(None, name, place, None)
    for family, spans in _stated(nodes).items():
        if (made := joined(spans)) is not None:
            read.fields[family] = made
    told = _field(
        [n for n in nodes if n.role == "project_results" and _under_indicators(n)], outline, "project_results"
    )
    read.fields["completion"] = told if told is not None and "indicator" in read.fields else done
    read.body = texts_of([n for n in nodes if n.role == "conclusion"], outline.blocks)
    score_and_grade(read, read.body)
    return read


def _stated(nodes: Sequence[Node]) -> dict[str, list[Span]]:
    """Goals and indicators: by the label before them, else by the heading over them.

    Where a paragraph says that it states the goal (总体绩效目标为：……), those without such words tell of something else.
    """
    found: dict[str, list[Span]] = {"goal": [], "indicator": []}
    plain: list[Span] = []
    for node in nodes:
        if node.role != "overall_goals":
            continue
        own = "indicator" if _of_indicators(node) else "goal"
        listed = [_behind_lead(s, _WHOSE) for p in node.parts for s in p.spans if p.label is None]
        if own == "indicator" and node.kind == "item":
            found["indicator"] += listed
            continue
        for part in node.parts:
            if part.label is not None and part.label.family == "goal":
                at = next((at for at, s in enumerate(part.spans) if _STATES.match(s.quote)), len(part.spans))
                found["goal"] += [s for s in part.spans[:at] if not _PROCEDURE.search(s.quote)]
                found["indicator"] += [_behind_lead(s) for s in part.spans[at:]]
            elif part.label is not None and part.label.family in found:
                found[part.label.family] += part.spans
            elif own == "goal":
                plain += [s for s in part.spans if not handed_down(s)]
            else:
                found["indicator"] += [s for s in part.spans if not (node.children and _COUNTED.search(s.quote))]
    stated = next((at for at, s in enumerate(plain) if _STATES.match(s.quote)), len(plain))
    if not found["indicator"]:
        plain, found["indicator"] = plain[:stated], [_behind_lead(s) for s in plain[stated:]]
    aimed = [_aimed(s) for s in plain]
    led = [a for a, s in zip(aimed, plain, strict=True) if a is not s]
    found["goal"] += led or ([] if found["goal"] and not led else aimed)
    return found


def _under_indicators(node: Node) -> bool:
    """Whether results stand under a heading that says that they are those of the indicators (绩效指标完成情况)."""
    return any(_INDICATOR.search(n.heading) for n in [node, *node.ancestors()])


def _of_indicators(node: Node) -> bool:
    """Whether the heading over a paragraph, or over the list that it is an item of, speaks of indicators."""
    heading = next((n.heading for n in [node, *node.ancestors()] if n.heading), "")
    return _INDICATOR.search(heading) is not None and "目标" not in heading


def _behind_lead(place: Span, lead: re.Pattern[str] = _STATES) -> Span:
    """The indicators themselves, behind the words that say that they follow (……设定的具体指标如下。)."""
    found = lead.match(place.quote)
    if found is None:
        return place
    return Span(place.block, place.start + found.end(), place.end, place.quote[found.end() :])


def _aimed(place: Span) -> Span:
    """The goal itself where a paragraph leads up to it: “……下达的总体绩效目标为：……”."""
    found = _AIM.search(place.quote)
    if found is None:
        return place
    return Span(place.block, place.start + found.end(), place.end, place.quote[found.end() :])


def _field(nodes: Sequence[Node], outline: Outline, *roles: Role) -> Field | None:
    return joined(texts_of([n for n in nodes if n.role in roles], outline.blocks))


def joined(spans: Sequence[Span]) -> Field | None:
    """The paragraphs as one field; None where there are none."""
    if not spans:
        return None
    return Field("\n".join(s.quote for s in spans), spans[0], tuple(spans[1:]))


def _name(outline: Outline) -> tuple[str, Span | None]:
    """The name in the label 项目名称, else the title without body, year and kind of report."""
    for node in [outline.root, *outline.nodes()]:
        for part in node.parts:
            if part.label is not None and part.label.family == "name" and part.spans:
                return part.spans[0].quote.rstrip("。"), part.spans[0]
    title = outline.title or outline.source
    bare = _AFTER.sub("", _BEFORE.sub("", title)).strip("“”《》 ")
    if not bare:  # the year stands behind the name: X项目2023年度绩效自评报告
        bare = _YEAR_BEHIND.sub("", title).removeprefix("关于").strip() or title
    body = outline.organisation or ""
    if body and bare.startswith(body) and len(bare) - len(body) >= _SHORTEST:
        bare = bare[len(body) :]
    for place in outline.title_spans:
        at = place.quote.find(bare)
        if at >= 0:
            return bare, Span(place.block, place.start + at, place.start + at + len(bare), bare)
    return bare, None
