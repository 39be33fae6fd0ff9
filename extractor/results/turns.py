"""Several deadlines in one demand, each with its own day in answer: 春季5月31日前、秋季11月30日前 by 春季5月19日、秋季11月14日."""

from __future__ import annotations

from db.records import Result
from extractor.language import figures
from extractor.results import years
from extractor.results.align import Aligner
from extractor.results.enough import UNFINISHED, WEAK, said
from extractor.results.statements import Statement

_Day = tuple[Statement, str, str]
"""A day, as an ISO day and as written, and the statement that it stands in."""


def in_turn(aligner: Aligner, index: int, deadline: str) -> Result | None:
    """The result where a sentence tells as many days as there are deadlines, else against the last of them; None for one."""
    dues = deadlines(aligner.demands[index].text, int(deadline[:4]))
    if len(dues) < 2:
        return None
    told = _told(aligner, index)
    if told is None:
        return None
    first, days = told
    days = sorted(days, key=lambda told: told[2])  # they may be told in any order: 秋季11月14日，春季5月19日
    pairs = list(zip(days, sorted(dues), strict=True)) if len(days) == len(dues) else [(days[-1], max(dues))]
    for (statement, quote, day), due in pairs:
        if day > due:
            return said("missed", f"{quote}完成，晚于{due}", statement)
    return said("met", f"{'、'.join(quote for (_, quote, _), _ in pairs)}完成，不晚于期限", first)


def deadlines(text: str, year: int) -> list[str]:
    """The days by which a text asks for something, in reading order."""
    return [time.last for time in figures.read(text, year).times if time.kind == "deadline" and time.last]


def _told(aligner: Aligner, index: int) -> tuple[Statement, list[_Day]] | None:
    """The days of the sentence that speaks most of a demand, else those of all clauses that do, in reading order."""
    best, found, near = WEAK, list[_Day](), list[_Day]()
    for places in aligner.sentence.values():
        said = [(place, aligner.statements[place]) for place in places]
        days = [(p, (s, d.span.quote, day)) for p, s in said for d in s.dates if (day := years.completes(d))]
        if not days or any(s.state in UNFINISHED for _, s in said):
            continue
        near += [day for place, day in days if aligner.coverage(index, place) >= WEAK]
        share = max(aligner.coverage(index, place) for place in places)
        if len(days) > 1 and share >= best:
            best, found = share + 0.01, [day for _, day in days]
    told = found or near
    return (told[0][0], told) if told else None
