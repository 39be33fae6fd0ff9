"""Trial reports: written without a look at the rules, once clean and once with errors planted.

Where the benchmark draws reports from fragments, these are whole texts of sixteen trades and shapes, each in its own
voice. A report has three files in `trials/`: the clean text, the text with errors, and the truth about both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from corpus.benchmark.evaluate import LEAST_SHARE, LEAST_SHARED, LOUD
from corpus.benchmark.run import Checked, Runner
from corpus.score.tally import Tally
from db.records import Finding, Project

FIELDS = ("name", "goal", "indicator", "completion")


@dataclass(slots=True)
class Trial:
    """What gouji makes of one trial report."""

    name: str
    fields: Tally = field(default_factory=Tally)
    found: Tally = field(default_factory=Tally)
    alarms: list[str] = field(default_factory=list)
    further: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def names() -> list[str]:
    """The trial reports, in order."""
    files = resources.files("corpus").joinpath("trials").iterdir()
    return sorted(f.name.removesuffix(".truth.json") for f in files if f.name.endswith(".truth.json"))


def run(name: str) -> Trial:
    """Check both texts of a trial report against its truth."""
    truth: dict[str, Any] = json.loads(_read(f"{name}.truth.json"))
    clean, planted = (Runner().check(_lines(f"{name}.{kind}.txt")) for kind in ("clean", "planted"))
    made = Trial(name)
    projects = {_bare(p.name): p for report in clean.reports for p in report.projects}
    for wanted in truth["projects"]:
        for told, right in _told(projects.get(_bare(wanted["name"])), wanted):
            made.fields.total += 1
            made.fields.right += told == right
    made.alarms = [f"{f.rule} {f.message}" for f in clean.findings if f.severity in LOUD]
    _judge(made, truth["planted"], clean, planted)
    return made


def _judge(made: Trial, errors: list[dict[str, Any]], clean: Checked, planted: Checked) -> None:
    before = {(f.rule, f.message) for f in clean.findings}
    new = [f for f in planted.findings if (f.rule, f.message) not in before]
    near: set[int] = set()
    for error in errors:
        kinds = {error["category"], *error["also"]}
        about = [at for at, f in enumerate(new) if not f.evidence or _quotes(f, error["quotes"])]
        near.update(about)
        made.found.total += 1
        if any(new[at].category in kinds for at in about):
            made.found.right += 1
        else:
            made.missed.append(
                f"{error['difficulty']} {error['category']}: {' | '.join(error['quotes'])}（{error['why']}）"
            )
    made.further = [
        f"{f.rule} {f.message}" for at, f in enumerate(new) if at not in near and f.severity in LOUD and f.cause is None
    ]


def _quotes(finding: Finding, quotes: list[str]) -> bool:
    """Whether a finding quotes so much of one of the quotes as the benchmark asks for."""
    return any(_shared(e.span.quote, quote) for e in finding.evidence for quote in quotes)


def _shared(one: str, other: str) -> bool:
    least = min(LEAST_SHARED, max(1, int(LEAST_SHARE * min(len(one), len(other)))))
    short, long = sorted((one, other), key=len)
    return any(short[at : at + least] in long for at in range(len(short) - least + 1))


def _told(project: Project | None, wanted: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What was read and what is right for each field that the report gives; blanks and marks between parts aside."""
    for name in FIELDS:
        if not wanted[name]:
            continue
        part = getattr(project, name, None)
        yield _bare(part if isinstance(part, str) else part.text if part is not None else ""), _bare(wanted[name])


def _bare(text: str) -> str:
    return re.sub(r"[\s。；;]|指标\d：", "", text)


def _lines(name: str) -> list[str]:
    return [line for line in _read(name).split("\n") if line.strip()]


def _read(name: str) -> str:
    return resources.files("corpus").joinpath("trials", name).read_text(encoding="utf-8")


def as_table(trials: list[Trial], misses: int) -> str:
    """A line a report, the sums, and up to `misses` of what was not right in each."""
    head = f"{'report':18}{'fields':>10}{'alarms':>8}{'found':>10}{'further':>9}"
    rows = [head]
    for one in [*trials, _sum(trials)]:
        cells = f"{one.fields.right}/{one.fields.total}", len(one.alarms), f"{one.found.right}/{one.found.total}"
        rows.append(f"{one.name:18}{cells[0]:>10}{cells[1]:>8}{cells[2]:>10}{len(one.further):>9}")
        for kind in ("alarms", "further", "missed") if one.name != "all" else ():
            rows += [f"    {kind}: {line}" for line in getattr(one, kind)[:misses]]
    return "\n".join(rows)


def metrics(trials: list[Trial]) -> dict[str, float]:
    """The figures that bars are set on; those that end in `<=` are to be no more than their bar."""
    every = _sum(trials)
    return {
        "trial.fields": (every.fields.value or 0.0),
        "trial.found": (every.found.value or 0.0),
        "trial.alarms<=": len(every.alarms) / len(trials),
        "trial.further<=": len(every.further) / every.found.total,
    }


def below(trials: list[Trial], bars: dict[str, float]) -> list[str]:
    """A line for every bar that is missed."""
    reached = metrics(trials)
    return [
        f"{name}: {reached[name]:.3f}, bar {bar}"
        for name, bar in bars.items()
        if (reached[name] > bar if name.endswith("<=") else reached[name] < bar)
    ]


def _sum(trials: list[Trial]) -> Trial:
    every = Trial("all")
    for one in trials:
        every.fields += one.fields
        every.found += one.found
        every.alarms += one.alarms
        every.further += one.further
    return every
