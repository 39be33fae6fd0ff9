"""The evaluator counts what it says: a faultless program gets everything, each fault costs what it should."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.build import sample
from corpus.score.judge import as_json, as_table, below, judge
from corpus.score.tally import Score, Tally, pooled
from tests.corpus.perfect import findings, report

SOURCE = """organisation: 某某局
year: 2025
genre: department_overall
clean: no
---
[T|某某局自评报告]
一、[S1:project_results|项目完成情况]
1.[P|植树]
目标：[G|多植树。]
指标：[I|[!f1:t|[?a:missed|植树{300棵|>=|植树}以上]]，[?b:met|成活率{85%|>=|成活率}]。]
完成：[C|[!f1:r|[>a|植树{280株||植树}]]，[~n1:c|[>b|成活率{0.91万分=91||%|=|成活率}]]。]
二、[S1:conclusion|结论]
于{@2025年6月30日|date|2025-06-30|2025-06-30}完成，约{?三成}提前。
===
!f1 error shortfall：280少于300。
~n1 shortfall：成活率高于指标。
"""


@pytest.fixture
def tiny() -> sample.Sample:
    return sample.parse("tiny", SOURCE)


def counted(made: sample.Sample, given: Any, found: Any) -> dict[str, Tally]:
    return judge(made.truth, list(made.marked.lines), given, found).tallies


@pytest.mark.parametrize("name", sample.names())
def test_a_faultless_program_gets_everything(name: str) -> None:
    made = sample.load(name)
    score = judge(made.truth, list(made.marked.lines), report(made), findings(made))
    assert score.misses == []
    assert {m for m, t in score.tallies.items() if t.value not in (1.0, None)} == set()


def test_nothing_reported_scores_nothing(tiny: sample.Sample) -> None:
    tallies = counted(tiny, {}, [])
    assert tallies["structure.fields"].right == 0
    assert tallies["structure.fields"].total == 5
    assert tallies["quantities.exact"] == Tally(0, 4, 0)
    assert tallies["demands.status"].right == 0
    assert tallies["findings.planted"].right == 0
    assert tallies["traps.avoided"].right == 1


def test_quantities_are_an_f1_over_exact_spans(tiny: sample.Sample) -> None:
    given = report(tiny)
    quantities = given["quantities"]
    line = tiny.marked.lines[4]
    quantities[0]["span"] |= {"end": line.index("以上") + 2, "quote": "300棵以上"}
    assert counted(tiny, given, [])["quantities.exact"] == Tally(4, 4, 4), "adjoining comparator words may be in"
    quantities[0]["span"] |= {"start": line.index("植树"), "quote": "植树300棵以上"}
    assert counted(tiny, given, [])["quantities.exact"] == Tally(3, 4, 4), "other words may not"
    assert counted(tiny, given, [])["quantities.overlap"] == Tally(4, 4, 4)
    year = tiny.marked.lines[7].index("2025")
    extra = {"block": 8, "start": year, "end": year + 5, "quote": "2025年", "locator": ""}
    quantities.append({"value": "2025", "unit": "年", "span": extra})
    assert counted(tiny, given, [])["quantities.exact"] == Tally(3, 4, 5), "a year is none"
    third = tiny.marked.lines[7].index("三成")
    either = {"block": 8, "start": third, "end": third + 2, "quote": "三成", "locator": ""}
    quantities.append({"value": "3", "unit": "成", "span": either})
    assert counted(tiny, given, [])["quantities.exact"] == Tally(3, 4, 5), (
        "words that may be read either way are left out"
    )


def test_meaning_of_quantities(tiny: sample.Sample) -> None:
    given = report(tiny)
    given["quantities"][0] |= {"comparator": "=", "unit": "亩", "dimension": "area", "thing": "房屋"}
    tallies = counted(tiny, given, [])
    assert tallies["quantities.value_unit"] == Tally(3, 4)
    assert tallies["quantities.comparator"] == Tally(3, 4)
    assert tallies["quantities.comparator_not_equal"] == Tally(1, 2)
    assert tallies["quantities.dimension"] == Tally(3, 4)
    assert tallies["quantities.thing"] == Tally(3, 4)


def test_two_demands_do_not_share_an_indicator(tiny: sample.Sample) -> None:
    given = report(tiny)
    project = given["projects"][0]
    first = project["indicators"][0]
    line = tiny.marked.lines[4]
    first["span"] |= {"end": len(line), "quote": line[first["span"]["start"] :]}
    project["indicators"] = [first]
    tallies = counted(tiny, given, [])
    assert tallies["demands.found"] == Tally(1, 2)
    assert tallies["demands.figure"] == Tally(1, 2)
    assert tallies["demands.status"] == Tally(1, 2)


def test_findings_need_category_place_and_project(tiny: sample.Sample) -> None:
    right = findings(tiny)
    assert counted(tiny, report(tiny), right)["findings.planted"] == Tally(1, 1)
    other = [right[0] | {"category": "typo"}]
    assert counted(tiny, report(tiny), other)["findings.planted"] == Tally(0, 1)
    assert counted(tiny, report(tiny), other)["findings.matched"] == Tally(0, 1)
    elsewhere = [right[0] | {"projects": ["7"]}]
    assert counted(tiny, report(tiny), elsewhere)["findings.planted"] == Tally(0, 1)


def test_a_trap_is_sprung_by_its_category_in_its_place(tiny: sample.Sample) -> None:
    trap = tiny.truth["traps"][0]["evidence"][0]
    quote = {"block": 6, "start": trap["start"], "end": trap["end"], "quote": trap["quote"], "locator": ""}
    alarm = {"category": "shortfall", "severity": "warning", "projects": ["1"], "evidence": [quote]}
    assert counted(tiny, report(tiny), [alarm])["traps.avoided"] == Tally(0, 1)
    assert counted(tiny, report(tiny), [alarm | {"severity": "info"}])["traps.avoided"] == Tally(1, 1)
    assert counted(tiny, report(tiny), [alarm | {"category": "typo"}])["traps.avoided"] == Tally(1, 1)


def test_sums_bars_and_what_is_shown(tiny: sample.Sample) -> None:
    scores = {"a.txt": judge(tiny.truth, list(tiny.marked.lines), report(tiny), []), "b.txt": Score()}
    assert pooled(list(scores.values()))["quantities.exact"] == Tally(4, 4, 4)
    assert below(scores, {"quantities.exact": 1.0, "a.txt:findings.planted": 0.0}) == []
    assert below(scores, {"findings.planted": 0.5, "unknown": 0}) == [
        "BELOW findings.planted: 0.0 < 0.5",
        "BELOW unknown: None < 0",
    ]
    assert "quantities.exact" in as_table(scores)
    assert '"findings.planted": 0.0' in as_json(scores)
