"""The documentation of a rule: its docstring, taken apart.

The first line is the title. Then follow these sections in this order, each a line of its own with its text indented
under it; 反例 and 正例 are reports (or the part of one that matters), and a test runs the rule over both.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass

from extractor.checks.categories import CATEGORIES
from extractor.checks.registry import rules
from extractor.checks.rule import Rule

SECTIONS = ("说明", "理由", "反例", "正例", "不适用")
HEADINGS = {
    "text": "文字本身（GJ1xx）",
    "project": "项目之内（GJ2xx）",
    "report": "报告之内（GJ3xx）",
    "across": "项目之间（GJ4xx）",
}
SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}


@dataclass(frozen=True, slots=True)
class Documentation:
    """A rule's documentation: what it says and why, text that fails, text that passes, and where it does not apply."""

    title: str
    what: str
    why: str
    fails: str
    passes: str
    not_applicable: str


def document(rule: Rule) -> Documentation:
    """Take a rule's docstring apart; raises ValueError where a section is missing, empty or out of order."""
    # cleandoc would make blanks of the tabs that part the cells of a table in an example.
    title, *lines = inspect.cleandoc(rule.doc.replace("\t", "\0")).replace("\0", "\t").splitlines()
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        if line in SECTIONS:
            current = found.setdefault(line, [])
        else:
            current.append(line.removeprefix("    "))
    texts = {name: "\n".join(body).strip("\n") for name, body in found.items()}
    if tuple(texts) != SECTIONS or not all(texts.values()):
        raise ValueError(f"the documentation of {rule.code} has {tuple(texts)}, and must have {SECTIONS}, none empty")
    return Documentation(title, *(texts[name] for name in SECTIONS))


def table() -> str:
    """The catalogue as a Markdown table in Chinese, for the documentation; a scope is a heading."""
    lines: list[str] = []
    for scope, heading in HEADINGS.items():
        found = [rule for rule in rules() if rule.scope == scope]
        if not found:
            continue
        lines += ["", f"## {heading}", "", "| 编号 | 名称 | 类别 | 级别 | 说明 | 依据 |", "|---|---|---|---|---|---|"]
        for rule in found:
            what = "".join(document(rule).what.split())
            category = f"{CATEGORIES[rule.category]} `{rule.category}`"
            cells = (rule.code, rule.title, category, SEVERITIES[rule.severity], what, rule.basis)
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines).strip("\n") + "\n"
