"""The benchmark: drawn by a seed, true where it says so, read exactly, counted rightly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.benchmark import evaluate, generate, harmless, layout, plant, release, tables, wording
from corpus.benchmark.changing import Unfit
from corpus.benchmark.evaluate import Case, Outcome
from corpus.benchmark.plan import PLAIN, Plan
from corpus.benchmark.plant import Planted, Planter
from corpus.benchmark.planters import PLANTERS
from corpus.benchmark.run import Runner
from corpus.build.verdicts import CATEGORIES
from db.records import Evidence, Finding, Span

SEEDS = range(30)
LATER = {"year_on_year", "score_conflict", "execution_rate"}


@pytest.fixture(scope="module")
def plans() -> list[Plan]:
    return [generate.plan(seed, held_out=seed % 3 == 2) for seed in SEEDS]


def test_the_same_seed_gives_the_same_report() -> None:
    for seed in (0, 7, 19):
        once, twice = (layout.marked(generate.plan(seed)).lines for _ in range(2))
        assert once == twice
        assert once != layout.marked(generate.plan(seed + 1)).lines
        assert once != layout.marked(generate.plan(seed, held_out=True)).lines


def test_the_parts_share_no_project() -> None:
    names = [{p.name for t in wording.trades(held_out=part) for p in t.projects} for part in (False, True)]
    assert not names[0] & names[1]
    assert len(names[1]) * 3 >= len(names[0] | names[1])
    whole = {t.name for t in wording.trades(held_out=True)} - {t.name for t in wording.trades(held_out=False)}
    assert whole == {"justice", "veterans"}


def test_a_line_is_a_block_and_every_mark_in_its_place(plans: list[Plan]) -> None:
    for plan in plans:
        marked = layout.marked(plan)
        assert all(line.strip() for line in marked.lines)
        for mark in marked.marks:
            at = mark.place
            assert marked.lines[at.line - 1][at.start : at.end] == at.quote


def test_sums_of_clean_reports_come_out(plans: list[Plan]) -> None:
    for plan in plans:
        money = plan.amounts
        for kind in ("income", "expense"):
            assert sum(money[f"{kind}_{k}"] for k in "abc") == money["total"]
        assert abs(money["e"] / money["total"] * 100 - money["rate"]) <= 0.05
        assert plan.grades.total == len(plan.projects)
        assert plan.grades.many_good == sum(p.good for p in plan.projects)


def test_every_category_is_planted_and_truth_stands_in_the_text(plans: list[Plan]) -> None:
    fitted: set[str] = set()
    for plan in plans[:9]:
        clean = layout.marked(plan).lines
        for kind in PLANTERS:
            try:
                found = plant.apply(plan, kind)
            except Unfit:
                continue
            fitted.add(kind.name)
            assert found.lines != clean
            changed = {line for line in found.lines if line not in set(clean)}
            for e in found.evidence:
                assert found.lines[e["line"] - 1][e["start"] : e["end"]] == e["quote"] != ""
            # one side at least stands where the text was changed, unless the error is that something is gone
            gone = kind.category in ("missing_content", "measure_gap") or len(changed) == 0
            dropped = kind.category in ("target_not_reported", "goal_section_conflict")
            lines = {found.lines[e["line"] - 1] for e in found.evidence}
            assert gone or dropped or lines & changed, kind.name
    assert plant.apply(plans[0], PLANTERS[0]) == plant.apply(plans[0], PLANTERS[0])
    assert {k.category for k in PLANTERS} == CATEGORIES - LATER
    assert fitted == {k.name for k in PLANTERS}
    for category in CATEGORIES - LATER:
        assert {k.difficulty for k in PLANTERS if k.category == category} == {"easy", "medium", "hard"}


def test_harmless_edits_change_the_text(plans: list[Plan]) -> None:
    fitted = set()
    for plan in plans[:8]:
        clean = layout.marked(plan).lines
        for change in harmless.EDITS:
            try:
                assert harmless.apply(plan, change) != clean
            except Unfit:
                continue
            fitted.add(change.__name__)
    assert fitted == {change.__name__ for change in harmless.EDITS}


def _plain(text: str | None) -> str:
    return "".join((text or "").split()).rstrip("。")


def test_structure_is_read_as_it_was_written(plans: list[Plan]) -> None:
    """Of the held-out part its projects by name: what is not read of the rest of it is not to be looked at."""
    runner = Runner()
    for plan in plans:
        marked = layout.marked(plan)
        truth = release.truth(plan)
        (report,) = runner.check(marked.lines).reports
        assert (report.organisation, report.fiscal_year) == (plan.body, plan.year)
        assert [(p.number, p.name) for p in report.projects] == [(p["number"], p["name"]) for p in truth["projects"]]
        if plan.held_out:
            continue
        assert {s["role"] for s in truth["sections"]} <= {s.role for s in report.sections}
        for read, true in zip(report.projects, truth["projects"], strict=True):
            assert len(read.indicators) == len(true["demands"])
            for name in () if plan.dress.layout == "table" else layout.FIELDS:
                field = getattr(read, name)
                assert _plain(field.text if field else None) == _plain(true[name]["text"]), (plan.seed, name)


def test_goal_in_front_of_a_table(plans: list[Plan]) -> None:
    plan = next(p for p in plans if p.dress.layout == "table")
    (report,) = Runner().check(layout.marked(plan).lines).reports
    goals = [_plain(p.goal.text if p.goal else None) for p in report.projects]
    assert goals == [_plain(p.goal.text) for p in plan.projects]


def test_reports_as_files(tmp_path: Path) -> None:
    release.write(tmp_path, [4])
    truth = json.loads((tmp_path / "0004.truth.json").read_text(encoding="utf-8"))
    lines = (tmp_path / "0004.txt").read_text(encoding="utf-8").splitlines()
    for project in truth["projects"]:
        at = project["place"]
        assert lines[at["line"] - 1][at["start"] : at["end"]] == project["name"]
    edits = [json.loads(line) for line in (tmp_path / "0004.edits.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {e["kind"] for e in edits} == {"planted", "harmless"}
    assert (tmp_path / "0004.docx").read_bytes()[:2] == b"PK"


# ------------------------------------------------------------------------------------------------ counting


def _finding(
    category: str, quote: str, at: int, print_: str, severity: str = "warning", cause: str | None = None
) -> Finding:
    span = Span(3, at, at + len(quote), quote)
    return Finding(
        "GJ200", category, severity, "…", {}, "", print_, evidence=(Evidence(span, "target"),), cause=cause  # type: ignore[arg-type]
    )  # fmt: skip


def _planted() -> Planted:
    place = {"line": 3, "start": 10, "end": 20, "quote": "一二三四五六七八九十", "role": "target"}
    kind = Planter("shortfall", "easy", ("out_of_year",), lambda plan, rng: None)
    return Planted(kind, (), (place,))


def test_what_hits_a_planted_error() -> None:
    old = _finding("shortfall", "一二三四五六", 10, "old")
    hit = _finding("shortfall", "四五六七八九", 13, "hit")
    also = _finding("out_of_year", "一二", 10, "also")
    short = _finding("shortfall", "六七八九十甲乙丙丁戊己庚", 15, "short")
    elsewhere = _finding("shortfall", "一二三四五六", 30, "elsewhere")
    other = _finding("typo", "一二三四五六", 10, "other")
    new, hits = evaluate.judge(_planted(), [old], [old, hit, also, short, elsewhere, other])
    assert [f.fingerprint for f in new] == ["hit", "also", "short", "elsewhere", "other"]
    assert [f.fingerprint for f in hits] == ["hit", "also"]


def test_further_findings_are_those_that_neither_hit_nor_follow() -> None:
    hit = _finding("shortfall", "一二三四五六", 10, "hit")
    follows = _finding("typo", "甲乙", 40, "follows", cause="hit")
    stray = _finding("typo", "甲乙", 50, "stray")
    quiet = _finding("typo", "甲乙", 60, "quiet", severity="info")
    before = _finding("typo", "甲乙", 45, "before")
    new = evaluate.further([], [hit, follows, stray, quiet])
    assert [f.fingerprint for f in new] == ["hit", "follows", "stray"]
    assert [f.fingerprint for f in evaluate.unrelated(new, [hit])] == ["stray"]
    # a rule that only quotes other words than before the edit has found nothing more
    assert evaluate.further([before], [stray]) == []


def test_scores_of_a_hand_made_run() -> None:
    outcome = Outcome(held_out=False)
    outcome.cases = [
        Case("clean", 1, "water", "clean", statuses=(("met", "met", True), ("met", "missed", False))),
        Case("clean", 2, "health", "clean", loud=2, further=("GJ201 error a：b", "GJ201 error a：c")),
        Case("planted", 1, "water", "x", "shortfall", "easy", True, loud=3, hits=2, further=("GJ202 error a：b",)),
        Case("planted", 2, "health", "x", "shortfall", "hard", False, statuses=(("missed", "met", False),)),
        Case("planted", 2, "health", "y", "typo", "hard", True, loud=1, hits=1),
        Case("harmless", 1, "water", "reordered"),
        Case("harmless", 2, "health", "reordered", loud=1, further=("GJ203 warning a：b",)),
    ]
    found = tables.scores(outcome)
    assert found["recall"] == round(2 / 3, 4)
    assert found["recall_least"] == 0.5
    assert found["recall_by_category"]["shortfall"] == {
        "all": 0.5,
        "easy": 1.0,
        "medium": None,
        "hard": 0.0,
        "planted": 2,
    }
    assert found["precision"] == 0.75
    assert found["further_per_planted"] == round(1 / 3, 4)
    assert (found["clean_reports_with_alarm"], found["alarms_per_clean_report"]) == (0.5, 1.0)
    assert (found["harmless_with_alarm"], found["harmless_by_edit"]) == (0.5, {"reordered": 0.5})
    assert found["status_recall"] == {"met": 0.5, "missed": 0.0}
    assert found["alarms_by_rule"] == {"GJ201": 2}
    assert "shortfall" in tables.as_table(found)
    assert tables.below(found, {"recall": 0.6, "harmless_with_alarm<=": 0.5}) == []
    missed = tables.below(found, {"recall": 0.9, "harmless_with_alarm<=": 0.01, "status_recall.met": 0.9, "nothing": 1})
    assert [line.split(":")[0] for line in missed] == ["recall", "harmless_with_alarm", "status_recall.met", "nothing"]


def test_one_seed_from_end_to_end() -> None:
    outcome = evaluate.evaluate(1, 3, workers=1)
    assert len(outcome.of("clean")) == 1
    categories = [c.category for c in outcome.of("planted")]
    assert len(categories) == len(set(categories)) > 20
    assert any(c.found for c in outcome.of("planted"))


def test_markup_characters_survive() -> None:
    assert "[bookmark: _GoBack]".translate(PLAIN) == "⟦bookmark: _GoBack⟧"
