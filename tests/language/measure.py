"""Measures figures.read against a gold list of quantities, line by line, as the scoring of the project counts.

    python tests/language/measure.py            # the real report, from GOUJI_SHARED (default ../shared)
    python tests/language/measure.py --wrong    # and every departure

Counting: overlap and exact F1 over the spans (an exact span may include the adjoining words of the bound); value and
unit, comparator, dimension and base value over the matched ones.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from extractor.language import figures  # noqa: E402
from extractor.language.types import Quantity  # noqa: E402

MULTIPLIERS = {
    None: 1,
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
}
PAIRS = {
    "％": "%",
    "平方千米": "平方公里",
    "千米": "公里",
    "大项": "项",
    "株": "棵",
    "m2": "㎡",
    "m²": "㎡",
    "平方米": "㎡",
    "个工作日": "工作日",
    "日": "天",
}
Gold = dict[str, Any]


def exact_spans(gold: Gold, line: str) -> set[tuple[int, int]]:
    starts, ends = [gold["start"]], [gold["end"]]
    for word in gold.get("comparator_words", []):
        if line[max(0, gold["start"] - len(word)) : gold["start"]] == word:
            starts.append(gold["start"] - len(word))
        if line[gold["end"] : gold["end"] + len(word)] == word:
            ends.append(gold["end"] + len(word))
    return {(a, b) for a in starts for b in ends}


def overlap(gold: Gold, start: int, end: int) -> int:
    return max(0, min(gold["end"], end) - max(gold["start"], start))


def same_value(gold: Gold, mine: Quantity) -> bool:
    for key, value in (("value", mine.value), ("value_high", mine.value_high)):
        if (gold.get(key) is None) != (value is None):
            return False
        if (
            value is not None
            and Fraction(value) * MULTIPLIERS.get(mine.multiplier, 0)
            != Fraction(gold[key]) * MULTIPLIERS[gold["multiplier"]]
        ):
            return False
    return True


def same_unit(gold: Gold, mine: Quantity) -> bool:
    ours, theirs = mine.unit or "", gold["unit"] or ""
    return ours == theirs or ours in gold.get("unit_also", []) or PAIRS.get(ours, ours) == PAIRS.get(theirs, theirs)


def match(golds: list[Gold], mine: list[Quantity], line: str) -> dict[int, tuple[int, bool]]:
    candidates = []
    for g, gold in enumerate(golds):
        exact = exact_spans(gold, line)
        for m, quantity in enumerate(mine):
            common = overlap(gold, quantity.start, quantity.end)
            if common:
                union = max(gold["end"], quantity.end) - min(gold["start"], quantity.start)
                candidates.append(((quantity.start, quantity.end) not in exact, -common / union, g, m))
    matched: dict[int, tuple[int, bool]] = {}
    used: set[int] = set()
    for inexact, _, g, m in sorted(candidates):
        if g not in matched and m not in used:
            matched[g] = (m, not inexact)
            used.add(m)
    return matched


def measure(
    lines: list[str], golds: list[Gold], negatives: list[Gold], year: int | None, either: list[Gold] | None = None
) -> tuple[dict[str, float], list[str]]:
    """The metrics and every departure, in words."""
    tally: Counter[str] = Counter()
    wrong: list[str] = []
    for number, line in enumerate(lines, 1):
        reading = figures.read(line, year)
        free = [e for e in either or [] if e["line"] == number]
        mine = [q for q in reading.quantities if not any(overlap(e, q.start, q.end) for e in free)]
        here = [g for g in golds if g["line"] == number]
        core = [g for g in here if g["kind"] == "quantity"]
        matched = match(core, mine, line)
        tally.update(gold=len(core), mine=len(mine), matched=len(matched))
        for g, gold in enumerate(core):
            tally["not_equal"] += gold["comparator"] != "="
            if g not in matched:
                wrong.append(f"{number} missed {gold['quote']}")
                continue
            m, exact = matched[g]
            q = mine[m]
            right = {
                "exact": exact,
                "value_unit": same_value(gold, q) and same_unit(gold, q),
                "comparator": q.comparator in [gold["comparator"], *gold.get("comparator_also", [])],
                "dimension": q.dimension in [gold["dimension"], *gold.get("dimension_also", [])],
            }
            if gold.get("si_value") and gold["dimension"] != "ratio":
                want, have = Fraction(gold["si_value"]), Fraction(q.value) * q.factor
                right["si"] = abs(want - have) <= Fraction(1, 10**4) * max(abs(want), abs(have))
                tally["si_n"] += 1
            tally.update({k: int(v) for k, v in right.items()})
            if gold["comparator"] != "=":
                tally["not_equal_right"] += right["comparator"]
            if faults := [k for k, v in right.items() if not v]:
                wrong.append(
                    f"{number} {faults} gold {gold['quote']} {gold['comparator']} mine {line[q.start : q.end]} {q.value} {q.multiplier} {q.unit} {q.comparator} {q.dimension}"
                )
        used = {m for m, _ in matched.values()}
        for m, q in enumerate(mine):
            if m not in used:
                wrong.append(
                    f"{number} extra {line[max(0, q.start - 6) : q.start]}[{line[q.start : q.end]}]{line[q.end : q.end + 6]}"
                )
                for x in negatives:
                    if x["line"] == number and overlap(x, q.start, q.end):
                        tally["trapped"] += 1
        for gold in here:
            if gold["kind"] == "quantity":
                continue
            hits = [t for t in reading.times if overlap(gold, t.start, t.end)]
            tally["times"] += 1
            tally["dates"] += bool(hits)
            if gold["kind"] == "deadline":
                tally["deadlines_n"] += 1
                tally["deadlines"] += any(t.kind == "deadline" for t in hits)
            if not any((t.start, t.end) == (gold["start"], gold["end"]) for t in hits):
                wrong.append(
                    f"{number} time {gold['kind']} {gold['quote']} {gold['value']} mine {[(line[t.start : t.end], t.kind, t.last) for t in hits]}"
                )
    n = tally["matched"] or 1
    both = tally["gold"] + tally["mine"] or 1
    metrics = {
        "gold": tally["gold"],
        "overlap_f1": 2 * tally["matched"] / both, "exact_f1": 2 * tally["exact"] / both, "value_unit": tally["value_unit"] / n,
        "comparator": tally["comparator"] / n, "comparator_not_equal": tally["not_equal_right"] / (tally["not_equal"] or 1),
        "dimension": tally["dimension"] / n, "si": tally["si"] / (tally["si_n"] or 1),
        "not_quantities_avoided": len(negatives) - tally["trapped"], "not_quantities": len(negatives),
        "dates": tally["dates"], "times": tally["times"], "deadlines": tally["deadlines"], "deadlines_n": tally["deadlines_n"],
    }  # fmt: skip
    return metrics, wrong


def read_jsonl(path: Path) -> list[Gold]:
    return [json.loads(row) for row in path.read_text("utf-8").splitlines()]


def real_report(shared: Path) -> tuple[dict[str, float], list[str]]:
    """The metrics on the real report."""
    corpus = shared / "corpus"
    source = next(corpus.glob("report-*.txt"))
    lines = source.read_bytes().decode("utf-8").split("\n")
    gold = read_jsonl(corpus / "gold" / "quantities.jsonl")
    return measure(lines, gold, read_jsonl(corpus / "gold" / "not_quantities.jsonl"), 2025)


def sample(truth: Path) -> tuple[dict[str, float], list[str]]:
    """The metrics on one of our own samples. What its truth lists under `either` counts neither way."""
    data = json.loads(truth.read_text("utf-8"))
    raw = truth.with_name(f"{data['name']}.txt").read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    golds = [{**q, **q["place"], "kind": "quantity"} for q in data["quantities"]]
    golds += [{**d, **d["place"], "value": d["to"]} for d in data["dates"]]
    either = [{**x, **x.get("place", {})} for x in data["either"]]
    return measure(text.replace("\r\n", "\n").split("\n"), golds, [], data["fiscal_year"], either)


def show(title: str, result: tuple[dict[str, float], list[str]], wrong: bool) -> None:
    metrics, departures = result
    print(title)
    print("  " + "  ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in metrics.items()))
    if wrong:
        print("\n".join(f"    {row}" for row in departures))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="print every departure")
    options = parser.parse_args()
    shared = Path(os.environ.get("GOUJI_SHARED", ROOT.parent / "shared"))
    if (shared / "corpus").is_dir():
        show("the real report", real_report(shared), options.wrong)
    for truth in sorted((ROOT / "corpus" / "samples").glob("*.truth.json")):
        show(truth.name, sample(truth), options.wrong)


if __name__ == "__main__":
    main()
