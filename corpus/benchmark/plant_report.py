"""Errors between the sections of a report, in its sums, and across its projects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from corpus.benchmark import amounts, wording
from corpus.benchmark.amounts import Amount
from corpus.benchmark.plan import Demand, Issue, Plan, Project, Words
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
    write,
)

SUMS = ("data_logic", "count_mismatch")


def _count(plan: Plan, n: int) -> str:
    return write(plan, Amount(Decimal(n), "个"))


def _counts_again(plan: Plan, total: int, good: int, low: int = 0) -> Words:
    """The counts of the conclusion once more, with these numbers."""
    top = total - good - low
    said = f"纳入自评的项目共{_count(plan, total)}，其中{_count(plan, top)}评为优秀"
    said += f"，{_count(plan, good)}评为良好" if good else ""
    return Words(said + (f"，{_count(plan, low)}评为较差。" if low else "。"))


# ------------------------------------------------------------------------------- conclusion and problems


def _not_done(plan: Plan, rng: Random, name: str, project: Project) -> None:
    text = phrase(plan, rng, "not_done").format(name=name)
    plan.issues.append(
        Issue(Words(text, [REPORTED]), Words(f"加快推进{name}，倒排工期，明确责任人。"), project.wording.name)
    )
    for demand in project.answered:
        if demand.answer:
            demand.answer.tag(CONTEXT)


RATING = ("data_logic", "in_progress_rated", "goal_section_conflict")


@planter("rating_narrative_conflict", "easy", *RATING)
def problem_says_not_done(plan: Plan, rng: Random) -> None:
    """The problems say of a project that it was not done, its own section that it was."""
    project = one(rng, (p for p in plan.projects if not p.good))
    _not_done(plan, rng, project.wording.name, project)


@planter("rating_narrative_conflict", "medium", *RATING)
def problem_says_not_done_in_short(plan: Plan, rng: Random) -> None:
    """The same, the project's name in short."""
    project = one(rng, (p for p in plan.projects if not p.good))
    _not_done(plan, rng, project.wording.alias, project)


@planter("rating_narrative_conflict", "hard", *RATING, "count_mismatch", "arithmetic", "measure_gap")
def graded_low_though_done(plan: Plan, rng: Random) -> None:
    """The conclusion grades a project low for what its section says is done."""
    project = one(rng, (p for p in plan.projects if not p.good))
    g = plan.grades
    g.counts = _counts_again(plan, g.total, g.many_good, 1)
    g.best = Words(phrase(plan, rng, "rated_low").format(name=project.wording.alias), [REPORTED])
    for demand in project.answered:
        if demand.answer:
            demand.answer.tag(CONTEXT)


@planter("name_mismatch", "easy", "count_mismatch")
def unknown_project_named(plan: Plan, rng: Random) -> None:
    """The conclusion praises a project that the report does not have."""
    name = phrase(plan, rng, "strange_projects")
    plan.grades.best = Words(f"[{REPORTED}|{name}]成效较好，评为优秀。")


def _renamed(plan: Plan, rng: Random) -> tuple[Project, str]:
    pairs = wording.phrases("planted.other_names", held_out=False) + wording.phrases(
        "planted.other_names", held_out=True
    )
    known = {p.wording.name for p in plan.projects}
    found = [(p, p.wording.name.replace(a, b)) for p in plan.projects for a, b in pairs if a in p.wording.name]
    return one(rng, ((p, name) for p, name in found if name not in known))


@planter("name_mismatch", "medium", "count_mismatch")
def renamed_in_conclusion(plan: Plan, rng: Random) -> None:
    """The conclusion names a project with one word of its name changed for another."""
    project, name = _renamed(plan, rng)
    project.name.tag(CONTEXT)
    plan.grades.best = Words(f"[{REPORTED}|{name}]成效较好，评为优秀。")


@planter("name_mismatch", "hard", "count_mismatch", "measure_gap")
def renamed_in_problems(plan: Plan, rng: Random) -> None:
    """The same, in the problems."""
    project, name = _renamed(plan, rng)
    project.name.tag(CONTEXT)
    text = project.wording.soft.format(name=f"[{REPORTED}|{name}]")
    plan.issues.append(Issue(Words(text), Words(project.wording.remedy), name))


