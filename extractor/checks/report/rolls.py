"""Rolls of the projects: sentences that give each of them its score or its money (甲98.5分，乙97分，丙96.5分)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Block, Project, Span
from extractor.checks.report.named import bare
from extractor.checks.view import View

ENTRY = re.compile(
    r"(?:^|(?<=[：:，,、；;。]))\s*(?:其中|[^，。；：、\d]{0,12}?为)?(?:20\d\d年度?)?(?P<name>(?:\d{2,5}(?=[\u4e00-\u9fff]))?(?:(?!为)[\u4e00-\u9fffA-Za-z（）()“”·—-]){4,40}?)"
    r"(?:自评|综合|绩效|预算|执行|支出|资金|得分?|评分|数|为|[：:]|(?<=预算|支出|执行)[、和与](?=预算|支出|执行)|均(?=为))*\s*\d[\d.,]*\s*(?:分(?!值|别|钟|之|项|类)|[万亿]?元)"
)
AMOUNT = re.compile(r"\d[.,]?\s*(?:分|[万亿]?元)")
"""What every entry ends in."""
JOINS = re.compile("[和与及]")
WHOLE = re.compile("整体|部门|单位|平均|总[体分]|综合|合计|满分")
"""What has a score in a row of projects and is none of them."""
FEWEST = 3
NEAR = 60.0
"""So like must the name that is left be to the project that is left: a word was exchanged, the rest is the same."""


def exchanged(view: View) -> Iterator[tuple[str, int, Span]]:
    """The one name of a roll that no project bears, where every project but one is named: name, project, place."""
    from rapidfuzz import fuzz

    projects = view.report.projects
    for entries in rolls(view) if len(projects) >= FEWEST else ():
        named = {id for span in entries for id in bearers(view, span.quote)}
        left = [project for project in projects if project.id not in named]
        if len(left) != 1:
            continue
        like = [
            span
            for span in entries
            if not bearers(view, span.quote) and fuzz.ratio(bare(span.quote), bare(left[0].name)) >= NEAR
        ]
        if not like and (stranger := _in_its_place(view, entries, left[0])) is not None:
            like = [stranger]
        if len({span.quote for span in like}) == 1:
            yield like[0].quote, left[0].id, like[0]


def _in_its_place(view: View, entries: list[Span], left: Project) -> Span | None:
    """The one name that no project bears, in a row of as many names as there are projects, each other borne by one."""
    others = sorted(project.id for project in view.report.projects if project.id != left.id)
    for at in range(len(entries) - len(others)):
        row = entries[at : at + len(others) + 1]
        borne = [(span, bearers(view, span.quote)) for span in row]
        strangers = [span for span, found in borne if not found]
        known = sorted(id for _, found in borne if len(found) == 1 for id in found)
        if len(strangers) == 1 and known == others and not WHOLE.search(strangers[0].quote):
            return strangers[0]
    return None


def kept(mention: str, full: str) -> bool:
    """Whether a mention holds only characters of the full name, in its order (words dropped within)."""
    if mention and (mention[0] not in full or mention[-1] not in full):
        return False
    rest = iter(full)
    return all(character in rest for character in mention)


def bearers(view: View, name: str) -> list[int]:
    """The projects that bear a name, in full or in short, whatever word joins its parts."""
    known = view.once(_bearers)
    if name not in known:
        own = bare(JOINS.sub("", name))
        known[name] = [p.id for p in view.report.projects if kept(own, bare(p.name)) or kept(own, p.name)]
    return known[name]


def _bearers(_: View) -> dict[str, list[int]]:
    """Who bears which name, for all rules that ask."""
    return {}


def rolls(view: View) -> list[list[Span]]:
    """The names in each run of paragraphs that give names with scores or money; what projects say themselves is none."""
    return view.once(_rolls)


def _rolls(view: View) -> list[list[Span]]:
    found: list[list[Span]] = []
    roll: list[Span] = []
    last = 0
    for block in view.outside:
        names = _names(view, block)
        if not names:
            continue
        if block.id != last + 1 and roll:
            found.append(roll)
            roll = []
        roll += names
        last = block.id
    return [*found, roll] if roll else found


def _names(view: View, block: Block) -> list[Span]:
    if ("分" not in block.text and "元" not in block.text) or AMOUNT.search(block.text) is None:
        return []
    return [view.span(block.id, *found.span("name")) for found in ENTRY.finditer(block.text)]
