"""Errors between what a project promised and what it reports."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from corpus.benchmark import amounts, wording
from corpus.benchmark.amounts import Day
from corpus.benchmark.generate import result_words
from corpus.benchmark.plan import Demand, Plan, Words
from corpus.benchmark.plant import (
    CONTEXT,
    REPORTED,
    TARGET,
    Unfit,
    find,
    needed,
    one,
    phrase,
    planter,
    reply,
    silence,
    write,
)

EVADED = ("target_not_reported", "qualitative_for_quantified")
LATER = (*EVADED, "in_progress_rated", "plan_as_result", "shortfall", "rating_narrative_conflict")


def _counted(d: Demand) -> bool:
    return d.target is not None and d.drawn is not None and d.drawn.bound in ("floor", ">=") and not d.target.rate


def _figured(d: Demand) -> bool:
    return d.target is not None and d.target.value > 0


def _rated(d: Demand) -> bool:
    return d.drawn is not None and d.drawn.bound in (">=", "=") and d.target is not None and d.target.rate


def _said(plan: Plan, d: Demand, amount: amounts.Amount, rng: Random) -> str:
    """The answer with another amount, in the phrase that the project would use."""
    template = one(rng, (t for t in d.wording.done if "{n}" in t))
    return plan.fill(template, n=result_words(template, amount, plan.style, rng))


# ---------------------------------------------------------------------------------------------------- no answer


@planter("target_not_reported", "easy", "qualitative_for_quantified")
def answer_dropped(plan: Plan, rng: Random) -> None:
    """The answer to a demand with a figure is gone."""
    _, demand = find(plan, rng, _figured, 3)
    silence(demand)


@planter("target_not_reported", "medium", "qualitative_for_quantified")
def answer_without_figure_dropped(plan: Plan, rng: Random) -> None:
    """The answer to a deadline or to a demand without a figure is gone."""
    _, demand = find(plan, rng, lambda d: d.drawn is None or d.drawn.bound == "by", 3)
    silence(demand)


@planter("target_not_reported", "hard", "qualitative_for_quantified", "wording_shift", "completion_off_target")
def figure_of_something_else(plan: Plan, rng: Random) -> None:
    """The figure is there, but counts something that has nothing to do with the demand."""
    project, demand = find(plan, rng, lambda d: _counted(d) and d.target is not None and d.target.is_count, 3)
    number = write(plan, replace(needed(demand.target), unit=""))
    silence(demand)
    project.extras.append(Words(f"实施过程中收到意见建议{number}条，均已答复。", [REPORTED]))


@planter("qualitative_for_quantified", "easy", "target_not_reported")
def done_without_figure(plan: Plan, rng: Random) -> None:
    """The answer says that it is done, and not how much."""
    _, demand = find(plan, rng, lambda d: _figured(d) and bool(d.wording.vague))
    reply(demand, demand.wording.vague, "restated")


@planter("qualitative_for_quantified", "medium", "target_not_reported")
def done_beyond_plan(plan: Plan, rng: Random) -> None:
    """Two demands of a project, the second answered by a phrase that claims more than the target."""
    _, demand = find(plan, rng, lambda d: _counted(d) and bool(d.wording.vague), 2)
    reply(demand, f"{demand.wording.vague}，实际工作量超出年初计划", "restated")


@planter("qualitative_for_quantified", "hard", "target_not_reported")
def done_with_figure_of_means(plan: Plan, rng: Random) -> None:
    """The answer says that it is done, with a figure of the effort in place of the result."""
    _, demand = find(plan, rng, lambda d: _counted(d) and bool(d.wording.vague))
    reply(demand, f"投入工作人员{rng.randint(9, 17)}名，{demand.wording.vague}", "restated")


# ------------------------------------------------------------------------------------------- too little, too much


@planter("shortfall", "easy")
def far_below(plan: Plan, rng: Random) -> None:
    """The figure is a quarter to a half under the target."""
    _, demand = find(plan, rng, _counted)
    reply(demand, _said(plan, demand, needed(demand.target).times(rng.uniform(0.5, 0.75)), rng), "missed")


@planter("shortfall", "medium")
def over_the_ceiling(plan: Plan, rng: Random) -> None:
    """The figure is above a ceiling."""
    _, demand = find(plan, rng, lambda d: bool(d.drawn and d.drawn.bound == "<=") and _figured(d))
    target = needed(demand.target)
    more = max(target.times(1.3), target.plus(1), key=lambda a: a.value)
    reply(demand, _said(plan, demand, more, rng), "missed")


@planter("shortfall", "medium", "out_of_year")
def too_late(plan: Plan, rng: Random) -> None:
    """The day is after the deadline, and in the year."""
    _, demand = find(plan, rng, lambda d: d.day is not None)
    drawn = demand.drawn
    if not drawn or not isinstance(drawn.target, Day) or drawn.target.month >= 12:
        raise Unfit
    late = Day(plan.year, rng.randint(drawn.target.month + 1, 12), rng.randint(5, 27))
    template = rng.choice(demand.wording.done)
    reply(demand, plan.fill(template, n=amounts.day_words(late, plan.style)), "missed")


@planter("shortfall", "hard")
def just_below(plan: Plan, rng: Random) -> None:
    """The figure is under the target by a hair."""
    _, demand = find(plan, rng, lambda d: _counted(d) or _rated(d))
    target = needed(demand.target)
    less = target.times(0.996) if target.value >= 300 else target.plus(-1)
    if target.rate:
        less = replace(target, value=target.value.quantize(Decimal("0.1")) - Decimal("0.6"))
    reply(demand, _said(plan, demand, less, rng), "missed")


@planter("overshoot", "easy", "data_logic")
def three_times(plan: Plan, rng: Random) -> None:
    """Two to four times the target, and not a word why."""
    _, demand = find(plan, rng, _counted)
    reply(demand, _said(plan, demand, needed(demand.target).times(rng.uniform(2.2, 4)), rng), "met")


@planter("overshoot", "medium", "data_logic")
def half_as_much_again(plan: Plan, rng: Random) -> None:
    """Half as much again."""
    _, demand = find(plan, rng, _counted)
    reply(demand, _said(plan, demand, needed(demand.target).times(rng.uniform(1.5, 1.8)), rng), "met")


@planter("overshoot", "hard", "data_logic")
def a_good_third_more(plan: Plan, rng: Random) -> None:
    """A good third more, a little above what is usually asked about."""
    _, demand = find(plan, rng, lambda d: _counted(d) and needed(d.target).value >= 10)
    reply(demand, _said(plan, demand, needed(demand.target).times(rng.uniform(1.36, 1.45)), rng), "met")


# ------------------------------------------------------------------------------------------------------ copies


def _whole(plan: Plan, rng: Random, text: str, change: str) -> None:
    """A project's completion as one text, its demand text being the other side."""
    project = one(rng, (p for p in plan.projects if len(p.demands) >= 3))
    asks = [d.ask.text for d in project.demands]
    for demand in project.demands:
        demand.ask.tag(TARGET)
    if plan.dress.layout == "table":
        for demand in project.demands:
            demand.answer = Words(text.format(demand.ask.text) if change == "each" else demand.ask.text, [REPORTED])
        return
    said = plan.dress.joint.join(text.format(a) for a in asks)
    project.completion = Words(said + "。", [REPORTED])


