"""The words by which a report owns up to what was missed, and where they stand outside of its completions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.records import Span
from extractor.checks.view import View
from extractor.language.scanning import scan
from extractor.results import likeness

OWNED = re.compile(
    r"(?:未|没有?|未能|没能)(?:能|有)?(?:全部|完全|足额|按期|如期|按时|按计划)?[^，。；\d]{0,4}?"
    r"(?:完成|完工|竣工|建成|达到|达标|达成|做到|实现|投用|投入使用|通过|办结|销号|开工|开展|实施|举办|到位|联网|验收|交付)"
    r"|未达|部分完成|(?<![减不至最])[少差缺欠](?:了)?\s*[\d两二三四五六七八九十]|[还尚仍][差缺欠]|(?:仅|只)(?:完成|达到|建成|有|占|为)|除[^。；]{2,40}?外|例外|除外"
    r"|低于(?:[≥≤]?\s*[\d.]+\s*[%％‰]?[^，。；\d]{0,6}的)?(?:目标|计划|年初|预期|指标|要求)|(?:验收|评审|审查)未(?:获)?通过|逾期|超期|[偏略]?低\s*\d[\d.]*\s*个?百分点"
)
"""Words by which a report owns up to a miss."""
BEGINNING = re.compile(
    r"[未没除部少差缺欠还尚仍仅只例低验评审逾超偏略](?:(?<=[未没除])|(?=[分了\d两二三四五六七八九十\s差缺欠完达建有占为外于收审查期低]))"
)
"""What such words begin with."""
SLOW = re.compile(r"取消|推迟|延期|延误|延后|滞后|偏[低慢少]|受阻|缺口|转入|续建")
"""Words that own up to it where they are plainly of the same thing."""
EXCEPTED = re.compile(r"除(?:了)?([^。；]{2,40}?)(?:以外|之外|外)")
COUNTED = re.compile(r"[\d一二两三四五六七八九十]\s*[项个条]$")
NAMED = re.compile(r"(?:即|就是|分别|具体|[为是]|包括|[^，。；]{2,20}[、和与及][^，。；]{2,20}$)")
"""Which ones they are that were counted (未完成2项，即甲和乙)."""
_TABLE = re.compile(r"[\t|｜]")
_SENTENCE = re.compile(r"[^。！？；;\n]+")


@dataclass(frozen=True, slots=True)
class Owned:
    """Words outside of what is demanded and reported that own up to something, in their sentence.

    `plain` where they say so in so many words, `excepted` where they are what a sentence makes an exception of.
    """

    span: Span
    words: str
    project: int | None
    terms: frozenset[str]
    plain: bool = True
    excepted: bool = False


def owned(view: View) -> list[Owned]:
    """All such words of a report."""
    fields = {
        span.block
        for project in view.report.projects
        for field in (project.goal, project.indicator, project.completion)
        if field is not None
        for span in field.spans
    }
    found = []
    for block in view.body:
        if _TABLE.search(block.text) or block.id in fields or not _may_own(block.text):
            continue
        project = view.project_of(block.id)
        owner = None if project is None else project.id
        for match in _SENTENCE.finditer(block.text):
            for words, plain, excepted in _parts(match[0]):
                span = view.span(block.id, *match.span())
                terms = likeness.terms(words if excepted else OWNED.sub("，", words))
                found.append(Owned(span, words, owner, terms, plain, excepted))
    return found


def _may_own(text: str) -> bool:
    return "除" in text or SLOW.search(text) is not None or next(scan(OWNED, BEGINNING, text), None) is not None


def _parts(sentence: str) -> Iterator[tuple[str, bool, bool]]:
    """What a sentence owns up to: its exceptions, and the clauses with the words for a miss, each with the one before it."""
    if not _may_own(sentence):
        return  # then none of its clauses does
    for found in EXCEPTED.finditer(sentence):
        yield found[1], True, True
    clauses = re.split(r"[，,：:]", EXCEPTED.sub("", sentence))
    for at, clause in enumerate(clauses):
        plain = OWNED.search(clause) is not None
        if plain or SLOW.search(clause):
            named = plain and at + 1 < len(clauses) and COUNTED.search(clause) and NAMED.match(clauses[at + 1])
            yield "，".join(clauses[max(0, at - 1) : at + (2 if named else 1)]), plain, False
