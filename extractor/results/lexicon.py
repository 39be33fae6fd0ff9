"""The verbs and words of `verbs.toml`, with which works and objects are told from one another."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from extractor.language import dictionary
from extractor.language.alternatives import either

ADVERBS = r"^(?:已经?|共|共计|累计|全年|年内|当年|实际|组织|开展|进行|对|完成了?|我[局县区市镇]|先后|逐一|上门|入户|登门|现场|逐户|全面|集中|新(?![建增设开购修编改]))*"
_ADVERBS = re.compile(ADVERBS)
# Whom it was done for stands before the verb: 为困难职工登记.
_FOR = r"(?:[为给](?![一-鿿]{0,5}提供)[一-鿿]{2,5}?)?"
# What ends so tells things by class or by size: 外文类, 镇级, 规模以上.
CLASS = r"[一-鿿]{1,5}(?:类|型|级|以上|以下)(?<!各类)(?<!各级)(?<!新型)(?<!种类)(?<!升级)(?<!上级)(?<!定级)"
# What goes on behind a title is built for those who bear it: 示范村道路2条, not 示范村2个, 示范村不少于2个.
_OBJECT = r"(?![不达以共各和及与或]|[一二两三四五六七八九十百]|[个处所家户名村]|建设)[一-鿿]{2}"
_PLACE = r"[一-鿿]{1,4}(?:[省市县镇乡村]|街道|社区)"
UNSAID = re.compile(r"[\s，,、：:（）()“”\d.．%％≥≤><]+")


@dataclass(frozen=True, slots=True)
class Shift:
    """What the demand says and what the statement says in its place."""

    demanded: str
    said: str


@dataclass(frozen=True, slots=True)
class _Data:
    kind_of: dict[str, str]
    answers: dict[str, frozenset[str]]
    verbs: re.Pattern[str]
    narrowing: re.Pattern[str]
    work: re.Pattern[str]
    service: re.Pattern[str]
    inspection: re.Pattern[str]
    given: re.Pattern[str]
    step: re.Pattern[str]
    step_done: re.Pattern[str]
    step_last: re.Pattern[str]
    paper: re.Pattern[str]
    draft: re.Pattern[str]
    scope: re.Pattern[str]
    parts: re.Pattern[str]
    neutral: re.Pattern[str]
    act: re.Pattern[str]
    any_verb: re.Pattern[str]
    weaker: dict[str, re.Pattern[str]]
    chosen: tuple[list[str], list[str]]
    titled: re.Pattern[str]
    thing: re.Pattern[str]


@cache
def lexicon() -> _Data:
    """The verbs and words of `verbs.toml`."""
    read: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("verbs.toml").read_text("utf-8"))
    kind_of = {verb: kind for kind, verbs in read["kinds"].items() for verb in verbs}
    answers = {kind: frozenset({kind, *read["answers"].get(kind, ())}) for kind in read["kinds"]}
    narrowing = either(read["narrowing"]["words"])
    verbs = re.compile(f"{either(kind_of)}(?!{either(read['nouns']['after'])})")
    steps, scope = read["steps"], read["scope"]
    acts = [*steps["work"], *steps["services"], *read["carriers"]["words"]]
    words, papers = either([*steps["words"], *steps["inspections"]]), either(steps["papers"])
    return _Data(
        kind_of,
        answers,
        verbs,
        re.compile(narrowing),
        work=re.compile(either(steps["work"])),
        service=re.compile(either(steps["services"])),
        inspection=re.compile(either(steps["inspections"])),
        given=re.compile(either(steps["given"])),
        step=re.compile(rf"{ADVERBS}{_FOR}(?P<step>{words})"),
        step_done=re.compile(
            rf"完成[^，。；]{{2,20}}?(?P<step>{papers}?(?:编制|编写|{words})+)(?:工作|任务)?[一-鿿]{{0,4}}$"
        ),
        step_last=re.compile(rf"(?:已经?|均已?|全部|完成了?)(?P<step>{words})(?:完毕|工作)?$"),
        paper=re.compile(
            rf"{ADVERBS}(?P<step>印发|下发|下达|制定|编制|起草|拟定|批复|审批|上报)[^，。；]{{0,16}}(?:{papers})"
        ),
        draft=re.compile(
            rf"(?:起草|草拟|建立|发放|印发|下发|编制|制定|编写|拟定|排定|签订|领取|取得|获得|拿到|提交|报送|完成)[^，。；]{{2,14}}?(?P<paper>{papers})(?<!计划)(?![并后])[一-鿿]{{0,4}}$"
        ),
        scope=re.compile(rf"(?:{narrowing}|{either(scope['words'])}|{CLASS})的?"),
        parts=re.compile(either(scope["parts"])),
        neutral=re.compile(f"(?:{either(scope['neutral'])}|{_PLACE})+"),
        act=re.compile(either(acts)),
        any_verb=re.compile(f"{verbs.pattern}|{either([*acts, *steps['words']])}"),
        weaker={word: re.compile(either(lesser)) for word, lesser in read["weaker"].items()},
        chosen=(read["chosen"]["verbs"], read["chosen"]["steps"]),
        titled=re.compile(
            rf"(?:新建|建设|建立|建成|设立|打造)[^，。；]{{0,10}}{either(read['chosen']['titles'])}(?!{_OBJECT})"
        ),
        thing=re.compile(either(read["nouns"]["things"])),
    )


def leading(text: str) -> str | None:
    """The verb that a text begins with, whatever the trade: one of the dictionary's."""
    head = _ADVERBS.sub("", UNSAID.sub("", text))[:2]
    return head if head in dictionary.load().verbs else None