@planter("verbatim_copy", "easy", "threshold_restated", "qualitative_for_quantified")
def indicator_copied(plan: Plan, rng: Random) -> None:
    """The completion is the indicator's text."""
    _whole(plan, rng, "{}", "all")


@planter("verbatim_copy", "medium", "threshold_restated", "qualitative_for_quantified")
def indicator_copied_with_already(plan: Plan, rng: Random) -> None:
    """The completion is the indicator's text with 已 before every demand."""
    _whole(plan, rng, "已{}", "each")


@planter("verbatim_copy", "hard", "threshold_restated", "qualitative_for_quantified")
def indicator_copied_in_part(plan: Plan, rng: Random) -> None:
    """All demands but the last are answered in their own words."""
    project = one(rng, (p for p in plan.projects if len(p.answered) >= 4))
    project.order = None
    for demand in project.demands[:-1]:
        reply(demand, demand.ask.text, "met")


@planter("threshold_restated", "easy", "verbatim_copy", "qualitative_for_quantified", "target_not_reported")
def same_bound(plan: Plan, rng: Random) -> None:
    """The answer gives the bound in the indicator's words."""
    _, demand = find(plan, rng, lambda d: _open_rate(d) and d.wording.ask[0].endswith("{n}"))
    template = _ends(demand)
    words = demand.value_words
    if not words or (words[0].isdigit() and not words.endswith("以上")):
        raise Unfit
    reply(demand, plan.fill(template, n=words), "restated/met")


