"""Edits after which the report is as right as before, and which must raise nothing."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from random import Random

from corpus.benchmark import amounts, dress, layout, wording
from corpus.benchmark.amounts import Amount, Day, Style
from corpus.benchmark.generate import result_words, target_words
from corpus.benchmark.plan import Demand, Plan, Words
from corpus.benchmark.plant import Unfit, find, needed, one, write

Change = Callable[[Plan, Random], None]
EDITS: list[Change] = []


def edit(change: Change) -> Change:
    """Register a harmless edit."""
    EDITS.append(change)
    return change


def apply(clean: Plan, change: Change) -> tuple[str, ...]:
    """The lines of the edited report. Raises Unfit where there is nothing to edit, or nothing came of it."""
    plan = deepcopy(clean)
    change(plan, Random(f"{clean.seed} {change.__name__}"))
    lines = layout.marked(plan).lines
    if lines == layout.marked(clean).lines:
        raise Unfit
    return lines


def _counted(d: Demand) -> bool:
    return d.target is not None and d.drawn is not None and d.drawn.bound in ("floor", ">=") and not d.target.rate


def _say(plan: Plan, d: Demand, words: str) -> None:
    """Answer with these words for the figure, in the first phrase that takes one."""
    template = next(t for t in d.wording.done if "{n}" in t)
    d.answer = Words(plan.fill(template, n=words))


# ------------------------------------------------------------------------------------------------ numbers and units


@edit
def unit_synonym(plan: Plan, rng: Random) -> None:
    """Another word for the same unit."""
    pairs = [(a, b) for a, b in wording.phrases("units.same", held_out=False)]
    both = dict(pairs) | {b: a for a, b in pairs}
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.unit in both)
    result = needed(demand.result)
    _say(plan, demand, write(plan, replace(result, unit=both[result.unit])))


@edit
def smaller_unit(plan: Plan, rng: Random) -> None:
    """The same amount in a smaller unit."""
    units = {a: (b, Decimal(factor)) for a, b, factor in wording.phrases("units.smaller", held_out=False)}
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.unit in units)
    result = needed(demand.result)
    unit, factor = units[result.unit]
    _say(plan, demand, write(plan, Amount((result.value * factor).quantize(Decimal(1)), unit)))


@edit
def chinese_numeral(plan: Plan, rng: Random) -> None:
    """A count in Chinese."""
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.is_count and 1 < d.result.value < 1000)
    result = needed(demand.result)
    _say(plan, demand, amounts.chinese(int(result.value), counts=True) + result.unit)


@edit
def separators(plan: Plan, rng: Random) -> None:
    """A thousands separator in an answer."""
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.value >= 1000)
    _say(plan, demand, amounts.write(needed(demand.result), Style("separated")))


@edit
def full_width(plan: Plan, rng: Random) -> None:
    """Full-width digits in an answer."""
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.value > 0)
    _say(plan, demand, amounts.write(needed(demand.result), Style("full")))


@edit
def rate_in_words(plan: Plan, rng: Random) -> None:
    """百分之… for a rate."""
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.rate and d.result.value == 100)
    _say(plan, demand, "百分之百")


@edit
def rounded_about(plan: Plan, rng: Random) -> None:
    """约 and a round number that still reaches the target."""
    _, demand = find(plan, rng, lambda d: _counted(d) and needed(d.result).value >= 1000)
    result = needed(demand.result)
    rounded = result.value // 100 * 100
    if rounded <= needed(demand.target).value:
        raise Unfit
    _say(plan, demand, "约" + write(plan, replace(result, value=rounded)))


@edit
def better_figure(plan: Plan, rng: Random) -> None:
    """Up to a quarter more than the target."""
    _, demand = find(plan, rng, lambda d: _counted(d) and needed(d.target).value >= 20)
    _say(plan, demand, write(plan, needed(demand.target).times(rng.uniform(1.1, 1.24))))


@edit
def overshoot_explained(plan: Plan, rng: Random) -> None:
    """Far more than the target, with the reason."""
    _, demand = find(plan, rng, lambda d: _counted(d) and needed(d.target).value >= 10)
    _say(plan, demand, write(plan, needed(demand.target).times(1.6)))
    if demand.answer:
        demand.answer.text += "，超出部分系年中上级追加任务所致"


@edit
def other_bound(plan: Plan, rng: Random) -> None:
    """Another way to write the same bound."""
    _, demand = find(plan, rng, lambda d: d.drawn is not None and d.drawn.bound in (">=", "<=") and bool(d.value_words))
    before = demand.value_words
    template = demand.ask.text.replace(before, "{n}")
    if not template.endswith("{n}") or demand.drawn is None:
        raise Unfit
    forms = {target_words("{n}", demand.drawn, plan.style, rng) for _ in range(12)} - {before}
    demand.value_words = one(rng, sorted(forms))
    demand.ask = Words(template.replace("{n}", demand.value_words))


@edit
def other_style(plan: Plan, rng: Random) -> None:
    """All rates and amounts of a project's answers in full width."""
    project = one(rng, plan.projects)
    for demand in project.answered:
        if demand.answer:
            demand.answer = Words(demand.answer.text.translate(amounts.FULL_WIDTH))


