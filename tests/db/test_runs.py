"""Check runs are kept; decisions stay with the words they were made on."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.records import Decision, Evidence, Finding, Report, RuleResult, Span, Trouble
from db.store import Store
from tests.db.samples import finding, place, report, save

AT = "2025-03-01T09:00:00+08:00"
RESULTS = (RuleResult("GJ201", 3, 1, 0, 2), RuleResult("GJ301", 0, 0, 1, 0, "没有总数"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "gouji.db") as opened:
        yield opened


def check(store: Store, key: int, *findings: Finding) -> int:
    return store.save_check("0.1.0", "5e77", AT, [(key, (RESULTS, findings))])


def decide(store: Store, fingerprint: str, verdict: str = "confirmed") -> list[int]:
    return store.decide(fingerprint, verdict, "已核实", "审计员甲", AT)  # type: ignore[arg-type]


def verdicts(store: Store) -> dict[str, str | None]:
    return {one.fingerprint: one.decision and one.decision.verdict for one in store.findings()}


def test_findings_come_back_as_they_were(store: Store) -> None:
    [key] = save(store, report())
    second = dataclasses.replace(
        finding(report(), "1.20万亩", fingerprint="b" * 16), cause="a" * 16, reported=report().quantities[0]
    )
    bare = dataclasses.replace(
        second, fingerprint="c" * 16, evidence=(), target=None, reported=None, projects=(), project_ids=(),
        arguments={"“": "\n'"},
    )  # fmt: skip
    given = (finding(report(), "清淤河道", "已完成"), second, bare)
    check(store, key, *given)
    back = store.findings([key])
    assert back == [
        dataclasses.replace(
            one, report_id=key, evidence=tuple(dataclasses.replace(side, report_id=key) for side in one.evidence)
        )
        for one in given
    ]
    assert store.rule_results([key]) == {key: RESULTS}


def test_the_latest_run_of_each_report_counts_and_earlier_ones_are_kept(store: Store) -> None:
    [one], [two] = save(store, report(), path="a.txt"), save(store, report(year=2023), path="b.txt")
    assert not store.reports()[0].checked
    both = {key: (RESULTS, [finding(report(), "清淤河道")]) for key in (one, two)}
    first = store.save_check("0.1.0", "5e77", AT, both.items())
    later = check(store, one, finding(report(), "群众满意", fingerprint="b" * 16))
    assert [(each.report_id, each.fingerprint[0]) for each in store.findings()] == [(one, "b"), (two, "a")]
    assert [each.report_id for each in store.findings([two])] == [two]
    assert [each.fingerprint[0] for each in store.findings(run_id=first)] == ["a", "a"]
    assert [each.fingerprint[0] for each in store.findings([one], run_id=later)] == ["b"]
    assert store.findings([]) == []
    assert [(each.errors, each.warnings, each.checked) for each in store.reports()] == [(1, 0, True)] * 2


def test_a_run_outlives_the_text_it_was_on(store: Store) -> None:
    [key] = save(store, report())
    run = check(store, key, finding(report(), "清淤河道", "已完成"))
    before = store.findings(run_id=run)
    save(store, report(words="改过。"), sha256="1" * 64)
    assert store.findings() == []
    assert not store.reports()[0].checked
    assert store.rule_results([key]) == {}
    assert store.findings(run_id=run) == before
    assert store.conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_run_is_whole_or_not_there(store: Store) -> None:
    [key] = save(store, report())
    check(store, key, finding(report(), "清淤河道"))
    before = list(store.conn.iterdump())
    stray = Evidence(Span(2, 0, 2, "没有"), "target")
    with pytest.raises(Trouble, match="没有"):
        check(store, key, finding(report(), "清淤"), dataclasses.replace(finding(report(), "清淤"), evidence=(stray,)))
    with pytest.raises(Trouble, match="编号为 9"):
        store.save_check("0.1.0", "5e77", AT, [(key, (RESULTS, [])), (9, (RESULTS, []))])
    assert list(store.conn.iterdump()) == before


def test_a_decision_stays_through_new_text_and_new_runs(store: Store) -> None:
    [key] = save(store, report())
    given = (finding(report(), "清淤河道"), finding(report(), "群众满意", fingerprint="b" * 16))
    check(store, key, *given)
    assert decide(store, "a" * 16) == [key]
    assert store.findings()[0].decision == Decision("confirmed", "已核实", "审计员甲", AT)
    decide(store, "a" * 16, "dismissed")
    save(store, report(words="改过。"), sha256="1" * 64)
    check(store, key, *given)
    assert verdicts(store) == {"a" * 16: "dismissed", "b" * 16: None}
    assert store.conn.execute("SELECT verdict FROM decisions ORDER BY id").fetchall() == [
        ("confirmed",),
        ("dismissed",),
    ]


def test_a_decision_is_of_one_body_and_year(store: Store) -> None:
    keys = [
        save(store, report(organisation, year), path=f"{n}.txt")[0]
        for n, (organisation, year) in enumerate(
            [("青石区水务局", 2024), ("青石区水务局（本级）", 2024), ("青石区水务局", 2023), ("青石区教育局", 2024),
             (None, 2024), (None, 2024)]
        )
    ]  # fmt: skip
    store.save_check("0.1.0", "5e77", AT, [(key, (RESULTS, [finding(report(), "清淤河道")])) for key in keys])
    with pytest.raises(Trouble, match=r"报告 1（青石区水务局）.*报告 6（报告\.txt）"):
        decide(store, "a" * 16)
    assert store.decide("a" * 16, "fixed", "", "", AT, report_id=2) == [1, 2]
    assert [one.report_id for one in store.findings() if one.decision] == [1, 2]
    # A body without a name is told by its file's name; these two share theirs.
    assert store.decide("a" * 16, "fixed", "", "", AT, report_id=5) == [5, 6]


def test_unknown_fingerprints_are_refused(store: Store) -> None:
    [key] = save(store, report())
    check(store, key, finding(report(), "清淤河道"))
    for call in (lambda: decide(store, "f" * 16), lambda: store.decide("a" * 16, "fixed", "", "", AT, report_id=9)):
        with pytest.raises(Trouble, match="没有指纹"):
            call()
    assert store.conn.execute("SELECT count(*) FROM decisions").fetchone() == (0,)


def test_a_decision_can_be_made_on_an_earlier_list(store: Store) -> None:
    [key] = save(store, report())
    check(store, key, finding(report(), "清淤河道"))
    check(store, key, finding(report(), "清淤河道1.20万亩", fingerprint="b" * 16))
    decide(store, "a" * 16)
    assert verdicts(store) == {"b" * 16: "confirmed"}


@pytest.mark.parametrize(
    ("target", "reported", "rule", "moves"),
    [
        ("清淤河道1.20万亩以上", "已完成", "GJ201", True),
        ("河道1.20", "已完成河道清淤任务", "GJ201", True),
        ("清淤河道", None, "GJ201", True),
        ("群众满意", "已完成", "GJ201", False),
        ("清淤河道", "群众满意", "GJ201", False),
        ("清淤河道", "已完成", "GJ202", False),
    ],
)
def test_a_decision_moves_where_the_quotes_overlap(
    store: Store, target: str, reported: str | None, rule: str, moves: bool
) -> None:
    [key] = save(store, report())
    check(store, key, finding(report(), "清淤河道", "已完成"))
    decide(store, "a" * 16, "dismissed")
    check(store, key, finding(report(), target, reported, "b" * 16, rule))
    assert verdicts(store) == {"b" * 16: "dismissed" if moves else None}


def test_a_decision_moves_to_one_finding_only_the_nearest(store: Store) -> None:
    [key] = save(store, report())
    check(store, key, finding(report(), "清淤河道1.20万亩"))
    decide(store, "a" * 16)
    near, far = finding(report(), "清淤河道1.20", fingerprint="b" * 16), finding(report(), "万亩", fingerprint="c" * 16)
    check(store, key, far, near)
    assert verdicts(store) == {"c" * 16: None, "b" * 16: "confirmed"}
    decide(store, "b" * 16, "fixed")
    # The first decision has been superseded by one on the same words and does not wander on to the other finding.
    assert verdicts(store) == {"c" * 16: None, "b" * 16: "fixed"}


def twins() -> Report:
    """Two projects with the same words."""
    one = report()
    blocks = [*one.blocks, *(dataclasses.replace(block, id=block.id + 4) for block in one.blocks)]
    other = dataclasses.replace(
        one.projects[0], id=2, number="2", name="堤岸加固项目", span=None, goal=None, indicator=None, completion=None,
        indicators=(), quantities=(), budget=(),
    )  # fmt: skip
    return dataclasses.replace(one, blocks=tuple(blocks), projects=(*one.projects, other))


def test_a_decision_does_not_move_to_another_project(store: Store) -> None:
    [key] = save(store, twins())
    check(store, key, finding(report(), "清淤河道"))
    decide(store, "a" * 16)
    side = Evidence(place(report().block(2).text, "清淤河道1", 6), "target")
    other = dataclasses.replace(
        finding(report(), "清淤河道", fingerprint="b" * 16), evidence=(side,), project_ids=(2,), projects=("2",)
    )
    check(store, key, other)
    assert verdicts(store) == {"b" * 16: None}
    check(store, key, other, finding(report(), "清淤河道1", fingerprint="c" * 16))
    assert verdicts(store) == {"b" * 16: None, "c" * 16: "confirmed"}


def row(store: Store, view: str) -> sqlite3.Row:
    cursor = store.conn.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(f"SELECT * FROM {view}").fetchone()


def test_views_show_what_people_ask_for(store: Store) -> None:
    [key] = save(store, report())
    check(store, key, finding(report(), "清淤河道", "已完成"))
    decide(store, "a" * 16)
    project = row(store, "v_projects")
    assert (project["name"], project["number"], project["grade"], project["fiscal_year"], project["goal"]) == (
        "河道清淤项目", "1", "优秀", 2024, None,
    )  # fmt: skip
    assert project["indicator"] == report().block(2).text
    assert project["completion"] == report().block(3).text
    assert (project["indicators"], project["errors"], project["warnings"], project["infos"]) == (1, 1, 0, 0)
    demand = row(store, "v_indicators")
    assert (demand["project_name"], demand["target"], demand["status"]) == ("河道清淤项目", ">=1.20万亩", "restated")
    assert (demand["reported"], demand["evidence"]) == (None, report().block(3).text)
    found = row(store, "v_findings")
    assert (found["project"], found["target"], found["reported"], found["context"]) == (
        "河道清淤项目", "清淤河道", "已完成", None,
    )  # fmt: skip
    assert (found["verdict"], found["decided_by"], found["locator"]) == ("confirmed", "审计员甲", "第2行")


def test_decisions_remember_what_they_were_made_on(store: Store) -> None:
    [key] = save(store, report())
    check(store, key, finding(report(), "清淤河道", "已完成"))
    decide(store, "a" * 16)
    kept = row(store, "decisions")
    assert (kept["body_key"], kept["fiscal_year"], kept["rule"]) == ("云川市青石区水务局", 2024, "GJ201")
    assert json.loads(kept["quotes"]) == [["target", "清淤河道"], ["reported", "已完成"]]
    assert json.loads(kept["projects"]) == ["河道清淤项目"]