@planter("threshold_restated", "medium", "verbatim_copy", "qualitative_for_quantified", "target_not_reported")
def above_the_bound(plan: Plan, rng: Random) -> None:
    """The answer says 以上 where a value is due."""
    _, demand = find(plan, rng, _open_rate)
    reply(demand, plan.fill(_ends(demand), n=f"达{write(plan, needed(demand.target))}以上"), "restated/met")


@planter("threshold_restated", "hard", "verbatim_copy", "qualitative_for_quantified", "target_not_reported")
def more_than_the_bound(plan: Plan, rng: Random) -> None:
    """The answer has the bound in other words."""
    _, demand = find(plan, rng, _open_rate)
    reply(demand, plan.fill(_ends(demand), n=f"超过{write(plan, needed(demand.target))}"), "restated/met")


def _open_rate(d: Demand) -> bool:
    return bool(d.drawn and d.drawn.bound == ">=") and _rated(d) and any(t.endswith("{n}") for t in d.wording.done)


def _ends(d: Demand) -> str:
    return next(t for t in d.wording.done if t.endswith("{n}"))


# ------------------------------------------------------------------------------------------------ something else


def _shift(plan: Plan, rng: Random, kind: str, status: str) -> None:
    _, demand = find(plan, rng, lambda d: _figured(d) and bool(getattr(d.wording, kind)))
    text = getattr(demand.wording, kind)
    reply(demand, plan.fill(text, n=write(plan, needed(demand.target))), status)


@planter("wording_shift", "easy", "target_not_reported", "completion_off_target", "qualitative_for_quantified")
def other_object(plan: Plan, rng: Random) -> None:
    """The same figure, of another thing."""
    _shift(plan, rng, "other", "not_reported")


@planter("wording_shift", "medium", "target_not_reported", "in_progress_rated", "completion_off_target")
def lesser_verb(plan: Plan, rng: Random) -> None:
    """The same figure, of a step on the way."""
    _shift(plan, rng, "lesser", "in_progress/not_reported")


@planter("wording_shift", "hard", "target_not_reported", "completion_off_target")
def narrower_object(plan: Plan, rng: Random) -> None:
    """The same figure, of a part of the thing."""
    _shift(plan, rng, "narrow", "not_reported")


@planter("completion_off_target", "easy", *EVADED)
def own_off_target(plan: Plan, rng: Random) -> None:
    """In place of an answer, something with a figure that the indicator does not ask for."""
    project, demand = find(plan, rng, _counted, 3)
    reply(demand, project.wording.off, "not_reported")


@planter("completion_off_target", "medium", *EVADED)
def common_off_target(plan: Plan, rng: Random) -> None:
    """In place of an answer, some activity of the office."""
    _, demand = find(plan, rng, lambda d: _counted(d) or _rated(d), 3)
    reply(demand, phrase(plan, rng, "off"), "not_reported")


