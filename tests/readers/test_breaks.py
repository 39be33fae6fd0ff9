"""Why a line was left short, and which rows the end of a page cuts."""

from __future__ import annotations

import pytest

from extractor.readers.layout.breaks import left_short
from extractor.readers.layout.page import Table, TableCell
from extractor.readers.layout.split import is_split


@pytest.mark.parametrize(
    ("text", "room", "following"),
    [
        ("合格率", 3.0, "98.5‰。"),
        ("截至", 3.5, "底，2023年完成"),
        ("折合296", 3.5, "元/立方米"),
        ("共培训316", 2.2, "人次，"),
        ("举办迎春灯会、民俗巡", 3.5, "游、“五一”展演"),
    ],
)
def test_what_stands_together_leaves_the_line_above_short(text: str, room: float, following: str) -> None:
    assert left_short(text, room, following)
    assert not left_short(text, 12.0, following)
    assert not left_short(f"{text}。", room, following)


def test_numbers_are_never_parted() -> None:
    assert not left_short("10", 0.5, "100")


def table(page: int, *texts: str, cut: bool = True) -> Table:
    cells = [TableCell(1, n, 1, 1, (0, 0, 1, 1), text, cut, 0.0 if cut else 10.0) for n, text in enumerate(texts, 1)]
    return Table(page, (0, 0, 1, 1), tuple(map(float, range(len(texts) + 1))), 1, cells)


LONG = "更换城区五座泵站水泵十二台并检修闸门三十扇"
GOAL = "对病害较轻的路段及早实施预防性养护，延缓路面衰减，全"


@pytest.mark.parametrize(
    ("above", "below", "entries"),
    [
        (("1", "沟渠清", "12公里"), ("", "淤", ""), ()),  # cells fall silent
        (("", GOAL, "全部完"), ("", "年不少于58公里。", "成。"), ()),  # a sentence goes on
        (("培训（含", "3期"), ("线上）", "次"), ()),  # a bracket closes
        (("项目名", "沟渠清"), ("称", "淤工程"), ("项目名称",)),  # other forms bear the label
        (("1", "水务站", "优", "年末测评由"), ("", "", "", "82分升至87分"), ()),  # nothing ends so
    ],
)
def test_a_row_that_goes_on(above: tuple[str, ...], below: tuple[str, ...], entries: tuple[str, ...]) -> None:
    assert is_split(table(1, *above), table(2, *below), 1, frozenset(entries))


@pytest.mark.parametrize(
    ("above", "below", "entries"),
    [
        (("数量", "沟渠清淤", "12公里"), ("质量", "合格率", "100%"), ("合格率",)),
        (("", "年度目标"), ("一级", "三级指标"), ("三级指标",)),
        (("数量", "沟渠清淤"), ("质量", "合格率", "100%"), ()),
    ],
)
def test_a_row_that_is_new(above: tuple[str, ...], below: tuple[str, ...], entries: tuple[str, ...]) -> None:
    assert not is_split(table(1, *above), table(2, *below), 1, frozenset(entries))


def test_a_further_entry_beside_cells_over_several_rows_is_a_row() -> None:
    above = table(1, "1", "泵站维护", "60", LONG, cut=False)
    assert not is_split(above, table(2, "", "", "", "清淤渠道24公里"), 1, frozenset())
    assert not is_split(above, table(2, "", "", "", "2.清淤渠道24公里。"), 1, frozenset())
