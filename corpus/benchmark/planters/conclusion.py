"""A conclusion, or problems, that do not agree with the projects: grades, names, counts."""

from __future__ import annotations

from random import Random

from corpus.benchmark import wording
from corpus.benchmark.changing import CONTEXT, REPORTED, Unfit, one, phrase
from corpus.benchmark.plan import Issue, Plan, Project, Words
from corpus.benchmark.plant import planter
from corpus.benchmark.saying import count, townships

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


def _not_done(plan: Plan, rng: Random, name: str, project: Project) -> None:
    text = phrase(plan, rng, "not_done").format(name=name)
    plan.issues.append(
        Issue(Words(text, [REPORTED]), Words(f"加快推进{name}，倒排工期，明确责任人。"), project.wording.name)
    )
    _quote_answers(project)


@planter("rating_narrative_conflict", "hard", *RATING, "count_mismatch", "arithmetic", "measure_gap")
def graded_low_though_done(plan: Plan, rng: Random) -> None:
    """The conclusion grades a project low for what its section says is done."""
    project = one(rng, (p for p in plan.projects if not p.good))
    g = plan.grades
    g.counts = _counts_again(plan, g.total, g.many_good, 1)
    g.best = Words(phrase(plan, rng, "rated_low").format(name=project.wording.alias), [REPORTED])
    _quote_answers(project)


@planter("name_mismatch", "easy", "count_mismatch")
def unknown_project_named(plan: Plan, rng: Random) -> None:
    """The conclusion praises a project that the report does not have."""
    name = phrase(plan, rng, "strange_projects")
    plan.grades.best = Words(f"[{REPORTED}|{name}]成效较好，评为优秀。")


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


def _renamed(plan: Plan, rng: Random) -> tuple[Project, str]:
    pairs = wording.phrases("planted.other_names", held_out=False) + wording.phrases(
        "planted.other_names", held_out=True
    )
    known = {p.wording.name for p in plan.projects}
    found = [(p, p.wording.name.replace(a, b)) for p in plan.projects for a, b in pairs if a in p.wording.name]
    return one(rng, ((p, name) for p, name in found if name not in known))


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
    project.extras.append(Words(townships(plan, rng, more=1), [REPORTED]))


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


def _quote_answers(project: Project) -> None:
    for demand in project.answered:
        if demand.answer:
            demand.answer.tag(CONTEXT)


def _counts_again(plan: Plan, total: int, good: int, low: int = 0) -> Words:
    """The counts of the conclusion once more, with these numbers."""
    top = total - good - low
    said = f"纳入自评的项目共{count(plan, total)}，其中{count(plan, top)}评为优秀"
    said += f"，{count(plan, good)}评为良好" if good else ""
    return Words(said + (f"，{count(plan, low)}评为较差。" if low else "。"))
