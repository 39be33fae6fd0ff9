"""How far along its way a thing is told to be, where a target asks for the end: the steps of common processes in their order.

`chains.toml` has the processes: what comes before what in works, purchases, requests, approvals, payments and the like. What a
clause tells is an earlier step where it names one of these, and neither the one that was due nor any beyond it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from operator import add

from extractor.language.alternatives import either
from extractor.results import likeness, partway
from extractor.results.lexicon import Shift

# What demands of all kinds are worded with.
_ANY = re.compile(
    r"一次性?|全部|顺利|通过|取得|获得|完成|实现|组织|开展|工作|验收|竣工|时间|期限|比例|数量|[人户件台套个家]数|及时|规范|合格|批[复准文]|到位|资金|[一二三四五六七八九十\d]*个?(?:工作日|日|天|小时|月)内?|率|\d+[月年日]?[底末前]*"
)
# What a word stands before so that it only says what that is for: 整改通知, 验收申请, 搬迁协议, 就业岗位, 检查井.
_FOR = re.compile(
    r"(?:工作)?的?(?:井(?!下)|通知|指令|告知|意见|方案|计划|协议|合同|意向|材料|名单|名册|清单|台账|建议|前期|需求|条件|对象|点位|站址|资格|手续|预算|任务书|启动会|函"
    r"|(?<=慰问)[金信]|岗位|困难|机会|形势|信息|项目|工程|培训|社(?!区)|机构|中心|公司|单位|会(?!员)|者|人员|准确|及时率|合格率|差错|质量|(?:申请|申报|报名|准备|预约|登记|招标|设计|勘察|踏勘|选址|动员|宣传|部署)(?![一-鿿]))"
)
# What is still ahead of those who ask for it, wait for it or are called to it: 申请验收, 通知安检, 拟发放.
_AHEAD = re.compile(
    r"(?:(?<![虚模草])拟|等?待|[需须应]|(?<!即)将|准备|计划|预约|预计|通知|告知|申请|报请|提请|提出|申报|报名|受理|动员|邀请|督促|责令|要求|打算|便于|为了)"
    r"(?:[^，。；后并且、已均都了全完毕参]|(?<=[产术病灾汛雪课售])后){0,10}$"
)
_ENDED = re.compile(
    r"完毕|(?<!责任)到位|结束后|成功|[装修建办做处铺种改治换拆清查缴领还付发送]好|[装修建办做处铺种改治换拆清查还付发送][完妥清]"
)
# Things that a step was taken with, of which something else is told: 摸排登记的19处已逐条销号.
_OF_WHICH = re.compile(r"[^，。；]{0,6}的[^，。；]*?(?:已|均|都|全部|逐)")
_PAID = re.compile(r"资金|款|经费|补[助贴]|[支拨兑]付|发放")
_PAID_FOR = re.compile(r"(?:资金|款项?|经费|价款)[^，。；]{0,8}(?:到位|[支拨]付|付清|结清)[^，。；]*")
# What is called after a step (中标价, 签约机构) tells of no step.
_NAME = re.compile(r"价|金额|单位|人(?![员才次数])|公司|机构|费|时[间限]")
_COMPLETED = re.compile(r"(?:完成|做完|搞完)(?!率)")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]?")
# Those of whom some part is told next: 有转岗意愿的95人, 申请户中有老人的.
_AMONG = re.compile(r"有[^，。；]{0,8}(?:意愿|需求|需要|意向)的|[中里]有")
# A demand for how long or for how much is answered by that, whatever step it is told with.
_MEASURED = re.compile(
    r"时[限长]|用时|周期|成本|费用|价(?!值)|满意|不(?:发生|出现)|为零|无(?:重大|事故|投诉|安全|责任|违|差错|遗漏|一)|杜绝|意见|计划|方案"
)


@dataclass(frozen=True, slots=True)
class _Chain:
    steps: tuple[re.Pattern[str], ...]
    reached: tuple[re.Pattern[str], ...]
    """For each step, what says that it was taken, or one beyond it."""
    of: re.Pattern[str] | None
    """What it is only a process of."""


@dataclass(frozen=True, slots=True)
class _Due:
    chain: _Chain
    step: int
    word: str


@cache
def _chains() -> tuple[_Chain, ...]:
    read = tomllib.loads(resources.files(__package__).joinpath("chains.toml").read_text("utf-8"))
    made = []
    for entry in read["chain"]:
        steps = [line.split() for line in entry["steps"]]
        beyond = [[word for line in steps[at:] for word in line] + entry["besides"].split() for at in range(len(steps))]
        of = re.compile(either(entry["of"].split())) if "of" in entry else None
        made.append(
            _Chain(tuple(re.compile(either(s)) for s in steps), tuple(re.compile(either(b)) for b in beyond), of)
        )
    return tuple(made)


@cache
def _by_beginning() -> dict[str, frozenset[int]]:
    """The chains by what a step that can be due begins with: two characters, or one that is a word itself."""
    found: dict[str, set[int]] = {}
    read = tomllib.loads(resources.files(__package__).joinpath("chains.toml").read_text("utf-8"))
    for number, entry in enumerate(read["chain"]):
        for word in " ".join(entry["steps"][1:]).split():
            found.setdefault(word[:2], set()).add(number)
    return {begun: frozenset(numbers) for begun, numbers in found.items()}


def _named(demanded: str) -> list[_Chain]:
    """The chains of which a demand may name a step, in their order: few of all, so that the others need not be tried."""
    begun = _by_beginning()
    held = begun.keys() & {*demanded, *map(add, demanded, demanded[1:])}
    return [_chains()[number] for number in sorted(frozenset[int]().union(*(begun[pair] for pair in held)))]


def _plain(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Where a text names a step as such: as nothing that a paper is for, and nothing that is yet to come."""
    for found in pattern.finditer(text):
        if _FOR.match(text, found.end()) is None and _AHEAD.search(text[: found.start()]) is None:
            return found
    return None


