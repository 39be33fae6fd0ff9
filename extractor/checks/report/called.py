"""Names that a conclusion calls projects and judges, though no project bears them: 文庙测绘项目自评等级为良.

A verdict or a score behind the word 项目 makes a project of what stands before it; so does a place in a row of projects
that are judged together, where just one project of the report is not named at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import NamedRating, Project, Span
from extractor.checks.report import rolls
from extractor.checks.report.named import bare
from extractor.checks.report.subjects import ACTIVITY, GENERAL, GRADES, SENTENCE
from extractor.checks.tools import overlaps
from extractor.checks.view import View
from extractor.fields.names import best, mentioned, opening

VERDICT = re.compile(
    rf"(?:等级|等次|评级|档次|结果|结论)(?:均|都|全部)?(?:评定|评|定)?(?:为|是|[：:])[“\"]?(?P<a>{GRADES})(?![好秀等于级])"
    rf"|(?:评定|评|定|列|获|达到|给予)(?:为|到|评)?[“\"]?(?P<b>{GRADES})[”\"]?(?:等级|等次|档次|评级|评价)?(?=[，,。；;、：:（(）)\s]|的项目|$)"
    r"|(?<![\d.])\d{2}(?:\.\d+)?分(?![钟之值类])"
)
CALLED = re.compile(
    r"(?:^|(?<=[，,。；;、：:\n]))(?:其中|而|但|另外|同时)?[，,：:]?(?:分别)?[为是]?(?:20\d\d年度?)?[“\"《]?"
    r"(?P<name>[\u4e00-\u9fff（）()—-]{4,24}?)[”\"》]?(?:项目|工程)(?![^，。；、]{0,2}[库法款部组局办化])"
)
"""What stands between a mark and the word 项目."""
LEADS = r"(?:(?:[^，。；：、\d]{0,8}(?:最高|最低|其次|次之|末位|第[一二三四五])|评[为定][优良中差][秀好]?)?的?(?:项目)?(?:分别)?[为是])?"
SCORE = r"(?:[6-9]\d(?:\.\d+)?|100)分(?![钟之值类])"
SCORED = re.compile(
    rf"(?:^|(?<=[，,。；;、：:\n]))(?:其中|而|但|另外|同时|此外)?[，,：:]?{LEADS}(?P<name>[\u4e00-\u9fff（）()—-]{{3,20}}?(?:{ACTIVITY}))"
    rf"(?:[，,]?(?:自评|综合|绩效)*(?:得分?|评分|获|取得)?[为是]?(?P<score>{SCORE})|[（(](?P<in>{SCORE})"
    rf"|(?:自评|评价)?(?:评?[为定]+|是|获评?)[“\"]?(?P<grade>{GRADES})(?=[，,。；;、”\"（(]|$))"
)
"""The name of work, of which a score or a grade follows straight: 其次是堤防加固，97.5分; 堤防加固为良."""
OF_PROJECTS = re.compile(
    r"[个项](?:预算|支出|专项)?项目|[一二两三四五六七八九十\d]个|评[为定][优良中差]|[优良中差][秀好]?的"
)
"""A paragraph that judges projects."""
ROW = re.compile(r"[、]|(?<=[\u4e00-\u9fff）)])(?:以及|和|与|及)(?=[\u4e00-\u9fff])")
ROW_END = re.compile(
    r"(?:等?(?:\d{1,2}|[两二三四五六七八九十])?个?(?:项目)?)?(?:(?:自评|评价|综合)?(?:等级|等次|结果|得分)?(?:均|都|全部))?$"
)
NO_NAME = re.compile(
    r"的|项目|^[和与及等为这该]|(?:类|性|级|型|批|期|重点|一般|常规|民生|专项|经常性|基本建设|[\d一两二三四五六七八九十几多]个)$"
    r"|^(?:实施|开展|完成|推进|负责|承担|涉及|纳入|包括|参加|组织|抽取|选取|围绕|针对|由于|因为?|如)"
)
REACH = 40
"""A verdict stands so many characters behind the name at the most."""
SHORTEST = 5


def unknown(view: View) -> Iterator[NamedRating]:
    """The names of no project to which the conclusion gives a grade or a score."""
    told = [n.span for n in view.report.ratings.named if n.span is not None]
    seen: set[str] = set()
    for section in view.sections("conclusion"):
        for block in view.blocks(section):
            if view.project_of(block.id) is not None or block.kind == "cell" or "\t" in block.text:
                continue
            for span, grade in (*_called(view, block.id), *_in_rows(view, block.id), *_scored(view, block.id)):
                if span.quote in seen or any(overlaps(span, other) for other in told) or not _is_new(view, span):
                    continue
                seen.add(span.quote)
                yield NamedRating(span.quote, grade, span)


def _called(view: View, block: int) -> Iterator[tuple[Span, str]]:
    text = view.text(block)
    for sentence in SENTENCE.finditer(text):
        for found in CALLED.finditer(text, sentence.start(), sentence.end()):
            following = CALLED.search(text, found.end(), sentence.end())
            end = min(following.start() if following else sentence.end(), found.end() + REACH)
            verdict = VERDICT.search(text, found.end(), end)
            before = VERDICT.search(text, max(sentence.start(), found.start() - REACH), found.start())
            if verdict is not None:
                yield view.span(block, *found.span("name")), _grade(verdict)
            elif before is not None and text[found.start() : found.start("name")].endswith(("为", "是")):
                yield view.span(block, *found.span("name")), _grade(before)  # 评为良的1个，为……项目


def _scored(view: View, block: int) -> Iterator[tuple[Span, str]]:
    """The names of work with a score or a grade straight behind them, in a paragraph that judges projects."""
    text = view.text(block)
    for found in SCORED.finditer(text) if OF_PROJECTS.search(text) else ():
        yield view.span(block, *found.span("name")), found["grade"] or found["score"] or found["in"]


def _in_rows(view: View, block: int) -> Iterator[tuple[Span, str]]:
    """The one item of a row that is no project, beside those that are, where one project is left over."""
    text, projects = view.text(block), view.report.projects
    concluded = "\n".join(b.text for s in view.sections("conclusion") for b in view.blocks(s))
    left = [p for p in projects if bare(p.name) not in concluded]
    for sentence in SENTENCE.finditer(text) if len(left) == 1 else ():
        for verdict in VERDICT.finditer(text, sentence.start(), sentence.end()):
            start = max(text.rfind(mark, sentence.start(), verdict.start()) for mark in "，,：:") + 1
            start = max(start, sentence.start())
            row = text[start : verdict.start()]
            row = row[: row.index(end[0])] if (end := ROW_END.search(row)) and end[0] else row
            items, at = [], start
            for mark in ROW.finditer(row):
                items.append((at, start + mark.start()))
                at = start + mark.end()
            items.append((at, start + len(row)))
            others = [(a, b) for a, b in items if best(text[a:b], projects) is None]
            if len(items) > 1 and len(others) == 1 and len(items) == len(projects):
                yield view.span(block, *others[0]), _grade(verdict)


def _grade(verdict: re.Match[str]) -> str:
    return verdict["a"] or verdict["b"] or verdict[0]


def _is_new(view: View, span: Span) -> bool:
    """Whether a name is one of a project, and neither a project's own, nor spoken of anywhere else."""
    name, projects = span.quote, view.report.projects
    if len(name) < SHORTEST or GENERAL.search(name) or NO_NAME.search(name):
        return False
    if any(_known(view, words) for words in (name, *ROW.split(name))):
        return False
    return not any(name in block.text for block in view.body if block.id != span.block) and not _nickname(
        name, projects
    )


def _known(view: View, words: str) -> bool:
    """Whether some project is called so, wholly or in short."""
    projects = view.report.projects
    found = best(words, projects) or opening(words, projects) or mentioned(words, projects)
    return found is not None or bool(rolls.bearers(view, words))


def _nickname(name: str, projects: tuple[Project, ...]) -> bool:
    """Whether a name ends as a project does and tells of it in other words, so that it may be that project in short."""
    return any(len(name) < len(p.name) - 2 and name[-2:] == p.name.removesuffix("项目")[-2:] for p in projects)
