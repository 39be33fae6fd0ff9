"""What problems say is left: of the few that a rate leaves, of more than were due, of what is claimed to be done in full."""

from __future__ import annotations

import re

from db.records import Indicator, Problem, Project, Span
from extractor.checks.view import View
from extractor.language import kept, words
from extractor.results import compare, likeness
from extractor.results.sweeping import of_all

OPENS = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,2}是|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?\s*")
PAYMENT = re.compile(
    r"(?:尾款|款项|余款|工程款|质保金|合同款|货款|资金|经费|结算|决算)[^，。；]{0,8}(?:未|没|待|尚)|(?:未|没有|尚未)[^，。；]{0,6}(?:支付|付款|拨付|结算)"
)
"""What is unpaid says nothing of the work, unless payment is what was due."""
LEFT_OVER = re.compile(r"(?:尚|仍|还)有[^，。；]{0,14}(?:未|没有?)(?:能)?(?:[一-鿿]完|完工|完成|竣工)")
"""Says that some is left; of what, the heading of the problem tells: 墙面粉刷慢。……，年底仍有两栋没有刷完."""
HEADING = re.compile(r"[^，。；：\d]{4,16}。")
NEAR = re.compile(r"周边|周围|附近|毗邻|相邻|沿线|外围|配套")
"""What lies around a thing is another one."""
UNDONE = ("missed", "in_progress")
PACE = re.compile(
    r"(?:进度|进展|推进|衔接|实施|工作)*(?:比较|较为|不够|偏|较|过)?(?:滞后|缓慢|慢|拖延|及时|不及时|不到位)(?=。)"
)
SAME = 0.6
"""The share of the heading's words that a demand with its answer must hold."""


def left_over(view: View, problem: Problem) -> tuple[Project, Indicator, Span, Span] | None:
    """The one demand that all was done for, as is claimed, where a problem headed by its words says that some is left."""
    span, head = problem.span, HEADING.match(OPENS.sub("", problem.text))
    if span is None or head is None:
        return None
    clause = next((c for c in kept.split(span.quote) if LEFT_OVER.search(span.quote[c.start : c.end])), None)
    if clause is None or clause.state == "condition" or PAYMENT.search(span.quote[clause.start : clause.end]):
        return None
    subject = likeness.terms(PACE.sub("", head[0]))
    found = []
    for project in view.report.projects:
        for demand in project.indicators:
            result = demand.result
            if result is None or result.status not in ("met", "restated") or not result.evidence:
                continue
            told = "，".join(e.quote for e in result.evidence)
            everything = (
                demand.figure is not None and demand.figure.dimension == "ratio" and demand.figure.si == 1
            ) or (of_all(told))
            if everything and likeness.coverage(subject, likeness.terms(f"{demand.text}，{told}"), {}) >= SAME:
                found.append((project, demand, result.evidence[0]))
    if len(found) != 1:
        return None
    return *found[0], view.span(span.block, span.start + clause.start, span.start + clause.end)


def as_many_left(view: View, project: Project, place: Span) -> bool:
    """Whether the completion tells of just so many as the clause says are left (尚有3户, and 整改率98%，其余3户……)."""
    left = [q.figure for q in view.quantities_in(place) if q.figure.dimension == "count"]
    told = [q.figure for q in view.quantities_of(project.completion)]
    return any(one.si == other.si and compare.comparable(one, other) for one in left for other in told)


def more_than_were_due(view: View, demand: Indicator, place: Span) -> bool:
    """Whether no less than so many are due, so many are done, and the clause counts others of the kind that are not.

    应修缮不少于45户, 修缮47户, and 仍有11户没有动工: these are of all there are, of which not all were due.
    """
    due = demand.figure
    if due is None or due.dimension != "count" or due.comparator not in (">=", ">"):
        return False
    if demand.result is None or demand.result.status != "met" or demand.result.reported is None:
        return False
    return any(compare.comparable(q.figure, due) for q in view.quantities_in(place))


def leaves_some(demand: Indicator) -> bool:
    """Whether a rate is met with less than all."""
    told = demand.result.reported if demand.result is not None and demand.result.status == "met" else None
    return told is not None and told.figure.dimension == "ratio" and told.figure.si < 1


def other_thing(project: Project, before: str) -> bool:
    """Whether what was not done lies around the thing, and the project tells of nothing of the kind: 码头周边道路尚未建成."""
    near = NEAR.search(before)
    if near is None:
        return False
    parts = (project.goal, project.indicator, project.completion)
    told = project.name + "".join(part.text for part in parts if part is not None)
    nouns = [word for word in words.content(before[near.end() :]) if len(word) > 1]
    return bool(nouns) and not any(noun in told for noun in nouns)


def of_an_undone(project: Project, demand: Indicator, denial: str) -> bool:
    """Whether a denial (未通过) takes up the verb of another demand, which the completion says was not met, and not this one's."""
    verb = denial[-2:]
    return verb not in demand.text and any(
        verb in other.text for other in project.indicators if other.result and other.result.status in UNDONE
    )
