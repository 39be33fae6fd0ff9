"""Lists of projects with a column of scores."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Project, Quantity, Span
from extractor.checks.report import tabled
from extractor.checks.view import View
from extractor.fields.names import best

SCORE = re.compile(r"\s*(?:自评|综合|项目|最终)?(?:总)?(?:得分|评分|分数)(?:[（(]分[）)])?\s*")
HEAD = re.compile("得分|评分|分数")
"""A row may hold 分 in its name (垃圾分类)."""
YEAR = re.compile(r"20\d\d")
WEIGHT = re.compile("分值|权重|满分|标准分")


def _is_head(words: str) -> bool:
    """Whether a row heads a list of scores; a row of such a list may tell of minutes (38分钟) or points itself."""
    return HEAD.search(words) is not None and not WEIGHT.search(words) and not re.search(r"\d", YEAR.sub("", words))


def listed(view: View) -> Iterator[tuple[Project, Span, Quantity]]:
    """Projects in the rows of a list that has a column of scores and none of weights."""
    for head, row in tabled.under(view, _is_head):
        names = {place.column: place.text for place in head}
        scores = [p.quantities[0] for p in row if SCORE.fullmatch(names.get(p.column, "")) and len(p.quantities) == 1]
        words = [p for p in row if p.text.strip() and not p.quantities]
        project = best(words[0].text.strip(), view.report.projects) if words else None
        if project is not None and len(scores) == 1:
            yield project, view.span(words[0].span.block, words[0].span.start, words[0].span.end), scores[0]
