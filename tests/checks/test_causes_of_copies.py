"""What a copied completion leaves unanswered follows from the copy, and is counted with it."""

from __future__ import annotations

from extractor.checks.run import run
from tests.checks.reports import report


def test_a_figure_that_a_copied_goal_leaves_out_follows_from_the_copy() -> None:
    made = report(
        "一、项目绩效目标完成情况\n1、渡船更新\n绩效目标：更新老旧渡船，让两岸群众过河更安全、更便捷，乘得舒心。\n"
        "绩效指标：新造渡船6艘。\n完成情况：更新老旧渡船，让两岸群众过河更安全、更便捷，乘得舒心。\n"
    )
    findings = {f.rule: f for f in run(made).findings}
    unanswered = findings["GJ201"]
    assert findings["GJ207"].cause is None
    assert unanswered.cause == findings["GJ207"].fingerprint


def test_without_a_copy_it_stands_for_itself() -> None:
    made = report(
        "一、项目绩效目标完成情况\n1、渡船更新\n绩效目标：更新老旧渡船，让群众过河更安全。\n"
        "绩效指标：新造渡船6艘。\n完成情况：修缮码头两座，铺设引桥90米。\n"
    )
    (unanswered,) = [f for f in run(made).findings if f.rule == "GJ201"]
    assert unanswered.cause is None
