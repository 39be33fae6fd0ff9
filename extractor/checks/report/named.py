"""What the rules about projects, grades and problems share: likeness of names, reasons for a selection, grades."""

from __future__ import annotations

import re

from db.records import Project, Span
from extractor.checks.view import View
from extractor.fields.names import core, likeness

TOP = frozenset(("优", "优秀", "一等", "达标", "合格", "好"))
"""Grades that no deduction stands behind. Where there are no better ones, 合格 and 达标 are the best."""
SELECTED = re.compile(
    r"重点(?:评价|项目|自评)|部分项目|主要项目|代表性|抽取|选取|择要|仅列|只列|列举|详见附|见附(?:件|表)|附后|不再(?:逐一)?(?:列|赘述)|汇总表(?:附|见)|(?:其他|其余)项目"
)
"""Words with which a report says why it does not tell of every project."""
SAME = 82.0


def nearest(name: str, projects: tuple[Project, ...]) -> tuple[Project, float] | None:
    """The project whose name is most like this one, with the likeness (0 to 100)."""
    return max(((p, likeness(name, p.name)) for p in projects), key=lambda pair: pair[1], default=None)


def alike(one: str, other: str) -> bool:
    """Whether two names mean one project."""
    return likeness(one, other) >= SAME


def bare(name: str) -> str:
    """A name without year, brackets, marks and the word 项目 at its end."""
    return core(name)


def selection(view: View) -> Span | None:
    """The words outside of projects that say that only some projects are told of, if there are any."""
    for block in view.outside:
        if "项目" in block.text:
            roles = view.roles_of(block.id)
            if not {"project_results", "conclusion"} & set(roles):
                continue
            for match in SELECTED.finditer(block.text):
                if "项目" in view.sentence(block.id, match.start()).quote:
                    return view.span(block.id, match.start(), match.end())
    return None
