"""More said than before, all of it true."""

from __future__ import annotations

from random import Random

from corpus.benchmark import wording
from corpus.benchmark.changing import one, write
from corpus.benchmark.harmless.edit import edit
from corpus.benchmark.plan import Plan, Words
from corpus.benchmark.saying import count, covers, in_parts, stock, townships


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
    _add(plan, rng, townships(plan, rng))


@edit
def found_and_mended(plan: Plan, rng: Random) -> None:
    """As many put right as were found."""
    found = count(plan, rng.randint(20, 60))
    _add(plan, rng, f"日常巡查发现问题{found}，整改{found}，整改率100%。")


@edit
def paid(plan: Plan, rng: Random) -> None:
    """What was paid for it."""
    _add(plan, rng, f"项目支付资金{rng.randint(2000, 9000) / 100:.2f}万元，合同约定款项已结清。")


@edit
def parts(plan: Plan, rng: Random) -> None:
    """The parts of a result, which add up."""
    demand, text = in_parts(plan, rng, add_up=True)
    demand.answer = Words(text)


@edit
def stock_repeated(plan: Plan, rng: Random) -> None:
    """How many of a thing there are in all, said once more."""
    key = stock(plan, rng)
    _add(plan, rng, covers(plan, key, write(plan, plan.facts[key])))