@planter("count_mismatch", "easy", "arithmetic", "name_mismatch", "missing_content", "data_logic")
def more_projects_stated(plan: Plan, rng: Random) -> None:
    """The conclusion counts more projects than the report describes."""
    g = plan.grades
    g.counts = _counts_again(plan, g.total + rng.randint(1, 3), g.many_good)
    g.counts.tag(REPORTED)


@planter("count_mismatch", "medium", "arithmetic", "data_logic")
def listing_too_short(plan: Plan, rng: Random) -> None:
    """A number of townships, and a list with one less."""
    project = one(rng, plan.projects)
    names = rng.sample(wording.phrases("towns", held_out=plan.held_out), rng.randint(3, 5))
    text = f"实施范围涉及{_count(plan, len(names) + 1)}乡镇，分别为{'、'.join(names)}。"
    project.extras.append(Words(text, [REPORTED]))


@planter("count_mismatch", "hard", "arithmetic", "data_logic", "name_mismatch")
def one_grade_too_many(plan: Plan, rng: Random) -> None:
    """The conclusion states one good project more than it names."""
    g = plan.grades
    if not g.good or not g.many_good or g.total - g.many_good < 3:
        raise Unfit
    g.counts = _counts_again(plan, g.total, g.many_good + 1)
    g.counts.tag(REPORTED)
    g.good.tag(CONTEXT)
    g.best = None


# ------------------------------------------------------------------------------------------------ sums


@planter("arithmetic", "easy", "data_logic")
def budget_does_not_add_up(plan: Plan, rng: Random) -> None:
    """One part of the budget is written with two digits swapped."""
    which = rng.choice((0, 1))
    value = plan.amounts[f"{'income' if which == 0 else 'expense'}_{rng.choice('abc')}"]
    written, wrong = (write(plan, Amount(v, "万元")) for v in (value, value + rng.choice((-90, 90, 180, 900))))
    words = plan.budget[which]
    if words.text.count(written) != 1:
        raise Unfit
    words.text = words.text.replace(written, wrong)
    words.tag(REPORTED)