@lru_cache(maxsize=2048)
def _due(demanded: str) -> tuple[_Due, ...]:
    """The last step of each process that a demand asks for, where something comes before it."""
    if _MEASURED.search(demanded):
        return ()
    found = []
    for chain in _named(demanded):
        if chain.of is not None and chain.of.search(demanded) is None:
            continue
        for at in range(len(chain.steps) - 1, 0, -1):
            if (word := _plain(chain.steps[at], demanded)) is not None:
                found.append(_Due(chain, at, word[0]))
                break
    return tuple(found)


@lru_cache(maxsize=4096)
def earlier(demanded: str, said: str) -> Shift | None:
    """The step that was due and the one before it that is told in its place (办结 -> 受理); None where it, or a later one, is."""
    due = _due(demanded)
    said = _without_payment(demanded, _BRACKET.sub("", said)) if due else said
    if (
        not due
        or _ENDED.search(said)
        or _AMONG.search(said)
        or any(_plain(one.chain.reached[one.step], said) for one in due)
    ):
        return None
    for one in due:
        for at in range(one.step - 1, -1, -1):
            step = one.chain.steps[at].search(said)
            if (
                step is None
                or step[0] in demanded
                or _NAME.match(said, step.end())
                or _OF_WHICH.match(said, step.end())
            ):
                continue
            done = _COMPLETED.search(said)
            if done is not None and one.chain.steps[at].search(said, done.end()) is None:
                return None
            return Shift(one.word, step[0])
    return None


def carried_on(demanded: str, said: str, shift: Shift, after: Sequence[str], later: Sequence[str] = ()) -> bool:
    """Whether the clauses behind a step, or sentences `later` that count as many, tell that it did not stay at that."""
    if partway.carried_on(shift, after, later):
        return True
    return shift == earlier(demanded, said) and reached(demanded, (*after, *later))


def reached(demanded: str, texts: Iterable[str]) -> bool:
    """Whether one of these texts tells the step that a demand asks for, or one beyond it."""
    due = _due(demanded)
    texts = [_without_payment(demanded, text) for text in texts] if due else ()
    return any(_ENDED.search(text) or any(_plain(d.chain.reached[d.step], text) for d in due) for text in texts)


def _without_payment(demanded: str, text: str) -> str:
    """A text without what it tells of paying, where no money is due: that it was paid for puts nothing in its place."""
    return text if _PAID.search(demanded) else _PAID_FOR.sub("", text)


def known(demanded: str) -> bool:
    """Whether a demand asks for a step that others come before."""
    return bool(_due(demanded))


@lru_cache(maxsize=2048)
def things(demanded: str) -> frozenset[str]:
    """The words of a demand besides those of its steps, and of how much and how well."""
    text = _ANY.sub("，", demanded)
    for one in _due(demanded):
        for step in one.chain.steps:
            text = step.sub("，", text)
    return frozenset(term for term in likeness.terms(text) if len(term) > 1)
