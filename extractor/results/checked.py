"""Answers in words, or by a figure that nothing but its measure leads to, looked at once more: what beside them refutes them."""

from __future__ import annotations

from db.records import Figure, Indicator, Result
from extractor.results import compare, eachmonth, worst
from extractor.results.case import Case
from extractor.results.enough import said


def by_words(case: Case, demand: Indicator, result: Result) -> Result:
    """A result by words, but where these are of another year, or leave out one of the months that are due."""
    places = [case.aligner.place_of[span] for span in result.evidence if span in case.aligner.place_of]
    told = [case.aligner.statements[place] for place in places]
    if result.status != "met" or not told:
        return result
    if months := eachmonth.untold(demand.text, [date for statement in told for date in statement.dates]):
        return said("not_reported", f"完成情况没有说到{'、'.join(months)}的一次", told[0])
    return case.of_other_year(demand, told[0], None) or result


def by_the_worst(case: Case, demand: Indicator, target: Figure, perhaps: Result) -> Result | None:
    """A bound broken by the worst of many cases, told beside the figure that may answer (平均41天，最长的一个58天)."""
    place = case.aligner.place_of.get(perhaps.evidence[0])
    if place is None or perhaps.reported is None:
        return None
    broken = worst.case(demand.text, target, case.aligner.statements[place], case.aligner.statements)
    if broken is None:
        return None
    reason = f"最差的一次为{broken[1].span.quote}，没有达到{compare.shown(target)}的要求"
    return Result("missed", reason, broken[1], (broken[0].span,))