@planter("arithmetic", "medium", *SUMS)
def parts_do_not_add_up(plan: Plan, rng: Random) -> None:
    """The parts of a result are more or less than the whole."""
    _parts(plan, rng, lambda whole, a: whole.value - a.value + (whole.value // 12 or 1))


@planter("arithmetic", "medium", "data_logic", "execution_rate")
def execution_rate_miscalculated(plan: Plan, rng: Random) -> None:
    """The printed rate is not what the amounts give."""
    rate = plan.amounts["rate"]
    written, wrong = (write(plan, Amount(v, "%")) for v in (rate, rate - Decimal(rng.randint(11, 39)) / 10))
    words = plan.budget[2]
    if words.text.count(written) != 1:
        raise Unfit
    words.text = words.text.replace(written, wrong)
    words.tag(REPORTED)


@planter("arithmetic", "hard", "data_logic")
def difference_does_not_come_out(plan: Plan, rng: Random) -> None:
    """From so much to so much, an increase of something else."""
    project = one(rng, plan.projects)
    before, more = rng.randint(60, 90), rng.randint(12, 38)
    wrong = more + rng.choice((-6, 5, 10))
    text = f"政策咨询接待量由上年的{before * 10}人次增至{(before + more) * 10}人次，增加{wrong * 10}人次。"
    project.extras.append(Words(text, [REPORTED]))


def _parts(plan: Plan, rng: Random, second: Callable[[Amount, Amount], Decimal]) -> None:
    _, demand = find(plan, rng, lambda d: bool(d.wording.parts) and d.result is not None)
    whole = needed(demand.result)
    a = whole.times(rng.uniform(0.35, 0.6))
    b = replace(whole, value=second(whole, a))
    text = plan.fill(demand.wording.parts[0], n=write(plan, whole), a=write(plan, a), b=write(plan, b))
    demand.answer = Words(text, [REPORTED])


@planter("data_logic", "easy", "shortfall", "overshoot", "arithmetic")
def rate_above_hundred(plan: Plan, rng: Random) -> None:
    """A rate of more than everything."""
    _, demand = find(plan, rng, lambda d: _rate(d) and any(t.endswith("率{n}") for t in d.wording.done))
    template = next(t for t in demand.wording.done if t.endswith("率{n}"))
    over = Amount(Decimal(rng.randint(1010, 1090)) / 10, "%")
    reply(demand, plan.fill(template, n="达到" + write(plan, over)), "met")


def _rate(d: Demand) -> bool:
    return d.target is not None and d.target.rate


@planter("data_logic", "medium", "arithmetic", "count_mismatch")
def part_above_whole(plan: Plan, rng: Random) -> None:
    """A part is more than the whole."""
    _, demand = find(plan, rng, lambda d: bool(d.wording.parts) and d.result is not None)
    whole = needed(demand.result)
    opening, _, _ = demand.wording.parts[0].partition("、")
    text = plan.fill(opening, n=write(plan, whole), a=write(plan, whole.times(1.25)), b="")
    demand.answer = Words(text, [REPORTED])


@planter("data_logic", "hard", "arithmetic", "count_mismatch")
def more_mended_than_found(plan: Plan, rng: Random) -> None:
    """More was put right than was found."""
    project = one(rng, plan.projects)
    found = rng.randint(20, 60)
    text = f"日常巡查发现问题{_count(plan, found)}，整改{_count(plan, found + rng.randint(3, 9))}。"
    project.extras.append(Words(text, [REPORTED]))


# ---------------------------------------------------------------------------------------------- across projects


def _conflict(plan: Plan, rng: Random, change: int, *, chinese: bool) -> None:
    if not plan.facts or plan.trade == "township":
        raise Unfit
    key = rng.choice(sorted(plan.facts))
    true, thing = plan.facts[key], plan.things[key]
    false = replace(true, value=true.value + change)
    project = one(rng, (p for p in plan.projects if not any(_speaks(d, key) for d in p.demands)))
    number = amounts.chinese(int(false.value), counts=True) + false.unit if chinese else write(plan, false)
    project.extras.append(Words(f"工作覆盖{plan.fill('{area}')}全部{number}{thing}。", [REPORTED]))
    here = next(w for w in plan.institutions if thing in w.text)
    here.tag(CONTEXT)


def _speaks(demand: Demand, key: str) -> bool:
    return any(f"{{{key}}}" in text for text in demand.wording.done)


ACROSS = ("data_logic", "count_mismatch", "arithmetic")


@planter("cross_project_conflict", "easy", *ACROSS)
def stock_differs(plan: Plan, rng: Random) -> None:
    """How many of a thing there are in all differs by far between the overview and a project."""
    _conflict(plan, rng, rng.randint(4, 7), chinese=False)


@planter("cross_project_conflict", "medium", *ACROSS)
def stock_differs_by_one(plan: Plan, rng: Random) -> None:
    """The same, by one."""
    _conflict(plan, rng, -1, chinese=False)


@planter("cross_project_conflict", "hard", *ACROSS)
def stock_differs_in_chinese(plan: Plan, rng: Random) -> None:
    """The same, by two and in Chinese numerals."""
    _conflict(plan, rng, 2, chinese=True)


def _twice(plan: Plan, rng: Random, ask: str, done: str) -> None:
    """An output of one project claimed by another one as well, in these words."""
    giver, demand = find(plan, rng, lambda d: d.target is not None and d.target.is_count and d.target.value >= 10)
    taker = one(rng, (p for p in plan.projects if p is not giver and len(p.demands) < 7))
    key = "xyz"[len(taker.demands) % 3]
    if not any(t.endswith("{n}") for t in demand.wording.ask):
        raise Unfit
    words = write(plan, needed(demand.result))
    asked = demand.ask.text
    if ask == "again":
        template = [t for t in demand.wording.ask if t.endswith("{n}")][-1]
        asked = plan.fill(template, n=write(plan, needed(demand.target)))
    templates = [t for t in demand.wording.done if "{n}" in t]
    said = plan.fill(templates[-1], n=words) if done == "again" else (demand.answer.text if demand.answer else "")
    value = demand.value_words if ask == "same" else write(plan, needed(demand.target))
    copy = Demand(key, demand.wording, demand.drawn, Words(asked, [TARGET]), Words(said, [REPORTED]), value_words=value)
    taker.demands.append(copy)
    taker.order = None
    demand.ask.tag(TARGET)
    if demand.answer:
        demand.answer.tag(REPORTED)


@planter("duplicate_indicator", "easy", "cross_project_conflict", "verbatim_copy")
def output_claimed_twice(plan: Plan, rng: Random) -> None:
    """A demand and its answer stand in two projects, word for word."""
    _twice(plan, rng, "same", "same")


@planter("duplicate_indicator", "medium", "cross_project_conflict", "verbatim_copy")
def output_claimed_twice_answered_anew(plan: Plan, rng: Random) -> None:
    """The same, the answer in other words."""
    _twice(plan, rng, "same", "again")


@planter("duplicate_indicator", "hard", "cross_project_conflict", "verbatim_copy")
def output_claimed_twice_in_other_words(plan: Plan, rng: Random) -> None:
    """The same, both in other words."""
    _twice(plan, rng, "again", "again")


# ------------------------------------------------------------------------------------------- overall goals


GOALS = ("shortfall", "target_not_reported", "qualitative_for_quantified")


@planter("goal_section_conflict", "easy", *GOALS)
def overall_goal_missed(plan: Plan, rng: Random) -> None:
    """The overall result is far under its goal."""
    aim = one(rng, (a for a in plan.aims if isinstance(a.drawn.target, Amount) and a.drawn.bound in ("floor", ">=")))
    target = aim.drawn.amount
    less = replace(target, value=target.value - 4) if target.rate else target.times(0.7)
    if less.value >= target.value or less.value <= 0:
        raise Unfit
    aim.goal.tag(TARGET)
    aim.result, aim.status = Words(plan.fill(aim.template, n=write(plan, less)), [REPORTED]), "missed"


@planter("goal_section_conflict", "medium", *GOALS)
def overall_goal_passed_over(plan: Plan, rng: Random) -> None:
    """The overall results do not mention one of the goals."""
    aim = one(rng, plan.aims)
    aim.goal.tag(TARGET)
    aim.result, aim.status = None, "not_reported"


@planter("goal_section_conflict", "hard", *GOALS, "in_progress_rated", "plan_as_result")
def overall_goal_without_figure(plan: Plan, rng: Random) -> None:
    """The overall results speak of a goal without the figure that is due."""
    aim = one(rng, (a for a in plan.aims if isinstance(a.drawn.target, Amount) and a.drawn.target.value > 0))
    aim.goal.tag(TARGET)
    text = plan.fill(aim.template, n="").rstrip("到").split("，")[0]
    aim.result, aim.status = Words(f"{text}方面的任务已按计划完成", [REPORTED]), "restated"


# ------------------------------------------------------------------------------------------------ what is missing


@planter("missing_content", "easy", "measure_gap")
def no_problems(plan: Plan, rng: Random) -> None:
    """Neither problems nor measures."""
    plan.left_out |= {"problems", "measures"}


@planter("missing_content", "medium", "target_not_reported")
def no_completion(plan: Plan, rng: Random) -> None:
    """A project without a completion."""
    project = one(rng, plan.projects)
    project.name.tag(CONTEXT)
    project.has_completion, project.extras = False, []
    for demand in project.demands:
        demand.ask.tag(TARGET)
        demand.answer, demand.status = None, "not_reported"


@planter("missing_content", "hard", "target_not_reported", "goal_section_conflict")
def no_overall_results(plan: Plan, rng: Random) -> None:
    """Overall goals, and no section on what became of them."""
    plan.left_out.add("overall_results")
    for aim in plan.aims:
        aim.goal.tag(TARGET)
        aim.result, aim.status = None, "not_reported"


@planter("measure_gap", "easy", "missing_content")
def no_measures(plan: Plan, rng: Random) -> None:
    """Problems, and no measures at all."""
    plan.left_out.add("measures")
    for issue in plan.issues:
        if issue.problem:
            issue.problem.tag(TARGET)


@planter("measure_gap", "medium")
def problem_without_measure(plan: Plan, rng: Random) -> None:
    """One more problem, which no measure answers."""
    text = phrase(plan, rng, "strange_problems")
    plan.issues.insert(rng.randint(0, len(plan.issues)), Issue(Words(text, [TARGET]), None))


@planter("measure_gap", "hard")
def measure_without_problem(plan: Plan, rng: Random) -> None:
    """A measure against something that nobody called a problem."""
    text = phrase(plan, rng, "strange_measures")
    plan.issues.insert(rng.randint(0, len(plan.issues)), Issue(None, Words(text, [REPORTED])))