# ------------------------------------------------------------------------------------------------ order


@edit
def answers_reordered(plan: Plan, rng: Random) -> None:
    """The answers in another order than the demands."""
    project = one(rng, (p for p in plan.projects if len(p.demands) >= 3 and plan.dress.layout != "table"))
    order = [d.key for d in project.demands]
    project.order = order[1:] + order[:1]


@edit
def demands_reordered(plan: Plan, rng: Random) -> None:
    """The demands in another order."""
    project = one(rng, (p for p in plan.projects if len(p.demands) >= 3))
    project.order = [d.key for d in project.demands]
    project.demands = project.demands[::-1]


@edit
def projects_reordered(plan: Plan, rng: Random) -> None:
    """The projects in another order, numbered anew."""
    plan.projects = plan.projects[1:] + plan.projects[:1]


@edit
def problems_reordered(plan: Plan, rng: Random) -> None:
    """Problems, and their measures, in another order."""
    plan.issues = plan.issues[::-1]


@edit
def measures_reordered(plan: Plan, rng: Random) -> None:
    """The measures in another order than the problems."""
    measures = [i.measure for i in plan.issues]
    for issue, measure in zip(plan.issues, measures[1:] + measures[:1], strict=True):
        issue.measure = measure


# ------------------------------------------------------------------------------------------------ other words


@edit
def paraphrase(plan: Plan, rng: Random) -> None:
    """The other phrase for the same answer."""
    _, demand = find(plan, rng, lambda d: len(d.wording.done) > 1 and d.result is not None)
    for template in demand.wording.done:
        if "{n}" in template and template.partition("{n}")[0] not in (demand.answer.text if demand.answer else ""):
            demand.answer = Words(plan.fill(template, n=result_words(template, needed(demand.result), plan.style, rng)))
            return
    raise Unfit


@edit
def already(plan: Plan, rng: Random) -> None:
    """A connecting phrase before an answer."""
    _, demand = find(plan, rng, lambda d: d.answer is not None)
    if demand.answer:
        demand.answer.text = rng.choice(("经各方配合，", "通过努力，", "据统计，")) + demand.answer.text


@edit
def other_headings(plan: Plan, rng: Random) -> None:
    """Other words for the sections."""
    for role in dress.ROLES:
        plan.dress.headings[role] = rng.choice(wording.phrases(f"headings.{role}", held_out=plan.held_out))


@edit
def other_labels(plan: Plan, rng: Random) -> None:
    """Other labels for the fields."""
    known = dress.LABELS_HELD_OUT if plan.held_out else dress.LABELS
    plan.dress.labels = one(rng, (labels for labels in known if labels != plan.dress.labels))


