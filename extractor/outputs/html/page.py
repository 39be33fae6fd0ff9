"""The evidence page from its template. One file, offline: style and script are inside, nothing is loaded.

Every text of a report is escaped by the template, and the page's own policy lets no script run but ours, by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from extractor.checks.categories import CATEGORIES
from extractor.outputs.findings import SEVERITIES, Audited
from extractor.outputs.html.cards import Card, cards
from extractor.outputs.html.picture import Row, Shade, legend, rows
from extractor.outputs.html.sheets import Sheet, sheets
from extractor.outputs.html.text import Part, parts
from extractor.outputs.json import tool
from extractor.outputs.table import SEVERITY, verdict

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Section:
    """One report on the page: `key` begins the ids of everything in it."""

    key: str
    title: str
    source: str
    about: str
    verdict: str
    legend: tuple[Shade, ...]
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    cards: tuple[Card, ...]
    sheets: tuple[Sheet, ...]
    unjudged: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A box of a filter."""

    value: str
    name: str
    count: int


def html(audited: Sequence[Audited]) -> str:
    """The page; findings in the order of every format."""
    sections = [_section(f"r{n}", a) for n, a in enumerate(audited, 1)]
    severities = Counter(card.severity for section in sections for card in section.cards)
    categories = Counter(card.category for section in sections for card in section.cards)
    style, script = _data("style.css"), _data("page.js")
    return _template().render(
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'",
        tool=tool(),
        verdict=verdict(audited),
        sections=sections,
        severities=[Choice(s, SEVERITY[s], severities[s]) for s in SEVERITIES],
        categories=[Choice(c, name, categories[c]) for c, name in CATEGORIES.items() if categories[c]],
    )


def _section(key: str, a: Audited) -> Section:
    report = a.report
    year = f"{report.fiscal_year} 年度" if report.fiscal_year else ""
    shown = rows(key, a)
    return Section(
        key=key,
        title=report.title or report.source,
        source=report.source,
        about="　".join(filter(None, (report.organisation, year, report.source, f"{len(report.projects)} 个项目"))),
        verdict=verdict([a]),
        legend=legend(shown),
        rows=shown,
        parts=parts(key, a),
        cards=cards(key, a),
        sheets=sheets(key, a),
        unjudged=tuple((r.rule, f"{r.undetermined} 处：{r.reason}") for r in a.results if r.undetermined),
    )


@cache
def _data(name: str) -> str:
    return (files("extractor.outputs.html") / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """The content as a source of a content security policy (W3C CSP 3, hash-source)."""
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def _template() -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True, loader=FunctionLoader(_data), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.j2")
