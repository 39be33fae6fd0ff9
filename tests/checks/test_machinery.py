"""The machinery of rules, over reports and rules made for the purpose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from db.records import Block, Figure, Quantity, Report, Span
from extractor.checks import run
from extractor.checks.categories import CATEGORIES
from extractor.checks.explain import document
from extractor.checks.registry import rule, rules
from extractor.checks.rule import (
    SCOPES,
    Failed,
    Judgement,
    NotApplicable,
    Passed,
    Rule,
    Undetermined,
    context,
    reported,
    target,
)
from extractor.checks.view import View
from extractor.settings import Settings


def a_report(*lines: str) -> Report:
    blocks = tuple(Block(i, "paragraph", line, f"第{i}行") for i, line in enumerate(lines, 1))
    return Report("a.txt", "0" * 64, "txt", None, None, 2025, "department_overall", blocks)


def a_rule(*judgements: Judgement, code: str = "GJ399", severity: str = "warning") -> Rule:
    return Rule(code, "made-up", "data_logic", severity, "{what}不一致", "测试", lambda v, s: judgements, "题目")  # type: ignore[arg-type]


def fault(report: Report, block: int, **more: object) -> Failed:
    return Failed({"what": "数字"}, target(View(report).whole(block)), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.code)
class TestEveryRule:
    def test_its_fields_are_of_the_contract(self, rule: Rule) -> None:
        assert re.fullmatch(r"GJ[1-5]\d\d", rule.code) and rule.scope == SCOPES[rule.code[2]]
        assert rule.category in CATEGORIES
        assert rule.severity in ("error", "warning", "info")
        assert rule.basis.strip() and rule.message.strip() and not rule.message.endswith("。")

    def test_its_documentation_is_complete(self, rule: Rule) -> None:
        assert document(rule).title == rule.title


def test_the_catalogue_is_found_by_code() -> None:
    codes = [r.code for r in rules()]
    assert codes and codes == sorted(set(codes))
    assert rule(codes[0].lower()) is rules()[0]
    assert rule("GJ000") is None


def test_judgements_are_counted_and_reasons_kept_once() -> None:
    report = a_report("甲", "乙")
    checked = run(
        report,
        rules=[
            a_rule(
                Passed(3),
                Passed(),
                NotApplicable("没有"),
                NotApplicable("没有"),
                Undetermined("不知"),
                fault(report, 1),
            )
        ],
        strict=True,
    )
    (result,) = checked.results
    assert (result.passed, result.failed, result.not_applicable, result.undetermined) == (4, 1, 2, 1)
    assert result.reason == "没有；不知"
    assert [f.message for f in checked.findings] == ["数字不一致"]


def test_a_rule_that_breaks_down_is_undetermined_and_the_others_go_on() -> None:
    report = a_report("甲")

    def broken(view: View, settings: Settings) -> Iterable[Judgement]:
        yield fault(report, 1)
        raise ZeroDivisionError("零")

    first = Rule("GJ301", "broken", "data_logic", "error", "{what}", "测试", broken, "题目")
    checked = run(report, rules=[first, a_rule(Passed(), code="GJ302")])
    assert [(r.rule, r.passed, r.failed, r.undetermined) for r in checked.results] == [
        ("GJ301", 0, 1, 1),
        ("GJ302", 1, 0, 0),
    ]
    assert "ZeroDivisionError" in checked.results[0].reason
    with pytest.raises(ZeroDivisionError):
        run(report, rules=[first], strict=True)


def test_silence_is_not_approval() -> None:
    (result,) = run(a_report("甲"), rules=[a_rule()]).results
    assert result.undetermined == 1 and result.passed == 0 and result.reason


def test_a_message_without_its_arguments_is_a_breakdown() -> None:
    checked = run(a_report("甲"), rules=[a_rule(Failed({"other": "1"}))])
    assert not checked.findings and checked.results[0].undetermined == 1


def test_settings_change_severity_and_switch_off() -> None:
    report = a_report("甲")
    rules = [a_rule(fault(report, 1), code="GJ301"), a_rule(fault(report, 1), code="GJ302")]
    checked = run(report, Settings(severities={"GJ301": "info"}, disabled=frozenset({"GJ302"})), rules, strict=True)
    assert [(f.rule, f.severity) for f in checked.findings] == [("GJ301", "info")]
    assert [r.rule for r in checked.results] == ["GJ301"]


def test_order_is_severity_then_place_then_rule() -> None:
    report = a_report("甲", "乙")
    rules = [
        a_rule(fault(report, 2), fault(report, 1), code="GJ302"),
        a_rule(fault(report, 2), code="GJ301"),
        a_rule(fault(report, 2), code="GJ303", severity="error"),
        a_rule(Failed({"what": "无处"}), code="GJ304", severity="error"),
    ]
    order = [(f.rule, f.evidence[0].span.block if f.evidence else None) for f in run(report, rules=rules).findings]
    assert order == [("GJ303", 2), ("GJ304", None), ("GJ302", 1), ("GJ301", 2), ("GJ302", 2)]


class TestFingerprint:
    def test_it_rests_on_rule_roles_and_words_without_blanks(self) -> None:
        one, other = a_report("前面", "共 三项"), a_report("共三项")
        first = run(one, rules=[a_rule(fault(one, 2))]).findings[0]
        second = run(other, rules=[a_rule(fault(other, 1))]).findings[0]
        assert first.fingerprint == second.fingerprint
        assert re.fullmatch(r"[0-9a-f]{16}", first.fingerprint)
        turned = Failed({"what": "数字"}, reported(View(other).whole(1)))
        assert run(other, rules=[a_rule(turned)]).findings[0].fingerprint != second.fingerprint
        assert run(other, rules=[a_rule(fault(other, 1), code="GJ301")]).findings[0].fingerprint != second.fingerprint

    def test_equals_are_numbered_in_reading_order_whatever_their_severity(self) -> None:
        report = a_report("同文", "同文")
        plain = run(report, rules=[a_rule(fault(report, 2), fault(report, 1))]).findings
        mixed = run(report, rules=[a_rule(fault(report, 1), fault(report, 2, severity="error"))]).findings
        assert len({f.fingerprint for f in plain}) == 2
        assert {f.evidence[0].span.block: f.fingerprint for f in plain} == {
            f.evidence[0].span.block: f.fingerprint for f in mixed
        }


class TestCause:
    def test_a_finding_names_the_one_that_it_follows_from(self) -> None:
        report = a_report("甲", "乙", "丙")
        root = fault(report, 2, key=("section", "results"))
        follower = fault(report, 1, key=("demand", "1"), cause=("section", "results"))
        last = fault(report, 3, cause=("demand", "1"))
        found = run(report, rules=[a_rule(root, follower, last)]).findings
        marks = {f.evidence[0].span.quote: f for f in found}
        assert marks["乙"].cause is None
        assert marks["甲"].cause == marks["乙"].fingerprint
        assert marks["丙"].cause == marks["甲"].fingerprint

    def test_a_cause_that_was_not_found_and_a_circle_are_none(self) -> None:
        report = a_report("甲", "乙")
        circle = (fault(report, 1, key=("a",), cause=("b",)), fault(report, 2, key=("b",), cause=("a",)))
        assert [f.cause for f in run(report, rules=[a_rule(*circle)]).findings] == [None, None]
        assert run(report, rules=[a_rule(fault(report, 1, cause=("nothing",)))]).findings[0].cause is None

    def test_two_rules_that_hold_the_same_figures_against_each_other_tell_one_contradiction(self) -> None:
        report = a_report("共有3项", "共有4项", "共有5项")
        three, four, five = (
            Quantity(Figure(Decimal(n), "项", "count", base="项", factor=Fraction(1)), None, Span(b, 2, 3, str(n)))
            for b, n in ((1, 3), (2, 4), (3, 5))
        )
        first = replace(fault(report, 1), target=three, reported=four)
        again = replace(fault(report, 2), target=four, reported=three)
        other = replace(fault(report, 3), target=three, reported=five)
        found = run(report, rules=[a_rule(first), a_rule(again, other, code="GJ400")]).findings
        marks = {f.evidence[0].span.quote: f for f in found}
        assert marks["共有3项"].cause is None and marks["共有5项"].cause is None
        assert marks["共有4项"].cause == marks["共有3项"].fingerprint


class TestView:
    def test_spans_quote_their_words_or_are_refused(self) -> None:
        view = View(a_report("  共三项。包括 "))
        assert view.whole(1).quote == "共三项。包括"
        assert view.sentence(1, 3).quote == "共三项"
        assert view.sentence(1, 7).quote == "包括"
        assert view.find(1, "没有") is None
        with pytest.raises(ValueError, match="no characters"):
            view.span(1, 4, 99)
        assert context(view.whole(1), None)[0].role == "context"


def recognised(report: Report, *shares: float | None) -> Report:
    blocks = (replace(block, confidence=share) for block, share in zip(report.blocks, shares, strict=True))
    return replace(report, blocks=tuple(blocks))


def test_a_finding_that_rests_on_a_doubtful_character_says_so() -> None:
    report = recognised(a_report("甲", "乙", "丙"), 0.42, 0.99, None)
    of = [fault(report, 1), fault(report, 2, confidence=0.6), fault(report, 3)]
    doubtful, sure, typed = run(report, rules=[a_rule(*of)]).findings
    assert doubtful.message.startswith("数字不一致（") and "42%" in doubtful.message and "识别" in doubtful.message
    assert doubtful.confidence == 0.42
    assert (sure.message, sure.confidence) == ("数字不一致", 0.6)
    assert (typed.message, typed.confidence) == ("数字不一致", 1.0)


def test_a_doubt_leaves_the_fingerprint_alone() -> None:
    report = a_report("甲")
    marks = {
        run(recognised(report, share), rules=[a_rule(fault(report, 1))]).findings[0].fingerprint
        for share in (None, 0.3)
    }
    assert len(marks) == 1
