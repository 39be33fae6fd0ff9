"""A small report of a fictional body, and ways to store it."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from fractions import Fraction

from db.records import (
    Block,
    BudgetItem,
    Evidence,
    Field,
    Figure,
    Finding,
    Indicator,
    Project,
    Quantity,
    Report,
    Result,
    Span,
)
from db.store import Store

_MU = Figure(Decimal("1.20"), "亩", "area", "m²", Fraction(20_000_000, 3), ">=", multiplier="万")


def place(text: str, words: str, block: int) -> Span:
    start = text.index(words)
    return Span(block, start, start + len(words), words)


def report(
    organisation: str | None = "云川市青石区水务局", year: int | None = 2024, words: str = "全年工作平稳。"
) -> Report:
    """One project: a heading, an indicator, a completion; `words` is a further block that says nothing."""
    texts = ("1.河道清淤项目（350.50万元）", "清淤河道1.20万亩以上，群众满意", "已完成河道清淤任务，群众满意", words)
    blocks = tuple(Block(ordinal, "paragraph", text, f"第{ordinal}行") for ordinal, text in enumerate(texts, 1))
    quantity = Quantity(_MU, "清淤河道", place(texts[1], "1.20万亩", 2))
    whole = Span(2, 0, len(texts[1]), texts[1])
    done = Span(3, 0, len(texts[2]), texts[2])
    money = place(texts[0], "350.50万元", 1)
    demand = Indicator(
        1, "清淤河道1.20万亩以上", place(texts[1], "清淤河道1.20万亩以上", 2), thing="清淤河道", figure=_MU,
        quantitative=True, result=Result("restated", "只说完成，没有给出面积", None, (done,)),
    )  # fmt: skip
    project = Project(
        1, "1", "河道清淤项目", place(texts[0], "河道清淤项目", 1), None, Field(texts[1], whole),
        Field(texts[2], done), (demand,), (0,), grade="优秀",
        budget=(BudgetItem("河道清淤项目", Decimal("350.50"), "万元", Fraction(3_505_000), None, "budget", money),),
    )  # fmt: skip
    return Report(
        source="报告.txt", sha256="0" * 64, format="txt", title="部门整体绩效自评报告", organisation=organisation,
        fiscal_year=year, genre="department_overall", blocks=blocks, seen=sum(map(len, texts)), projects=(project,),
        quantities=(quantity,),
    )  # fmt: skip


def finding(
    of: Report, target: str, reported: str | None = None, fingerprint: str = "a" * 16, rule: str = "GJ201"
) -> Finding:
    """A finding on the sample's project that quotes these words of its indicator and completion."""
    evidence = [Evidence(place(of.block(2).text, target, 2), "target")]
    if reported:
        evidence.append(Evidence(place(of.block(3).text, reported, 3), "reported"))
    return Finding(
        rule=rule, category="qualitative_for_quantified", severity="error", message=f"“{target}”没有答复",
        arguments={"target": target}, basis="自评办法", fingerprint=fingerprint, projects=("1",), project_ids=(1,),
        evidence=tuple(evidence), target=of.quantities[0], confidence=0.9,
    )  # fmt: skip


def save(
    store: Store, *reports: Report, path: str = "报告.txt", sha256: str = "0" * 64, version: str = "v1"
) -> list[int]:
    """Store reports as the content of a file."""
    renamed = [dataclasses.replace(one, sha256=sha256) for one in reports]
    return store.save(path, "报告.txt", 100, sha256, "txt", renamed, version)
