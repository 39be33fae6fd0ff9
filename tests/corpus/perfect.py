"""What a program without a fault would print for a sample: made from the truth, in the public contract's shape."""

from __future__ import annotations

from typing import Any

from corpus.build.sample import Sample

JSON = dict[str, Any]


def span(place: JSON) -> JSON:
    """A place as a span; a text file's block is its line."""
    return {
        "block": place["line"], "start": place["start"], "end": place["end"], "quote": place["quote"],
        "locator": f"第{place['line']}行",
    }  # fmt: skip


def report(sample: Sample) -> JSON:
    """The REPORT of `export`."""
    truth = sample.truth
    head = {k: truth[k] for k in ("title", "organisation", "fiscal_year", "genre")}
    blocks = [
        {"id": n, "kind": "paragraph", "text": line, "marker": None, "locator": f"第{n}行"}
        for n, line in enumerate(sample.marked.lines, 1)
        if line.strip()
    ]
    return head | {
        "id": 1,
        "source": f"{sample.name}.txt",
        "blocks": blocks,
        "sections": [s | {"span": span(s["place"])} for s in truth["sections"]],
        "budget": [_placed(b) for b in truth["budget"]],
        "goals": [_placed(g) | {"indicators": [_demand(d) for d in g["demands"]]} for g in truth["goals"]],
        "projects": [_project(p) for p in truth["projects"]],
        "ratings": truth["ratings"] | {"named": [_placed(n) for n in truth["ratings"]["named"]]},
        "problems": [_placed(x) for x in truth["problems"]],
        "measures": [_placed(x) for x in truth["measures"]],
        "people": truth["people"],
        "quantities": [_placed(q) for q in truth["quantities"]],
        "dates": [_placed(d) for d in truth["dates"]],
    }


def findings(sample: Sample) -> list[JSON]:
    """The findings of `check`."""
    return [
        {
            "rule": "GJ000", "category": f["category"], "severity": f["severity"], "report_id": 1,
            "projects": f["projects"], "message": f["explanation"],
            "evidence": [span(e) | {"role": e["role"]} for e in f["evidence"]],
        }
        for f in sample.truth["findings"]
    ]  # fmt: skip


def _placed(record: JSON) -> JSON:
    return record | {"span": span(record["place"])}


def _project(p: JSON) -> JSON:
    fields = {
        k: {"text": p[k]["text"], "span": span(p[k]["places"][0])} if p[k] else None
        for k in ("goal", "indicator", "completion")
    }
    return _placed(p) | fields | {
        "budget": [_placed(b) for b in p["budget"]],
        "indicators": [_demand(d) for d in p["demands"]],
    }  # fmt: skip


def _demand(d: JSON) -> JSON:
    return _placed(d) | {"result": {"status": d["status"], "reported": None, "evidence": [], "reason": ""}}
