"""年份缺“年”字

说明
    四位数字的年份后面缺少“年”字，直接连着名称，或者在一串年份中只有它没有“年”字。

理由
    缺“年”字的数字会被读成数量或项目编号，也使名称前后不一致。

反例
    完成2023年、2024、2025年三个年度的房屋普查数据更新。

正例
    完成2023年、2024年、2025年三个年度的房屋普查数据更新，2024—2025年度汇总入库。

不适用
    无。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Block
from extractor.checks.rule import Judgement, Rule
from extractor.checks.tools import HAN, Spot, spots
from extractor.checks.view import View
from extractor.settings import Settings

LISTED = re.compile(
    r"(?:19|20)\d{2}\s*年\s*[、，和及]\s*((?:19|20)\d{2})(?=\s*[、，和及])(?!\s*[、，和及]\s*\d{1,3}(?!\d))"
)
NAMED = re.compile(
    rf"(?:^|(?<=[（(、；：，。“《]))((?:19|20)\d{{2}})(?=[{HAN}]{{4}})(?!\s*[年度个项户人套件名栋座处所亩元万亿余多家只头株棵次起宗块册本米公吨平立千百把台辆张份篇期批届版以至到])"
)
ANY = re.compile(r"(?:19|20)\d{2}(?:\s*年\s*[、，和及]|[\u3400-\u9fff〇](?<!年))")
"""What either begins with."""
NEAR = 3


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a year without its 年; before a name only years near the report's own are taken for years."""
    fiscal_year = view.report.fiscal_year

    def find(block: Block) -> Iterable[Spot]:
        for match in LISTED.finditer(block.text):
            yield Spot(match.start(), match.end(), {"year": match[1], "words": match[0]})
        for match in NAMED.finditer(block.text):
            if fiscal_year is not None and abs(int(match[1]) - fiscal_year) <= NEAR:
                end = match.end() + 4
                yield Spot(match.start(), end, {"year": match[1], "words": block.text[match.start() : end]})

    return spots(view, find, where=ANY)


RULE = Rule(
    code="GJ118",
    name="year-without-unit",
    category="typo",
    severity="info",
    message="“{words}”中的年份“{year}”缺“年”字",
    basis="GB/T 15835—2011《出版物上数字用法》：年份与“年”字连写",
    check=check,
    doc=__doc__,
)
