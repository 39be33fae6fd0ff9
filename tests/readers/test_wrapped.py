"""Texts cut at one width are paragraphs again; others stay as they are."""

from __future__ import annotations

import pytest

from corpus import trial
from extractor.readers.wrapped import unwrapped

LONG = "本年度共清淤渠道12.5公里、维护泵站3座，惠及四个乡镇的二十六个行政村，全部工程于11月底前通过验收并移交管护"
PARAGRAPHS = [f"{n}．{LONG[5 * n :]}，{LONG[: 5 * n]}。" for n in range(1, 13)]


def cut(paragraphs: list[str], width: int) -> list[str]:
    return [p[at : at + width] for p in paragraphs for at in range(0, len(p), width)]


def test_lines_of_one_width_are_put_together() -> None:
    lines = cut(PARAGRAPHS, 30)
    found = unwrapped(lines)
    assert found is not None
    assert [text for _, text in found] == PARAGRAPHS
    assert [lines[number - 1] for number, _ in found] == [p[:30] for p in PARAGRAPHS]


def test_blank_lines_and_rows_of_tables_keep_apart() -> None:
    rows = ["指标\t目标\t完成\t", "渠道\t12\t12.5\t"]
    found = unwrapped([*cut(PARAGRAPHS, 30), "", "附：", *rows])
    assert found is not None
    assert [text for _, text in found] == [*PARAGRAPHS, "附：", *rows]


def test_indented_paragraphs_need_fewer_lines() -> None:
    few = [f"　　{text}" for text in PARAGRAPHS[:4]]
    found = unwrapped(cut(few, 30))
    assert found is not None
    assert [text.strip() for _, text in found] == PARAGRAPHS[:4]
    assert unwrapped(cut(PARAGRAPHS[:4], 30)) is None


def test_short_entries_do_not_hide_the_width() -> None:
    entries = [f"　　（{n}）水泵" for n in range(10, 90)]
    found = unwrapped([*entries, *cut([f"　　{text}" for text in PARAGRAPHS], 30)])
    assert found is not None
    assert [text.strip() for _, text in found][-12:] == PARAGRAPHS


def test_other_texts_are_left_as_they_are() -> None:
    assert unwrapped(PARAGRAPHS) is None
    assert unwrapped([f"清淤渠道{n}公里，维护泵站三座，全部按期验收合格。" for n in range(10, 40)]) is None
    assert unwrapped([]) is None


def test_lists_and_rows_of_one_width_are_left_as_they_are() -> None:
    assert unwrapped([f"第{n}村集中供水点{n}号井维修更换水泵电缆及阀门各一套已验收" for n in range(10, 40)]) is None
    assert unwrapped([f"数量指标 更换水泵{n}台 实际完成{n}台 分值10 得分10 偏差无" for n in range(10, 40)]) is None


@pytest.mark.parametrize("kind", ("clean", "planted"))
def test_reports_whose_lines_are_paragraphs_are_left_as_they_are(kind: str) -> None:
    for name in trial.names():
        assert unwrapped(trial.lines(name, kind)) is None, name
