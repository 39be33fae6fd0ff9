"""The result of a demand that is due by a day."""

from __future__ import annotations

from db.records import Result
from extractor.results import lastday, unfinished, years
from extractor.results.case import Case
from extractor.results.dated import by_season, dated, of_a_later_step
from extractor.results.enough import ENOUGH, UNFINISHED, said
from extractor.results.statements import Statement
from extractor.results.turns import in_turn

_ON_TIME = ("如期", "按期", "按时", "准时", "及时", "提前")


def _of_year_before(case: Case, index: int, day: str) -> int | None:
    """The year before the report's in which a day lies, where neither demand nor project name that year."""
    demanded = case.aligner.demands[index].text
    other = years.year_before([day], case.year, f"{demanded}{case.aligner.topic}")
    return None if other in case.expected | years.years(demanded) else other


def _goes_on(case: Case, statement: Statement) -> bool:
    """Whether work of the year before went on in the report's year, or was told to be early: 2023年招标，2024年10月完工."""
    near = (other for other in case.aligner.statements if abs(other.sentence - statement.sentence) <= 1)
    if any(years.EARLY.search(other.text) for other in near):
        return True
    here = (case.aligner.statements[place] for place in case.aligner.sentence[statement.sentence])
    return any((day := years.day(date)) and day >= f"{case.year}-01-01" for other in here for date in other.dates)


def _also_answers_a_later(case: Case, index: int, deadline: str, statement: Statement) -> bool:
    """Whether a clause with a day in time and a later one is the answer to what is due later as well: 春季、秋季各放流."""
    if not any((day := years.day(date)) and day <= deadline for date in statement.dates):
        return False
    for other, demand in enumerate(case.aligner.demands):
        if other == index or demand.deadline is None or demand.deadline <= deadline:
            continue
        answer = dated(case.aligner, other)
        if answer is not None and answer[0] is statement and answer[2] <= demand.deadline:
            return True
    return False


def result(case: Case, index: int, deadline: str) -> Result:
    """What the dates of the completion say to this deadline (an ISO date), else its words."""
    aligner = case.aligner
    if (turns := in_turn(aligner, index, deadline)) is not None:
        return turns
    found = dated(aligner, index)
    if found is not None:
        statement, quote, day = found
        if statement.state in UNFINISHED:
            return said("in_progress", f"{quote}仍是预计或计划，期限为{deadline}", statement)
        if statement.state == "not_done":
            return said("in_progress", f"完成情况称{quote}尚未全部完成，期限为{deadline}", statement)
        other = _of_year_before(case, index, day) if years.years(quote) else None
        if other is not None and not _goes_on(case, statement):
            return said("out_of_year", f"以{other}年的日期回应{case.year}年度的要求", statement)
        if day <= deadline:
            return said("met", f"{quote}完成，不晚于{deadline}", statement)
        if of_a_later_step(aligner.demands[index].text, statement.text):
            return said(
                "undetermined", f"{quote}是后一步的日期，原定的事是否在{deadline}前，从文字上不能确定", statement
            )
        if _also_answers_a_later(case, index, deadline, statement):
            reason = f"同一句写了几个日期，有的在{deadline}前，后面的是另一项要求的，从文字上不能确定"
            return said("undetermined", reason, statement)
        return said("missed", f"{quote}完成，晚于{deadline}", statement)
    best = aligner.best(index)
    opened = unfinished.at(aligner, index, best) or unfinished.some_left(aligner, index)
    if opened is not None:
        return opened
    if (season := by_season(aligner, index)) is not None:
        return said(
            "undetermined", f"完成情况没有写日期，期限为{deadline}，是否按期要看“{season[1]}”指哪一天", season[0]
        )
    spoken = aligner.statements[best[0]] if best is not None and best[1] >= ENOUGH else None
    if spoken is not None and any(word in spoken.text for word in _ON_TIME):
        return said("met", "完成情况称按期完成", spoken)
    if (told := lastday.result(case, index, deadline)) is not None:
        return told
    if spoken is not None:
        return said("restated", f"完成情况说已做，没有给出完成时间（期限为{deadline}）", spoken)
    blanket = aligner.blanket
    if blanket is not None:
        return said("restated", "完成情况只笼统说全部完成，没有给出完成时间", blanket)
    going_on = next((s for s in aligner.statements if s.state in ("ongoing", "planned")), None)
    if going_on is not None:
        return said("in_progress", f"完成情况称尚在进行或仍是计划，期限为{deadline}", going_on)
    return unfinished.whole(aligner) or Result("not_reported", f"完成情况没有提到期限为{deadline}的这一要求")
