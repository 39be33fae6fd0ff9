"""照抄时错漏的字

说明
    完成情况与目标、指标中的一句话几乎逐字相同，只差一个字：多字、漏字或换字。

理由
    两处本应一致，差的一个字多半是笔误；若不是笔误，则对象或动作已经改变，应当说明。

反例
    1、房屋普查
    绩效目标：对辖区不符合抗震设防要求的老旧住宅开展逐栋排查登记。
    绩效指标：排查老旧住宅26栋，建立房屋维修信息台账系统。
    完成情况：已排查老旧住宅26栋，建立房屋维信息台账系统。

正例
    1、房屋普查
    绩效目标：对辖区不符合抗震设防要求的老旧住宅开展逐栋排查登记。
    绩效指标：排查老旧住宅26栋，建立房屋维修信息台账系统。
    完成情况：已排查了老旧住宅26栋，建立起房屋维修信息台账系统。

不适用
    项目没有完成情况，或者没有目标和指标。差的是虚词、数字或标点的，不在此列。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from db.records import Field, Project
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.text.labels import fields
from extractor.checks.tools import HAN
from extractor.checks.view import View
from extractor.settings import Settings

EMPTY = frozenset(
    "各我本县区市镇乡村局院校的了已将地得和与及并等均都为对在其该本各全我起着过共就也又再更进了完成实现开展行到有"
)
"""Characters that may come and go without a change of meaning: particles, words of doing, and whose it is."""
ANCHOR, REACH = 4, 5
WORDS = re.compile(f"[{HAN}]+")
CLAUSE = re.compile(r"[^，。；：！？\n]+")
LIKE, NEAR = 0.8, 0.5
ENOUGH = NEAR - 1e-9


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project with a completion and something that it can have been copied from."""
    judged = False
    for project in view.report.projects:
        completion = project.completion
        sources = [Field(project.name, project.span), *(f for f in fields(project) if f is not completion)]
        if completion is None or len(sources) < 2:
            continue
        judged = True
        slips = list(_slips(view, project, completion, sources))
        yield from slips
        if not slips:
            yield Passed()
    if not judged:
        yield NotApplicable("没有同时具备目标或指标与完成情况的项目")


def _slips(view: View, project: Project, completion: Field, sources: list[Field]) -> Iterator[Failed]:
    # Clauses are held against each other one character after the other only where they may have enough in common: what
    # both have in order is no less than that, and is told in a hundredth of the time; and one of two anchors is whole.
    from rapidfuzz.distance import Indel

    told = "".join(f.text for f in sources)
    own = [clause for clause in _clauses(completion) if clause[0] not in told]
    known = [(source, list(_clauses(source))) for source in sources if own]
    for clause in own:
        anchors = [clause[0][at : at + ANCHOR] for at in range(len(clause[0]) - ANCHOR + 1)]
        for source, clauses in known:
            near = (
                other
                for other in clauses
                if Indel.normalized_similarity(other[0], clause[0], score_cutoff=ENOUGH)
                and any(anchor in other[0] for anchor in anchors)
            )
            found = next((place for other in near for place in _differences(clause, other)), None)
            if found is None:
                continue
            (a, b), (c, d) = found
            here, there = view.within(completion, c, d), view.within(source, a, b)
            if here is not None and there is not None:
                yield Failed(
                    {"reported": here.quote, "target": there.quote}, target(there) + reported(here), projects=(project,)
                )
                break


def _clauses(field: Field) -> Iterator[re.Match[str]]:
    """The clauses of a field that are long enough for two anchors."""
    return (clause for clause in CLAUSE.finditer(field.text) if len(clause[0]) >= 2 * ANCHOR)


def _differences(clause: re.Match[str], other: re.Match[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The places, in a clause of the source and of the completion, where one character differs between anchors that agree."""
    start, behind, text, words = other.start(), clause.start(), other[0], clause[0]
    matcher = SequenceMatcher(None, text, words, autojunk=False)
    if (ratio := matcher.ratio()) < NEAR:
        return
    alike = ratio >= LIKE
    steps = matcher.get_opcodes()
    for at in range(1, len(steps) - 1):
        kind, i, j, k, m = steps[at]
        before, after = steps[at - 1], steps[at + 1]
        if (
            kind == "equal"
            or max(j - i, m - k) > 1
            or min(before[2] - before[1], after[2] - after[1]) < (2 if alike else ANCHOR)
        ):
            continue
        if (before[2] - before[1]) + (after[2] - after[1]) < 2 * ANCHOR:
            continue
        was, now = text[i:j], words[k:m]
        if not WORDS.fullmatch(was + now) or all(c in EMPTY for c in was + now):
            continue
        left, right = min(REACH, before[2] - before[1]), min(REACH, after[2] - after[1])
        yield (
            (start + i - left, start + j + right),
            (behind + k - left, behind + m + right),
        )


RULE = Rule(
    code="GJ121",
    name="copying-slip",
    category="typo",
    severity="info",
    message="完成情况写“{reported}”，目标、指标写“{target}”，只差一个字，请核对是否笔误",
    basis="公文文字校对通例：同一事项前后表述一致",
    check=check,
    doc=__doc__,
)
