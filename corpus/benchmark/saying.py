"""What changed reports say: the answer to a demand, or none, and sentences that errors and harmless edits share."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from corpus.benchmark import wording
from corpus.benchmark.amounts import Amount
from corpus.benchmark.changing import REPORTED, TARGET, Unfit, find, needed, one, write
from corpus.benchmark.generate import result_words
from corpus.benchmark.plan import Demand, Plan, Words
from corpus.benchmark.wording import ProjectWording


def reply(demand: Demand, text: str, status: str) -> None:
    """Answer the demand with this text; both sides are the evidence."""
    demand.ask.tag(TARGET)
    demand.answer = Words(text, [REPORTED])
    demand.status = status


def silence(demand: Demand, status: str = "not_reported") -> None:
    """Leave the demand without an answer; the demand is the evidence."""
    demand.ask.tag(TARGET)
    demand.answer = None
    demand.status = status


def answer_with(plan: Plan, d: Demand, amount: Amount, rng: Random) -> str:
    """The answer with another amount, in the phrase that the project would use."""
    template = one(rng, (t for t in d.wording.done if "{n}" in t))
    return plan.fill(template, n=result_words(template, amount, plan.style, rng))


def asked_for(plan: Plan, demand: Demand, amount: Amount) -> str:
    """The demand with another amount."""
    template = next((t for t in demand.wording.ask if t.endswith("{n}")), demand.wording.ask[0])
    words = write(plan, amount)
    return plan.fill(template, n=f"达到{words}" if amount.rate else words)


def strangers(plan: Plan) -> list[ProjectWording]:
    """Projects of offices that have nothing to do with this one."""
    known = {p.wording.name for p in plan.projects}
    others = [t for t in wording.trades(held_out=plan.held_out) if t.name not in (plan.trade, "township")]
    return [p for t in others for p in t.projects if p.name not in known]


def count(plan: Plan, n: int) -> str:
    """So many, in the report's style."""
    return write(plan, Amount(Decimal(n), "个"))


def townships(plan: Plan, rng: Random, more: int = 0) -> str:
    """A number of townships, and a list of as many, or of fewer than the number says."""
    names = rng.sample(wording.phrases("towns", held_out=plan.held_out), rng.randint(3, 5))
    return f"实施范围涉及{count(plan, len(names) + more)}乡镇，分别为{'、'.join(names)}。"


def stock(plan: Plan, rng: Random) -> str:
    """The key of something of which there is a fixed number. Raises Unfit where there is none."""
    if not plan.facts or plan.trade == "township":
        raise Unfit
    return rng.choice(sorted(plan.facts))


def covers(plan: Plan, key: str, number: str) -> str:
    """A sentence that says how many of it there are in all."""
    return f"工作覆盖{plan.fill('{area}')}全部{number}{plan.things[key]}。"


def in_parts(plan: Plan, rng: Random, *, add_up: bool) -> tuple[Demand, str]:
    """A demand, and an answer to it in two parts, which add up to the whole or come to more."""
    _, demand = find(plan, rng, lambda d: bool(d.wording.parts) and d.result is not None)
    whole = needed(demand.result)
    a = whole.times(rng.uniform(0.35, 0.6))
    b = replace(whole, value=whole.value - a.value + (0 if add_up else whole.value // 12 or 1))
    return demand, plan.fill(demand.wording.parts[0], n=write(plan, whole), a=write(plan, a), b=write(plan, b))
