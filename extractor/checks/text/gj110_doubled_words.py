"""词语重复

说明
    同一个词语紧接着写了两遍，例如“改造改造”“的的”；句首动词的第一个字写了两遍（移移交）。

理由
    重复多由拼接、粘贴造成，应当删去一个；有时是其中一个词写错，原意已经丢失。

反例
    完成情况：完成老旧小区改造任务改造任务12个。

正例
    完成情况：完成老旧小区改造任务12个，逐项逐项核对，一户一户走访。

不适用
    无。“一户一户”“逐项逐项”之类的叠用，以及前一个词与后面的词各自成词（公共服务服务对象）的，不算错误。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Block
from extractor.checks.rule import Judgement, Rule
from extractor.checks.tools import Spot, around, spots
from extractor.checks.view import View
from extractor.language import dictionary
from extractor.settings import Settings

DOUBLED = re.compile(r"(?=([\u4e00-\u9fff])[\u4e00-\u9fff]{1,11}\1)([\u4e00-\u9fff]{2,12}?)\2")
"""The look ahead, that the first character comes again, is far faster than to try all lengths of a word."""
PAIR = re.compile(r"([\u4e00-\u9fff])\1")
"""What `TWICE` and `SINGLE` hold."""
TWICE = re.compile(r"([\u4e00-\u9fff])(?=\1[\u4e00-\u9fff])(?!\1\1\1)")
ADVERBS = frozenset(("平均", "全部", "共计", "累计", "合计", "分别", "其中", "按照", "根据", "通过", "经过"))
"""Other words that a clause of a report begins with."""
RARER = 20
"""A doubled character that is a word itself (成绩平平) is not meant where the verb is so much more usual."""
SINGLE = re.compile(r"的的(?!确)|了了(?![解然望])|对对(?![应照比策口接外])|是是|把把(?!关)")
USUAL = re.compile(
    r"[一每逐][\u4e00-\u9fff]|[一二三四五六七八九十百千万亿零〇两几]+|很多|许多|非常|讨论|研究|商量|合计"
)
"""What is doubled on purpose: one by one, numerals, and the few verbs and adverbs that double whole."""
HEADS = re.compile(
    r"服务(?:对象|质量|中心|体系|平台|水平|能力|设施|群众|企业|站|业)|建设(?:用地|单位|项目|规模|厅|局|路|工程)"
    r"|管理(?:人员|制度|办法|局|中心|处|所|体系|费|机制)|发展(?:改革|规划|中心|局|和改革)|生产(?:线|资料|者|经营|总值|安全)"
    r"|工作(?:人员|组|机制|方案|经费|队|站|日|量|室)|组织(?:部|机构|生活|架构)|教育(?:局|部|厅|体育|系统|经费)"
    r"|资金(?:管理|使用|拨付|到位)|项目(?:资金|单位|管理|建设|名称|数|库)|培训(?:班|中心|机构|人员|基地)"
    r"|检查(?:站|组)|绩效(?:目标|指标|评价|自评|管理)|目标(?:值|任务|完成)|人员(?:经费|名单|工资)|科技(?:局|厅|部)"
    r"|安全(?:生产|事故|隐患|管理|设施|监管)|社会(?:保障|效益|组织|保险|救助|化)|环境(?:保护|卫生|监测|质量)"
)
"""Words that begin with the doubled one and stand for themselves, so that the doubling is where two words meet."""

ALONE = re.compile(
    r"(?:^|[^\u4e00-\u9fff])\s*$|(?:加强|强化|充实|细化|完善|规范|优化|提高|提升|健全|推进|推动|落实|开展|做好|抓好|组织|实施|严格|深化|促进|保障|围绕|通过|关于|按照|各项|的|和|与|及|了|对|将|把)$"
)
"""What stands before a word that nothing else belongs to: its doubling is no meeting of two terms."""

BEGINS = re.compile(
    r"(?:^|[，。；：、,;:（(]|[\d一二三四五六七八九十][日月年号天]|已|并|将|均|都|也|再|应|须|后|前|其中|全部|全年|按时|及时|统一|[的了和与及])\s*$"
)
"""What stands before a character that begins a clause or a verb: a name does not end here (李家村村民, 图书馆馆藏)."""
MAY_STAND_ALONE = frozenset(
    "一不与且个为主也了于些亲人从他以件会但但你使使便倍值做健元先全公关其再切列到前办加北十千半单南卡又及双发取口只可各同名名向吨含周和品四在场均块城处多大天太好如季学它家对将小届层局岁已市年并座庄应府度开式回对张当往很得快总想慢我户才把批找折拟据排握控放新方旧既日时是最月有期未本条来某校桌档楼次款正段每比没法洗班由用的盘看省着种科站笔第等管米类级线组给经老而聊能至船色节若街被要让让许该课谈路跟跳辆近还这进那部都里重量镇队间限院陪随难需非面项须顶领颗首马高"
)
"""Words of one character, among them those that double by themselves (件件有回音, 层层压实) or before a verb and its object (谈谈心)."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a doubled word."""
    return spots(view, find, [b for b in view.body if b.kind != "cell"] or None)


def find(block: Block) -> Iterable[Spot]:
    """The doubled words of the block, with a few characters around them as quote."""
    text = block.text
    pairs = PAIR.search(text) is not None
    for at in [m.start() for m in TWICE.finditer(text)] if pairs else ():
        if _written_twice(text, at):
            start, end = around(text, at, at + 3, 4)
            yield Spot(start, end, {"word": text[at], "words": text[start:end]}, 0.7)
    for match in (*DOUBLED.finditer(text), *(SINGLE.finditer(text) if pairs else ())):
        word = match[0][: len(match[0]) // 2]
        if len(word) > 1 and (len(set(word)) == 1 or USUAL.fullmatch(word)):
            continue
        meeting = 1 < len(word) < 4 and HEADS.match(text, match.end() - len(word)) is not None
        if meeting and not ALONE.search(text[: match.start()]):
            continue
        start, end = around(text, match.start(), match.end(), 4)
        yield Spot(start, end, {"word": word, "words": text[start:end]}, 1.0 if len(word) > 2 else 0.8)


def _written_twice(text: str, at: int) -> bool:
    """Whether the first character of a verb (移交) stands twice where the verb begins a clause: 移移交."""
    once, twice = text[at + 1 : at + 3], text[at : at + 2]
    counts = dictionary.load().counts
    return (
        text[at] not in MAY_STAND_ALONE
        and (once in dictionary.load().verbs or once in ADVERBS)
        and counts.get(twice, 0) * RARER < counts.get(once, 0)
        and text[at + 2] != text[at + 3 : at + 4]
        and not counts.get(text[at : at + 3])
        and BEGINS.search(text, 0, at) is not None
    )


RULE = Rule(
    code="GJ110",
    name="doubled-words",
    category="typo",
    severity="info",
    message="“{words}”中“{word}”重复",
    basis="公文文字应准确简明；文字校对通例",
    check=check,
    doc=__doc__,
)
