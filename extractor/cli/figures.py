"""``gouji figures``: which quantities, bounds and dates are seen in a text."""

from __future__ import annotations

import re
from pathlib import Path

import click

from extractor.cli import options

NAMED = re.compile(r"[^\s，。；：]+\.(docx?|pdf|txt|wps|xlsx?)", re.IGNORECASE)
"""What looks like the name of a document and not like a sentence."""


@options.command()
@click.argument("source", metavar="FILE|TEXT")
@options.formats("table", "json", "html")
@options.output
def figures(source: str, form: str, output: Path | None) -> None:
    """列出文件或文字里读到的数量、界限和日期。"""
    from extractor.cli.output import emit
    from extractor.language import analyse
    from extractor.outputs import figures as write

    texts = _texts(source)
    seen = list(analyse(text for _, text in texts))
    lines = [write.Line(locator, text, analysis) for (locator, text), analysis in zip(texts, seen, strict=True)]
    if form == "table" and not any(analysis.quantities or analysis.times for analysis in seen):
        click.echo("没有读到数量或日期", err=True)
    emit({"table": write.table, "json": write.json, "html": write.html}[form](lines), output)


def _texts(source: str) -> list[tuple[str, str]]:
    """The blocks of a file with their locators, or the text itself. Raises Trouble for a file that is not there."""
    try:
        is_file = Path(source).exists()
    except (OSError, ValueError):  # too long for a path, or with characters that no path can have
        is_file = False
    if is_file or NAMED.fullmatch(source):
        from extractor.readers import read

        return [(block.locator, block.text) for block in read(Path(source)).blocks]
    return [(f"第{n}行", line) for n, line in enumerate(source.split("\n"), 1) if line.strip()]
