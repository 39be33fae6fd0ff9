"""Results that a project tells of besides what was asked of it, and that are another project's own: 另疏通排水沟14条.

The same number in the same words is no chance where one project tells of it as its result and the other adds it to what it did.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from db.records import Project, Quantity, Span
from extractor.checks.across.claimed import BASE, DIGITS, DIMENSIONS, OF_ALL, PLACES, Claim, alike, digits, results
from extractor.checks.across.objects import scoped
from extractor.checks.project.remarks import behind
from extractor.checks.tools import overlaps
from extractor.checks.view import View
from extractor.results import likeness

ADDED = re.compile(
    r"另外?(?![一行册有])|还(?![有是原款贷本田林建])|此外|同时(?![段期间])|兼(?![职顾容并])|顺带|顺便|一并|一道|为(?:配合|支持|保障)|本项目|项目组|其中|(?<=[（(])(?:包含|包括|含)"
)
"""Words that add something to what was told before, or count it in."""
PART = "其中"
REFERRED = re.compile(
    r"不[含包重]|另[行计有]|移[交送]|转[交送入]|扣除|剔除|统计在|(?:详|另|参)见|见(?=附|上|项目|表)|共同|联合|配合[^，。；]{0,10}(?:项目|部门|局|单位)"
    r"|由[^，。；]{2,16}(?:项目|承担|负责)|列入|列在|项目(?:中|里|的|列|已)|中的\s*\d|[当之]中"
)
"""Words by which a project refers to what is another's, or keeps it apart from its own."""
STOCK = re.compile(r"在册|现有|共有|原有|上年|去年|应[参到发]|常住|户籍|登记在|辖区|[较比][上去]|上述|这些|该批|前述")
"""What there is already is told of wherever it matters."""
LEAST, FEWEST, NAMED = 10, 4, 6
"""Smaller numbers are as many in one project as in another by chance, unless a long name says that they are of one thing."""
CLAIMED = re.compile(r"(?:计入|算作|算入|列为|列作|作为)(?:本项目|本项)的?(?:产出|成果|绩效|完成数|工作量|结果)?")
"""Says outright that it is counted as this project's."""
HAN_ONLY = re.compile(r"[一-鿿]+")
REACH = 28
"""So far behind the word that adds it may a figure stand."""
HELD, HALF, FOREIGN = 0.6, 0.5, 2
"""So much of what is added must be the other project's words (less with a number of many digits), and so many of them not its own."""
DONE = re.compile(r"新建|建成|建了|完成|开展|举办|承办|组织|实施|实现|新增|购置")
"""Verbs for whatever is done: what the added figure counts is told by the words beside them."""
PLAIN = re.compile(r"[，。；、]")


def added(view: View) -> Iterator[tuple[Claim, Claim]]:
    """What one project tells of, with the same told of in addition by another."""
    owned: defaultdict[Fraction, list[tuple[Project, Quantity]]] = defaultdict(list)
    for project in view.report.projects:
        for quantity in _results(view, project):
            if _counts(quantity):
                owned[quantity.figure.si].append((project, quantity))
    for project in view.report.projects if len(owned) else ():
        for quantity in _told(view, project):
            same = [one for one in owned.get(quantity.figure.si, ()) if one[0] is not project]
            clause = _added(view, project, quantity) if same and _counts(quantity) else None
            if clause is None:
                continue
            for owner, other in same:
                few = quantity.figure.si < LEAST and not _named_alike(view, clause, owner, other)
                if not few and _kindred(other, quantity) and _is_home(view, owner, other, project, quantity, clause):
                    yield Claim(owner, other, _clause(view, other, None)), Claim(project, quantity, clause)


def _aim(owner: Project, clause: Span) -> str:
    """The owner's goal, to be held against what another project says that it counts as its own."""
    return owner.goal.text if owner.goal is not None and CLAIMED.search(clause.quote) else ""


def _named_alike(view: View, clause: Span, owner: Project, other: Quantity) -> bool:
    """Whether the added clause and the owner's name a thing by so many characters that it must be the same one."""
    asked = (
        d.text for d in owner.indicators if d.result and d.result.reported and d.result.reported.span == other.span
    )
    home = "，".join((view.sentence(other.span.block, other.span.start).quote, *asked, _aim(owner, clause)))
    told = clause.quote
    ends = range(len(told) - NAMED + 1)
    return any(HAN_ONLY.fullmatch(part) and part in home for part in (told[at : at + NAMED] for at in ends))