@planter("completion_off_target", "hard", *EVADED, "verbatim_copy")
def other_projects_answers(plan: Plan, rng: Random) -> None:
    """The completion is that of a project of another office."""
    project = one(rng, (p for p in plan.projects if plan.dress.layout != "table"))
    said = []
    for donor in one(rng, _elsewhere(plan)).demands:
        drawn = amounts.draw(donor.n, plan.year, rng) if donor.n else None
        if template := next((t for t in donor.done if "{" not in t.replace("{n}", "")), None):
            said.append(template.format(n=result_words(template, drawn.result, plan.style, rng) if drawn else ""))
    project.completion = Words("，".join(said) + "。", [REPORTED])
    for demand in project.demands:
        demand.ask.tag(TARGET)


def _elsewhere(plan: Plan) -> list[wording.ProjectWording]:
    """Projects of offices that have nothing to do with this one."""
    known = {p.wording.name for p in plan.projects}
    others = [t for t in wording.trades(held_out=plan.held_out) if t.name not in (plan.trade, "township")]
    return [p for t in others for p in t.projects if p.name not in known]


@planter("unverifiable_indicator", "easy", *EVADED)
def amount_as_it_comes(plan: Plan, rng: Random) -> None:
    """An indicator of the project leaves its amount to what will turn out."""
    _unverifiable(plan, rng, 0, replace_all=False)


@planter("unverifiable_indicator", "medium", *EVADED)
def vague_indicator(plan: Plan, rng: Random) -> None:
    """An indicator of the project is replaced by one that nothing could show to be met."""
    _unverifiable(plan, rng, None, replace_all=False)


@planter("unverifiable_indicator", "hard", *EVADED, "goal_indicator_mismatch")
def only_vague_indicators(plan: Plan, rng: Random) -> None:
    """All of a project's indicators are such."""
    _unverifiable(plan, rng, None, replace_all=True)


def _unverifiable(plan: Plan, rng: Random, index: int | None, *, replace_all: bool) -> None:
    targets = wording.phrases("planted.vague_targets", held_out=plan.held_out)
    answers = wording.phrases("planted.vague_answers", held_out=plan.held_out)
    project = one(rng, (p for p in plan.projects if len(p.demands) >= 3))
    replaced = project.demands[-2:] if replace_all else [rng.choice(project.demands)]
    project.demands = [d for d in project.demands if d in replaced] if replace_all else project.demands
    project.order = None
    for n, demand in enumerate(replaced):
        text = targets[index if index is not None else (rng.randrange(len(targets)) + n) % len(targets)]
        demand.ask, demand.value_words = Words(text, [TARGET]), ""
        demand.answer = Words(answers[n % len(answers)], [REPORTED])
        demand.status = "undetermined"


# ------------------------------------------------------------------------------------------------ goals


@planter("goal_indicator_mismatch", "easy", "data_logic", "cross_project_conflict", "shortfall", "target_not_reported")
def goal_with_other_figure(plan: Plan, rng: Random) -> None:
    """The goal gives another figure of the very thing than the indicator."""
    project, demand = find(plan, rng, _counted)
    project.goal.text += "，" + _asked(plan, demand, needed(demand.target).times(1.6))
    project.goal.tag(TARGET)
    demand.ask.tag(CONTEXT)


@planter("goal_indicator_mismatch", "medium", "data_logic", "cross_project_conflict", "shortfall")
def goal_with_other_rate(plan: Plan, rng: Random) -> None:
    """The goal asks for another rate than the indicator."""
    project, demand = find(plan, rng, lambda d: _open_rate(d) and needed(d.target).value < 96)
    more = replace(needed(demand.target), value=needed(demand.target).value + 3)
    project.goal.text += "，" + _asked(plan, demand, more)
    project.goal.tag(TARGET)
    demand.ask.tag(CONTEXT)


@planter("goal_indicator_mismatch", "hard", "completion_off_target", "target_not_reported")
def goal_of_another_trade(plan: Plan, rng: Random) -> None:
    """The goal is one of quite another office."""
    project = one(rng, plan.projects)
    other = one(rng, _elsewhere(plan))
    project.goal = Words(rng.choice(other.goal).rstrip("。"), [TARGET])
    for demand in project.demands:
        demand.ask.tag(CONTEXT)