@edit
def other_joint(plan: Plan, rng: Random) -> None:
    """Demands joined by another mark."""
    plan.dress.joint = "，" if plan.dress.joint == "；" else "；"


@edit
def year_before_name(plan: Plan, rng: Random) -> None:
    """The conclusion names a project with its year in front."""
    project = one(rng, (p for p in plan.projects if not p.good))
    plan.grades.best = Words(f"{plan.year}年{project.wording.name}成效较好，评为优秀。")


@edit
def short_name(plan: Plan, rng: Random) -> None:
    """The conclusion names a project in short."""
    project = one(rng, (p for p in plan.projects if not p.good))
    plan.grades.best = Words(f"{project.wording.alias}项目实施顺利，评为优秀。")


@edit
def whole_date(plan: Plan, rng: Random) -> None:
    """A date with its year, or without."""
    _, demand = find(plan, rng, lambda d: d.day is not None)
    day = demand.day
    if not isinstance(day, Day):
        raise Unfit
    _say(plan, demand, amounts.day_words(day, Style(dates="short" if plan.style.dates == "long" else "long")))


# ------------------------------------------------------------------------------------------------ more said


def _add(plan: Plan, rng: Random, text: str) -> None:
    one(rng, plan.projects).extras.append(Words(text))


@edit
def explained(plan: Plan, rng: Random) -> None:
    """One more sentence on how it was done."""
    said = {w.text for p in plan.projects for w in p.extras}
    new = (t for t in wording.phrases("text.explain", held_out=plan.held_out) if t not in said)
    _add(plan, rng, str(one(rng, new)))


@edit
def next_step_after_result(plan: Plan, rng: Random) -> None:
    """All results given, then what comes next."""
    _add(plan, rng, "下一步将继续做好日常管理和维护。")


@edit
def compared_with_last_year(plan: Plan, rng: Random) -> None:
    """Last year's figure beside this year's, the difference right."""
    before, more = rng.randint(60, 90) * 10, rng.randint(12, 38) * 10
    _add(plan, rng, f"政策咨询接待量由{plan.year - 1}年的{before}人次增至{before + more}人次，增加{more}人次。")


@edit
def listing(plan: Plan, rng: Random) -> None:
    """A number of townships, and a list of as many."""
    names = rng.sample(wording.phrases("towns", held_out=plan.held_out), rng.randint(3, 5))
    _add(plan, rng, f"实施范围涉及{write(plan, Amount(Decimal(len(names)), '个'))}乡镇，分别为{'、'.join(names)}。")


@edit
def found_and_mended(plan: Plan, rng: Random) -> None:
    """As many put right as were found."""
    found = write(plan, Amount(Decimal(rng.randint(20, 60)), "个"))
    _add(plan, rng, f"日常巡查发现问题{found}，整改{found}，整改率100%。")


@edit
def paid(plan: Plan, rng: Random) -> None:
    """What was paid for it."""
    _add(plan, rng, f"项目支付资金{rng.randint(2000, 9000) / 100:.2f}万元，合同约定款项已结清。")


@edit
def parts(plan: Plan, rng: Random) -> None:
    """The parts of a result, which add up."""
    _, demand = find(plan, rng, lambda d: bool(d.wording.parts) and d.result is not None)
    whole = needed(demand.result)
    a = whole.times(rng.uniform(0.35, 0.6))
    b = replace(whole, value=whole.value - a.value)
    template = demand.wording.parts[0]
    demand.answer = Words(plan.fill(template, n=write(plan, whole), a=write(plan, a), b=write(plan, b)))


@edit
def stock_repeated(plan: Plan, rng: Random) -> None:
    """How many of a thing there are in all, said once more."""
    if not plan.facts or plan.trade == "township":
        raise Unfit
    key = rng.choice(sorted(plan.facts))
    _add(plan, rng, f"工作覆盖{plan.fill('{area}')}全部{write(plan, plan.facts[key])}{plan.things[key]}。")
