"""The scores of all projects, wherever a report tells them: in a sentence, in a table, or one at each project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from db.records import Block, Span
from extractor.checks.report.score_lists import listed
from extractor.checks.view import View
from extractor.fields.names import best
from extractor.outline.marks import han_number

COUNT = re.compile(r"(?P<n>\d{1,2}|[两二三四五六七八九十]{1,3})个(?:子|支出|预算)?项目")
SCORE = re.compile(
    r"(?<=[\u4e00-\u9fff）)”])(?<!合计)(?<!总计)(?<!共计)(?<!平均)(?<!总分)(?<!均分)(?<!共)\s*(?P<n>\d{2,3}(?:\.\d+)?)\s*分(?=[、，,；;和及])"
)
"""A score in a list, and no sum or mean of it (合计748分，平均93.5分)."""
NAMED = re.compile(
    r"(?:^|(?<=[、，,：:；;。])|(?<=依次为)|(?<=分别为))\s*(?P<name>(?:\d{2,5}(?=[\u4e00-\u9fff]))?[^、，,：:；;。\d]{3,30}?)[（(]?(?:自评)?(?:得分?|为)?\s*(?P<n>\d{2,3}(?:\.\d+)?)\s*分[）)]?(?=[、，,；;。和及]|$)"
)
OWN = re.compile(
    r"(?:^|[\s。；;])(?:自评|评价|绩效|综合|项目)*(?:等次|等级|得分|评分|总分|结论|结果)[\s：:为]*"
    r"(?:[“\"]?(?:优秀?|良好?|中|差)[”\"]?[\s，,（(]*)?(?P<n>\d{2,3}(?:\.\d+)?)\s*分?[）)]?[。；;]?\s*(?:[“\"]?(?:优秀?|良好?|中|差)[”\"]?)?$"
)
"""What a line at a project says of its score: “自评等次：优（95分）”, “自评得分95分”."""
FEWEST = 3
Told = tuple[Decimal, Span]


def number_before(view: View, block: Block, at: int) -> int | None:
    """How many projects the sentence around `at` speaks of."""
    count = COUNT.search(view.sentence(block.id, at).quote)
    return None if count is None else int(count["n"]) if count["n"].isdecimal() else han_number(count["n"])


def told_before(view: View, block: Block, at: int) -> list[Told]:
    """The scores of all projects that the sentence speaks of: those that it lists before, else those told elsewhere."""
    number = number_before(view, block, at)
    if number is None or number < FEWEST:
        return []
    start = view.sentence(block.id, at).start
    told = [(Decimal(m["n"]), view.span(block.id, *m.span("n"))) for m in SCORE.finditer(block.text, start, at)]
    lists = [told] if told else view.once(_everywhere)
    return next((scores for scores in lists if len(scores) == number), [])


def _everywhere(view: View) -> list[list[Told]]:
    return [list(_of_list(view)), *_of_prose(view), list(_at_projects(view))]


def _of_list(view: View) -> Iterator[Told]:
    seen: set[int] = set()
    for project, _, score in listed(view):
        if project.id not in seen:
            seen.add(project.id)
            yield score.figure.value, score.span


def _sentences(block: Block) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in re.finditer(r"[。；;]|$", block.text):
        yield start, stop.end()
        start = stop.end()


def _of_prose(view: View) -> Iterator[list[Told]]:
    """The lists of scores that paragraphs outside of the projects tell, each with its project's name, but for one of another.

    Those of a paragraph that name different projects are one list too: 评为优的……；评为良的…….
    """
    for block in view.outside:
        lists: list[list[Told]] = []
        named: list[int] = []
        for start, end in _sentences(block) if "分" in block.text else ():
            opens = 1 + max(block.text.rfind(mark, start, end) for mark in "：:")
            found = list(NAMED.finditer(block.text, max(start, opens), end))
            borne = {p.id for m in found if (p := best(m["name"], view.report.projects)) is not None}
            if borne and len(borne) >= len(found) - 1:
                lists.append([(Decimal(m["n"]), view.span(block.id, *m.span("n"))) for m in found])
                named += borne
        yield from (told for told in lists if len(told) >= FEWEST)
        if len(lists) > 1 and len(named) == len(set(named)):
            yield [score for told in lists for score in told]


def _at_projects(view: View) -> Iterator[Told]:
    """The one score that a line at each project tells."""
    for project in view.report.projects:
        found = []
        for before, block in pairwise((None, *view.body_of(project))):
            if block is None:
                continue
            # In a form the label has a cell of its own; behind 总分 stands what could be reached.
            celled = before is not None and before.kind == block.kind == "cell" and "总分" not in before.text
            label = f"{before.text}\t" if before is not None and celled else ""
            found += [(block, m["n"], m.start("n") - len(label)) for m in OWN.finditer(label + block.text)]
        if len(found) == 1 and found[0][2] >= 0:
            block, score, at = found[0]
            yield Decimal(score), view.span(block.id, at, at + len(score))
