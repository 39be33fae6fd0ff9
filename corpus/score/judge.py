"""One file's score, all files' scores, and how they are shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from corpus.build import sample
from corpus.score import demands, figures, findings, program, structure
from corpus.score.places import Places
from corpus.score.reading import JSON, items, spans
from corpus.score.tally import Score, Tally, pooled


def judge(truth: JSON, lines: list[str], report: JSON, found: list[JSON]) -> Score:
    """The score of one report of the program against one truth."""
    out = Score()
    blocks = items(report, "blocks")
    places = Places(lines, blocks)
    texts = {b.get("id"): b.get("text") or "" for b in blocks}
    for span in spans([report, found]):
        quote = texts.get(span["block"], "")[span["start"] : span["end"]]
        out.count("spans.true", quote == span["quote"], f"{span['quote'][:40]!r} at block {span['block']}")
    for text in places.lost:
        out.say("blocks", f"not in the sample: {text!r}")
    structure.score(truth, report, places, out)
    figures.score(truth, report, places, out)
    demands.score(truth, report, places, out)
    findings.score(truth, found, places, out)
    return out


def files(names: Sequence[str], folder: Path) -> list[tuple[str, Path]]:
    """The files to score: sample name and path; a name may be a sample's or a file's (`health.pdf`)."""
    every = [(name, folder / f"{name}.{form}") for name in sample.names() for form in sample.load(name).formats]
    chosen = [(n, p) for n, p in every if not names or n in names or p.name in names]
    if lost := [n for n in names if not any(n in (s, p.name) for s, p in every)]:
        raise ValueError(f"no such sample: {', '.join(lost)}")
    return chosen


def score(names: Sequence[str], folder: Path = sample.SAMPLES, command: Sequence[str] = ()) -> dict[str, Score]:
    """Scores by file name. A file that the program gives no report for scores nothing right. Raises ProgramFailure."""
    chosen = files(names, folder)
    found = program.by_file(*program.run([path for _, path in chosen], command))
    scores = {}
    for name, path in chosen:
        made = sample.load(name)
        report, own = found.get(path.name, ({}, []))
        scores[path.name] = judge(made.truth, list(made.marked.lines), report, own)
    return scores


def as_json(scores: dict[str, Score]) -> str:
    """Every metric, pooled and by file, and every miss."""
    document = {
        "metrics": {metric: tally.value for metric, tally in sorted(pooled(list(scores.values())).items())},
        "files": {
            name: {
                "metrics": {m: {"value": t.value, "right": t.right, "total": t.total, "given": t.given}
                            for m, t in sorted(s.tallies.items())},
                "misses": s.misses,
            }
            for name, s in scores.items()
        },
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def as_table(scores: dict[str, Score]) -> str:
    """A row a metric, a column a file, the last column all together."""
    sums = pooled(list(scores.values()))
    names = list(scores)
    widths = [max(9, len(n)) for n in names]
    head = f"{'':28}" + "".join(f" {n:>{w}}" for n, w in zip(names, widths, strict=True)) + f" {'all':>11} {'':>6}"
    rows = [head]
    for metric in sorted(sums, key=_order):
        cells = [_cell(scores[n].tallies.get(metric)) for n in names]
        shown = "".join(f" {c:>{w}}" for c, w in zip(cells, widths, strict=True))
        value = sums[metric].value
        rows.append(f"{metric:28}{shown} {_cell(sums[metric]):>11} {'' if value is None else f'{value:.3f}':>6}")
    return "\n".join(rows)


def below(scores: dict[str, Score], bars: dict[str, float]) -> list[str]:
    """The bars that are missed; `metric` is of all files together, `file:metric` of one."""
    sums = pooled(list(scores.values()))
    missed = []
    for bar, least in bars.items():
        name, colon, metric = bar.partition(":")
        tallies = scores[name].tallies if colon and name in scores else sums
        tally = tallies.get(metric if colon else bar)
        value = tally.value if tally else None
        if value is None or value < least:
            missed.append(f"BELOW {bar}: {value} < {least}")
    return missed


def _cell(tally: Tally | None) -> str:
    if tally is None or not (tally.total or tally.given):
        return "-"
    more = "" if tally.given is None else f"({tally.given})"
    return f"{tally.right}/{tally.total}{more}"


def _order(metric: str) -> tuple[int, str]:
    rooms = ("spans", "structure", "quantities", "dates", "demands", "findings", "traps")
    room = metric.split(".")[0]
    return (rooms.index(room) if room in rooms else len(rooms), metric)
