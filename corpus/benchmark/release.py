"""The benchmark as files, so that any program can be measured on it: texts, Word files, and the truth as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from corpus.benchmark import evaluate, generate, harmless, layout, plant
from corpus.benchmark.changing import Unfit
from corpus.benchmark.plan import Plan
from corpus.build import flow, word
from corpus.build.truth import build


def write(folder: Path, seeds: Iterable[int], *, held_out: bool = False) -> None:
    """For every seed ``NNNN.txt``, ``.docx`` and ``.truth.json``, and ``NNNN.edits.jsonl`` with all edited texts."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        plan = generate.plan(seed, held_out=held_out)
        stem = f"{'held-out-' if held_out else ''}{seed:04}"
        (folder / f"{stem}.txt").write_text("\n".join((*layout.marked(plan).lines, "")), encoding="utf-8")
        (folder / f"{stem}.docx").write_bytes(docx(plan))
        (folder / f"{stem}.truth.json").write_text(_json(truth(plan)) + "\n", encoding="utf-8")
        with (folder / f"{stem}.edits.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(_json(entry) + "\n" for entry in edits(plan))


def truth(plan: Plan) -> dict[str, Any]:
    """The truth of the clean report, in the shape of the samples' truth files; figures are not marked."""
    return build(layout.marked(plan), plan.settings | {"clean": "yes"}, [])


def docx(plan: Plan) -> bytes:
    """The clean report as a Word file."""
    return word.document(flow.of(layout.marked(plan), plan.settings))


def edits(plan: Plan) -> Iterable[dict[str, Any]]:
    """Every planted error and harmless edit of a report that fits it, with the whole text and the evidence."""
    for kinds in evaluate.chosen(plan.seed):
        for kind in kinds:
            try:
                found = plant.apply(plan, kind)
            except Unfit:
                continue
            yield {
                "kind": "planted", "name": kind.name, "category": kind.category, "also": list(kind.also),
                "difficulty": kind.difficulty, "evidence": list(found.evidence), "lines": list(found.lines),
            }  # fmt: skip
    for change in harmless.EDITS:
        try:
            yield {"kind": "harmless", "name": change.__name__, "lines": list(harmless.apply(plan, change))}
        except Unfit:
            continue


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