def _results(view: View, project: Project) -> Iterator[Quantity]:
    """The figures of a project's completion, and those that cells of their own give."""
    yield from results(view, project)
    for demand in project.indicators:
        if demand.answer is not None and demand.result is not None and demand.result.reported is not None:
            yield demand.result.reported


def _told(view: View, project: Project) -> Iterator[Quantity]:
    """The figures of a project's completion, and of what else is written of it in prose, where nothing is due."""
    yield from results(view, project)
    fields = [field for field in (project.goal, project.indicator, project.completion) if field is not None]
    spans = [span for field in fields for span in field.spans]
    for demand in project.indicators:
        yield from (q for span in behind(view, demand) for q in view.quantities_in(span))
    for block in view.body_of(project):
        if block.kind != "cell" and "\t" not in block.text and not OF_ALL.match(block.text):
            yield from (q for q in view.quantities(block.id) if not any(overlaps(q.span, span) for span in spans))


def _kindred(one: Quantity, other: Quantity) -> bool:
    return alike(one.figure, other.figure)


def _is_home(view: View, owner: Project, other: Quantity, project: Project, quantity: Quantity, clause: Span) -> bool:
    """Whether what is added speaks of what the owner tells, in words that are not those of the project that adds it."""
    home, own = _home(view, owner, other) | likeness.terms(_aim(owner, clause)), _of(project)
    share = HALF if digits(quantity) >= DIGITS else HELD
    for told in dict.fromkeys((clause, _clause(view, quantity, None))):
        terms = likeness.terms(
            DONE.sub("，", ADDED.sub("，", CLAIMED.sub("，", told.quote)).replace(quantity.span.quote, "，"))
        )
        held = terms & home
        if len(held) >= share * len(terms) and len(held - own) >= FOREIGN:
            return True
    return False


def _counts(quantity: Quantity) -> bool:
    figure = quantity.figure
    plain = figure.dimension in DIMENSIONS and figure.value_high is None and figure.comparator == "="
    return plain and figure.si >= FEWEST


def _added(view: View, project: Project, quantity: Quantity) -> Span | None:
    """The figure's clause from the word that adds it; None where nothing does, or it is the project's own."""
    if any(d.result and d.result.reported and d.result.reported.span == quantity.span for d in project.indicators):
        return None
    block, start = quantity.span.block, quantity.span.start
    text, sentence = view.text(block), view.sentence(block, start)
    found = [m.start() for m in ADDED.finditer(text, max(sentence.start, start - REACH), start)]
    if (
        not found
        or scoped(view, quantity) is not None
        or BASE.match(text, quantity.span.end)
        or PLACES.match(text, quantity.span.end)
    ):
        return None
    clause = _clause(view, quantity, found[-1])
    if clause.quote.startswith(PART) and _one_of_many(view, quantity, clause):
        return None
    return None if REFERRED.search(sentence.quote) or STOCK.search(clause.quote) else clause


def _one_of_many(view: View, quantity: Quantity, clause: Span) -> bool:
    """Whether all of a number is told in parts (其中城东61家、城西19家), each of a place or a kind that others have as well."""
    end = clause.start + len(clause.quote)
    return len(view.quantities_in(clause)) > 1 or view.text(clause.block).startswith(("、", "和", "与"), end)


def _clause(view: View, quantity: Quantity, start: int | None) -> Span:
    """The clause of a figure, from `start` if that is given."""
    block, text = quantity.span.block, view.text(quantity.span.block)
    sentence = view.sentence(block, quantity.span.start)
    if start is None:
        start = max(
            (m.end() for m in PLAIN.finditer(text, sentence.start, quantity.span.start)), default=sentence.start
        )
    stop = PLAIN.search(text, quantity.span.end, sentence.end)
    return view.span(block, start, stop.start() if stop else sentence.end)


def _home(view: View, owner: Project, quantity: Quantity) -> frozenset[str]:
    """What a project says with a figure: its sentence, the demand that it answers, and the project's name."""
    asked = (
        d.text for d in owner.indicators if d.result and d.result.reported and d.result.reported.span == quantity.span
    )
    return likeness.terms(
        "，".join((view.sentence(quantity.span.block, quantity.span.start).quote, owner.name, *asked))
    )


def _of(project: Project) -> frozenset[str]:
    """What a project is about."""
    goal = project.goal.text if project.goal is not None else ""
    return likeness.terms("，".join((project.name, goal, *(d.text for d in project.indicators))))
