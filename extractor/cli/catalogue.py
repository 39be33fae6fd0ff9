"""``gouji rules`` and ``gouji explain``: what is checked, and why."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli import options


@options.command()
@options.formats("table", "json")
@options.output
def rules(form: str, output: Path | None) -> None:
    """列出全部规则。"""
    from extractor.checks.registry import rules as catalogue
    from extractor.cli.output import emit
    from extractor.outputs.catalogue import rules_json, rules_table

    emit(rules_json(catalogue()) if form == "json" else rules_table(catalogue()), output)


@options.command()
@click.argument("code")
@options.output
def explain(code: str, output: Path | None) -> None:
    """说明一条规则：查什么、为什么、正例反例。"""
    from db.records import Trouble
    from extractor.checks.registry import rule, rules
    from extractor.cli.output import emit
    from extractor.outputs.catalogue import rule_text

    found = rule(code)
    if found is None:
        import difflib

        near = difflib.get_close_matches(code.upper(), [r.code for r in rules()], n=3)
        hint = f"相近的有 {'、'.join(near)}；" if near else ""
        raise Trouble(f"没有 {code} 这条规则", f"{hint}用 gouji rules 查看全部规则")
    emit(rule_text(found), output)