def _asked(plan: Plan, demand: Demand, amount: amounts.Amount) -> str:
    template = next((t for t in demand.wording.ask if t.endswith("{n}")), demand.wording.ask[0])
    words = write(plan, amount)
    return plan.fill(template, n=f"达到{words}" if amount.rate else words)


# ------------------------------------------------------------------------------------------------ time


@planter("in_progress_rated", "easy", *LATER)
def still_under_way(plan: Plan, rng: Random) -> None:
    """Under way by its own words, and graded as done."""
    _, demand = find(plan, rng, lambda d: bool(d.wording.doing))
    reply(demand, demand.wording.doing, "in_progress")


@planter("in_progress_rated", "medium", *LATER)
def part_done(plan: Plan, rng: Random) -> None:
    """A part is done, the rest under way."""
    _, demand = find(plan, rng, lambda d: _counted(d) and bool(d.wording.doing) and needed(d.target).value >= 10)
    part = write(plan, needed(demand.target).times(0.6))
    reply(demand, f"已完成{part}，{demand.wording.doing}", "in_progress")


@planter("in_progress_rated", "hard", *LATER)
def done_but_for_acceptance(plan: Plan, rng: Random) -> None:
    """The figure is reached, acceptance still to come."""
    _, demand = find(plan, rng, lambda d: _rated(d) and "验收" in d.ask.text)
    reply(demand, "施工内容已结束，验收尚在组织", "in_progress")


@planter("plan_as_result", "easy", *LATER, "out_of_year")
def plan_in_place_of_result(plan: Plan, rng: Random) -> None:
    """A plan for later where the result is due."""
    _, demand = find(plan, rng, lambda d: bool(d.wording.plan))
    reply(demand, demand.wording.plan, "in_progress")


@planter("plan_as_result", "medium", *LATER, "verbatim_copy", "threshold_restated")
def striving_in_place_of_result(plan: Plan, rng: Random) -> None:
    """争取 and the target, figure and all."""
    _, demand = find(plan, rng, _counted)
    reply(demand, "争取" + _asked(plan, demand, needed(demand.target)), "in_progress")


@planter("plan_as_result", "hard", *LATER, "verbatim_copy", "threshold_restated")
def ensuring_in_place_of_result(plan: Plan, rng: Random) -> None:
    """确保 and the target in other words."""
    _, demand = find(plan, rng, lambda d: _counted(d) and bool(d.wording.other or d.wording.vague))
    reply(demand, f"加强调度，确保{_asked(plan, demand, needed(demand.target))}如期实现", "in_progress")


OTHER_YEAR = ("target_not_reported", "shortfall", "plan_as_result", "in_progress_rated", "data_logic")


@planter("out_of_year", "easy", *OTHER_YEAR)
def last_years_result(plan: Plan, rng: Random) -> None:
    """The result is last year's, and says so."""
    _, demand = find(plan, rng, lambda d: _counted(d))
    reply(demand, f"{plan.year - 1}年{_said(plan, demand, needed(demand.result), rng)}", "out_of_year")


@planter("out_of_year", "medium", *OTHER_YEAR)
def period_of_last_year(plan: Plan, rng: Random) -> None:
    """The result is of a period of last year."""
    _, demand = find(plan, rng, lambda d: _counted(d))
    said = _said(plan, demand, needed(demand.result), rng)
    reply(demand, f"{plan.year - 1}年3月至11月，{said}", "out_of_year")


@planter("out_of_year", "hard", *OTHER_YEAR)
def after_the_year(plan: Plan, rng: Random) -> None:
    """The result was reached after the year's end."""
    _, demand = find(plan, rng, lambda d: _counted(d) or d.day is not None)
    if demand.day:
        late = f"{plan.year + 1}年{rng.randint(1, 3)}月{rng.randint(5, 27)}日"
        reply(demand, plan.fill(rng.choice(demand.wording.done), n=late), "out_of_year")
    else:
        said = _said(plan, demand, needed(demand.result), rng)
        reply(demand, f"{plan.year + 1}年{rng.randint(1, 3)}月，{said}", "out_of_year")
