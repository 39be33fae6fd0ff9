"""The scores of a run: as numbers for JSON and for bars, and as a table for people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from corpus.benchmark.evaluate import Case, Outcome

LEVELS = ("easy", "medium", "hard")


def scores(outcome: Outcome) -> dict[str, Any]:
    """Every score by name; shares between 0 and 1, `None` where there was nothing to count."""
    planted, clean, edits = outcome.of("planted"), outcome.of("clean"), outcome.of("harmless")
    by_category: dict[str, Any] = {}
    for category in sorted({c.category for c in planted}):
        mine = [c for c in planted if c.category == category]
        levels = {level: _recall(c for c in mine if c.difficulty == level) for level in LEVELS}
        by_category[category] = {"all": _recall(mine), **levels, "planted": len(mine)}
    statuses: dict[str, list[bool]] = defaultdict(list)
    for case in planted + clean:
        for true, _, right in case.statuses:
            statuses[true].append(right)
    loud, hits = sum(c.loud for c in planted), sum(c.hits for c in planted)
    return {
        "held_out": outcome.held_out,
        "reports": len(clean),
        "planted": len(planted),
        "recall": _recall(planted),
        "recall_by_difficulty": {level: _recall(c for c in planted if c.difficulty == level) for level in LEVELS},
        "recall_least": min((v["all"] for v in by_category.values()), default=None),
        "recall_by_category": by_category,
        "precision": _share(hits, loud),
        "further_per_planted": _share(sum(len(c.further) for c in planted), len(planted)),
        "clean_reports_with_alarm": _share(sum(c.loud > 0 for c in clean), len(clean)),
        "alarms_per_clean_report": _share(sum(c.loud for c in clean), len(clean)),
        "harmless_edits": len(edits),
        "harmless_with_alarm": _share(sum(c.loud > 0 for c in edits), len(edits)),
        "harmless_by_edit": _rates(edits),
        "status_recall": {s: _share(sum(v), len(v)) for s, v in sorted(statuses.items())},
        "status_counts": {s: len(v) for s, v in sorted(statuses.items())},
        "alarms_by_rule": dict(Counter(_rule(f) for c in clean for f in c.further).most_common()),
        "further_by_rule": dict(Counter(_rule(f) for c in planted for f in c.further).most_common()),
        "harmless_by_rule": dict(Counter(_rule(f) for c in edits for f in c.further).most_common()),
    }


def as_table(found: dict[str, Any]) -> str:
    """The scores as lines of text."""
    part = "held-out part" if found["held_out"] else "development part"
    lines = [
        f"{part}: {found['reports']} reports, {found['planted']} planted errors, {found['harmless_edits']} harmless edits",
        "",
        f"{'category':28}{'recall':>8}" + "".join(f"{level:>9}" for level in LEVELS) + f"{'planted':>9}",
    ]
    for category, row in found["recall_by_category"].items():
        lines.append(_row(category, row) + f"{row['planted']:>9}")
    lines += [_row("all", {"all": found["recall"], **found["recall_by_difficulty"]}) + f"{found['planted']:>9}", ""]
    for name in (
        "recall", "recall_least", "precision", "further_per_planted", "clean_reports_with_alarm",
        "alarms_per_clean_report", "harmless_with_alarm",
    ):  # fmt: skip
        lines.append(f"{name:28}{_number(found[name]):>8}")
    for name in ("status_recall", "harmless_by_edit"):
        lines += ["", name, *(f"  {key:26}{_number(value):>8}" for key, value in found[name].items())]
    for name in ("alarms_by_rule", "further_by_rule", "harmless_by_rule"):
        lines += ["", name, "  " + ("  ".join(f"{rule} {n}" for rule, n in found[name].items()) or "none")]
    return "\n".join(lines)


def misses(outcome: Outcome, most: int) -> list[str]:
    """What was missed and what was raised for nothing, one a line, at most so many of each kind."""
    lost = [f"missed {c.category} {c.difficulty} {c.name} (seed {c.seed}, {c.trade}): {' | '.join(c.text)}"
            for c in outcome.of("planted") if not c.found]  # fmt: skip
    alarms = [f"clean (seed {c.seed}, {c.trade}): {f}" for c in outcome.of("clean") for f in c.further]
    edits = [f"harmless {c.name} (seed {c.seed}, {c.trade}): {f} — {' | '.join(c.text)}"
             for c in outcome.of("harmless") for f in c.further]  # fmt: skip
    more = [
        f"further {c.category} {c.name} (seed {c.seed}, {c.trade}): {f}"
        for c in outcome.of("planted")
        for f in c.further
    ]
    status = [f"status {true} read as {given or 'nothing'} (seed {c.seed}, {c.name}, {c.trade})"
              for c in outcome.of("planted") for true, given, right in c.statuses if not right]  # fmt: skip
    return [line for kind in (lost, alarms, edits, more, status) for line in kind[:most]]


def below(found: dict[str, Any], bars: dict[str, float]) -> list[str]:
    """The bars that are missed. A bar is a score's name with dots, its least value, or its most after ``<=``."""
    missed = []
    for name, bar in bars.items():
        value: Any = found
        key, _, most = name.partition("<=")
        for step in key.split("."):
            value = value.get(step) if isinstance(value, dict) else None
        if value is None or (value > bar if "<=" in name else value < bar):
            missed.append(f"{key}: {_number(value)}, bar {'at most' if '<=' in name else 'at least'} {bar}{most}")
    return missed


def _recall(cases: Iterable[Case]) -> float | None:
    known = list(cases)
    return _share(sum(c.found for c in known), len(known))


def _rates(cases: list[Case]) -> dict[str, float | None]:
    names = sorted({c.name for c in cases})
    return {n: _share(sum(c.loud > 0 for c in cases if c.name == n), sum(c.name == n for c in cases)) for n in names}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _row(name: str, values: dict[str, float | None]) -> str:
    return f"{name:28}{_number(values['all']):>8}" + "".join(f"{_number(values[level]):>9}" for level in LEVELS)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _rule(line: str) -> str:
    return line.split(" ", 1)[0]
