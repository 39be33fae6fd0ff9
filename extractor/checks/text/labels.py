"""What the rules about labels share."""

from __future__ import annotations

from db.records import Field, Project
from extractor.checks.view import View

MEANT = {"name": "项目名称", "goal": "绩效目标", "indicator": "绩效指标", "completion": "完成情况"}
"""What a field is called in a message."""


def labelled(view: View) -> list[Project]:
    """The projects of which at least one field has a label before it."""
    return [p for p in view.report.projects if any(f.label is not None for f in fields(p))]


def fields(project: Project) -> tuple[Field, ...]:
    """The fields that a project has, in their usual order."""
    return tuple(f for f in (project.goal, project.indicator, project.completion) if f is not None)


def meant(expected: str | None) -> str:
    """The field that was read in a label's place, in Chinese."""
    return MEANT.get(expected or "", expected or "另一个标签")


def shown(label: str) -> str:
    """A label without its marks: “绩效目标：” -> “绩效目标”."""
    return label.strip(" \t\u3000：:【】[]（）()、.．。")
