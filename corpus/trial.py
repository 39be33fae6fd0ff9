"""Trial reports: written without a look at the rules, once clean and once with errors planted.

Where the benchmark draws reports from fragments, these are whole texts of as many trades and shapes, each in its own
voice. A report has three files in `trials/`: the clean text, the text with errors, and the truth about both; some have a
fourth, the clean text with edits that leave everything right.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from corpus.benchmark.evaluate import LEAST_SHARE, LEAST_SHARED, LOUD
from corpus.benchmark.run import Checked, Runner
from corpus.score.tally import Tally
from db.records import Finding, Project
from db.tabled import completion_of, indicator_of

FOLDER = resources.files("corpus").joinpath("trials")
FIELDS = ("name", "goal", "indicator", "completion")


@dataclass(slots=True)
class Trial:
    """What gouji makes of one trial report."""

    name: str
    fields: Tally = field(default_factory=Tally)
    found: Tally = field(default_factory=Tally)
    alarms: list[str] = field(default_factory=list)
    further: list[str] = field(default_factory=list)
    harmless: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def names(folder: Traversable = FOLDER) -> list[str]:
    """The trial reports, in order."""
    return sorted(f.name.removesuffix(".truth.json") for f in folder.iterdir() if f.name.endswith(".truth.json"))


def run(name: str, folder: Traversable = FOLDER) -> Trial:
    """Check the texts of a trial report against its truth."""
    truth: dict[str, Any] = json.loads(folder.joinpath(f"{name}.truth.json").read_text(encoding="utf-8"))
    clean, planted = (Runner().check(lines(name, kind, folder)) for kind in ("clean", "planted"))
    made = Trial(name)
    projects = {bare(p.name): p for report in clean.reports for p in report.projects}
    for wanted in truth["projects"]:
        for told, right in _told(projects.get(bare(wanted["name"])), wanted):
            made.fields.total += 1
            made.fields.right += told == right
    made.alarms = [f"{f.rule} {f.message}" for f in clean.findings if f.severity in LOUD]
    _judge(made, truth["planted"], clean, planted)
    if folder.joinpath(f"{name}.harmless.txt").is_file():
        made.harmless = _raised(clean, Runner().check(lines(name, "harmless", folder)))
    return made


def lines(name: str, kind: str, folder: Traversable = FOLDER) -> list[str]:
    """The paragraphs of one of a report's texts."""
    whole = folder.joinpath(f"{name}.{kind}.txt").read_text(encoding="utf-8")
    return [line for line in whole.split("\n") if line.strip()]


def _raised(clean: Checked, edited: Checked) -> list[str]:
    """What is raised on the edited text that was not raised on the clean one, by rule and projects."""
    before = Counter((f.rule, f.project_ids) for f in clean.findings if f.severity in LOUD)
    new = []
    for finding in edited.findings:
        key = finding.rule, finding.project_ids
        if finding.severity in LOUD and not before[key]:
            new.append(f"{finding.rule} {finding.message}")
        before[key] -= 1 if before[key] else 0
    return new


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
        yield bare(text(project, name) if project else ""), bare(wanted[name])


def text(project: Project, name: str) -> str:
    """A field of a project as it is exported: rows of a table stand for a field of text."""
    if name == "name":
        return project.name
    found = {"goal": project.goal, "indicator": indicator_of(project), "completion": completion_of(project)}[name]
    return found.text if found is not None else ""


def bare(written: str) -> str:
    """A text without blanks and the marks between parts, which may be counted to a field or not."""
    return re.sub(r"[\s。；;]|(?:指标|目标)\d(?:完成情况)?：", "", written)


def as_table(trials: list[Trial], misses: int) -> str:
    """A line a report, the sums, and up to `misses` of what was not right in each."""
    head = f"{'report':18}{'fields':>10}{'alarms':>8}{'found':>10}{'further':>9}{'harmless':>10}"
    rows = [head]
    for one in [*trials, _sum(trials)]:
        cells = f"{one.fields.right}/{one.fields.total}", len(one.alarms), f"{one.found.right}/{one.found.total}"
        rows.append(
            f"{one.name:18}{cells[0]:>10}{cells[1]:>8}{cells[2]:>10}{len(one.further):>9}{len(one.harmless):>10}"
        )
        for kind in ("alarms", "further", "harmless", "missed") if one.name != "all" else ():
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
        "trial.harmless<=": len(every.harmless) / len(trials),
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
        every.harmless += one.harmless
    return every
