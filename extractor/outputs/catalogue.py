"""The rule catalogue as a list, as JSON, and one rule's full text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from extractor.checks.explain import SECTIONS, document
from extractor.checks.rule import Rule
from extractor.outputs.json import framed
from extractor.outputs.table import SEVERITY, grid


def rules_table(rules: Sequence[Rule]) -> str:
    """A line a rule."""
    rows = [(r.code, SEVERITY[r.severity], r.category, r.title) for r in rules]
    return grid(("编号", "级别", "类别", "规则"), rows)


def rules_json(rules: Sequence[Rule]) -> str:
    """The rules with their documentation."""
    return framed(
        rules=[
            {
                "rule": r.code,
                "name": r.name,
                "scope": r.scope,
                "category": r.category,
                "severity": r.severity,
                "message": r.message,
                "basis": r.basis,
                **asdict(document(r)),
            }
            for r in rules
        ]
    )


def rule_text(rule: Rule) -> str:
    """Everything about one rule, for people."""
    text = document(rule)
    head = [
        f"{rule.code} {text.title}",
        f"级别：{SEVERITY[rule.severity]}　类别：{rule.category}　名称：{rule.name}",
        f"依据：{rule.basis}",
    ]
    bodies = (text.what, text.why, text.fails, text.passes, text.not_applicable)
    parts = [f"{name}\n{_indented(body)}" for name, body in zip(SECTIONS, bodies, strict=True)]
    return "\n\n".join(["\n".join(head), *parts]) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.splitlines())
