"""How a report looks, drawn by a seed: labels, numbering, layout."""

from __future__ import annotations

from random import Random

from corpus.benchmark import wording
from corpus.benchmark.amounts import chinese
from corpus.benchmark.plan import Dress

ROLES = (
    "overview", "duties", "institutions", "budget", "overall_goals", "organisation_of_evaluation", "overall_results",
    "project_results", "conclusion", "problems", "measures", "evaluators",
)  # fmt: skip
# section, part of a section, project, item of a list; n is Arabic, c Chinese
NUMBERS = (
    ("c、", "（c）", "（c）", "n."),
    ("c、", "（c）", "n.", "（n）"),
    ("c、", "（c）", "n、", "（c）"),
    ("第c部分 ", "c、", "（c）", "n."),
    ("第c部分 ", "（c）", "n．", "c是"),
    ("c、", "（c）", "项目n：", "n."),
    ("c、", "（c）", "【项目c】", "（n）"),
    ("c、", "（c）", "（n）", "c是"),
    ("c、", "(c)", "(c)", "n、"),
    ("c．", "（c）", "项目c：", "n．"),
    ("n.", "（n）", "n）", "c是"),
)
NUMBERS_HELD_OUT = (
    ("第c部分、", "（c）", "项目（c）：", "第c，"),
    ("c．", "(n)", "n、", "其c，"),
    ("n、", "（c）", "【项目n】", "n）"),
)
LABELS = (
    ("绩效目标", "绩效指标", "完成情况"),
    ("年度目标", "考核指标", "实际完成情况"),
    ("绩效目标", "绩效指标", "目标完成情况"),
    ("项目年度目标", "绩效指标", "全年完成情况"),
    ("总体目标", "年度绩效指标", "绩效指标完成情况"),
    ("预期目标", "考核指标", "具体完成情况"),
    ("年初设定目标", "绩效指标", "全年实际完成情况"),
)
LABELS_HELD_OUT = (
    ("阶段性目标", "三级指标", "目标实际完成情况"),
    ("年度总体目标", "指标名称", "年度总体目标完成情况综述"),
    ("预期目标", "年度指标值", "实际完成值"),
)
LAYOUTS = ("labelled", "labelled", "labelled", "brackets", "numbered", "one_paragraph", "below", "table")


def draw(rng: Random, held_out: bool) -> Dress:
    """One look."""
    section, sub, project, item = rng.choice(NUMBERS_HELD_OUT if held_out else NUMBERS)
    headings = {role: rng.choice(wording.phrases(f"headings.{role}", held_out=held_out)) for role in ROLES}
    return Dress(
        section, sub, project, item,
        layout=rng.choice(LAYOUTS),
        labels=rng.choice(LABELS_HELD_OUT if held_out else LABELS),
        colon=rng.choice(["：", "：", "：", ":"]),
        joint=rng.choice(["；", "；", "，"]),
        headings=headings,
        split_goals=rng.random() < 0.5,
        own_budget=rng.random() < 0.3,
        people=rng.random() < 0.6,
    )  # fmt: skip


def number(pattern: str, n: int) -> str:
    """The number `n` in a pattern such as ``（c）``."""
    return pattern.replace("c", chinese(n)).replace("n", str(n))
