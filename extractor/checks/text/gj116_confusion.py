"""常见误字

说明
    写了本类文书里常见的误字、别字，例如“布署”（部署）、“截止2025年底”（截至）、“拔付”（拨付）、“己完成”（已完成），或者常用词里有一个字换成了音近、形近的字（“安照”“急时”）。

理由
    误字有时改变意思（“末完成”与“未完成”），也使按词语检索和核对失效。

反例
    截止2025年底，项目资金己拔付到位，工程己竣工。

正例
    截至2025年底，项目资金已拨付到位，工程已竣工，报名截止日期为6月1日。

不适用
    无。词表只收在所给语境里必误的写法；两可的写法（制订、制定）、本身成词的（实时、收益）和跨两个词的（紧急|时）不在其中。
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from db.records import Block
from extractor.checks.rule import Judgement, Rule
from extractor.checks.text import homophones
from extractor.checks.tools import Spot, around, spots
from extractor.checks.view import View
from extractor.language.alternatives import beginning
from extractor.settings import Settings


@cache
def words() -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
    """The wrong spellings of the list with their right ones, and the literal words of which each needs one."""
    data = tomllib.loads((files("extractor.checks.text") / "confusions.toml").read_text("utf-8"))
    return tuple((re.compile(word["wrong"]), word["right"], tuple(keys(word["wrong"]))) for word in data["word"])


def keys(pattern: str) -> list[str]:
    """Literal words of which a match is one, for all that is looked at around it; none where that cannot be told."""
    bare = re.sub(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)", "", pattern)
    words = bare.split("|")
    return words if all(word and not re.search(r"[\\()\[\]?*+.{}^$]", word) for word in words) else []


@cache
def _beginning() -> re.Pattern[str]:
    """The few places of a text where a needed word of two characters or more may begin."""
    return re.compile(beginning(word for _, _, needed in words() for word in needed if len(word) > 1))


def _occurs(pattern: re.Pattern[str], needed: Iterable[str], text: str) -> bool:
    """Whether a pattern matches anywhere; it is tried only at the words that it needs, which are all that it takes."""
    if not needed:
        return pattern.search(text) is not None
    for word in needed:
        at = text.find(word)
        while at >= 0:
            if pattern.match(text, at):
                return True
            at = text.find(word, at + 1)
    return False


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a wrong spelling. Patterns that match nowhere in the report are not tried on its blocks."""
    whole = "\n".join(block.text for block in view.body)
    slips = homophones.among(whole)
    begun = {whole[found.start() : found.start() + 2] for found in _beginning().finditer(whole)}
    tried = []
    for pattern, right, needed in words():
        held = [word for word in needed if len(word) == 1 or word[:2] in begun]
        if (held or not needed) and _occurs(pattern, held, whole):
            tried.append((pattern, right))

    def find(block: Block) -> Iterable[Spot]:
        for pattern, right in tried:
            for match in pattern.finditer(block.text):
                start, end = around(block.text, match.start(), match.end(), 4)
                yield Spot(start, end, {"words": block.text[start:end], "wrong": match[0], "right": right})
        for at, right in homophones.find(block.text) if any(slip in block.text for slip in slips) else ():
            if not any(
                match.start() < at + 2 and at < match.end() for p, _ in tried for match in p.finditer(block.text)
            ):
                start, end = around(block.text, at, at + 2, 4)
                wrong = block.text[at : at + 2]
                yield Spot(start, end, {"words": block.text[start:end], "wrong": wrong, "right": right}, 0.7)

    return spots(view, find)


RULE = Rule(
    code="GJ116",
    name="confusion",
    category="typo",
    severity="info",
    message="“{words}”中的“{wrong}”应为“{right}”",
    basis="《现代汉语词典》《第一批异形词整理表》；公文文字校对通例",
    check=check,
    doc=__doc__,
)
