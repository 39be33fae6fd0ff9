"""Hard line breaks: which of them end a paragraph."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from extractor.readers import read
from extractor.readers.heads import parts
from tests.readers.build import sound


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in parts(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("岭前县水务局\n2024年度绩效自评报告", ["岭前县水务局\n2024年度绩效自评报告"]),
        ("全年清淤渠道12公里，惠及\n四个乡镇。", ["全年清淤渠道12公里，惠及\n四个乡镇。"]),
        ("绩效目标：清淤渠道。\n全年完成。", ["绩效目标：清淤渠道。", "全年完成。"]),
        ("（一）渠道清淤\n绩效目标\n清淤12公里。", ["（一）渠道清淤", "绩效目标", "清淤12公里。"]),
        ("清淤12公里\n完成情况：清淤13公里", ["清淤12公里", "完成情况：清淤13公里"]),
        (
            "全年完成。\n预算执行率为\n98.5%，其中项目执行率97%",
            ["全年完成。", "预算执行率为\n98.5%，其中项目执行率97%"],
        ),
        ("支出60万元（详见\n（一）附件）", ["支出60万元（详见\n（一）附件）"]),
        ("东沟、西沟、\n南沟三处验收时间为\n10:30分", ["东沟、西沟、\n南沟三处验收时间为\n10:30分"]),
        ("", [""]),
    ],
)
def test_a_break_ends_a_paragraph_behind_stops_and_headings_only(text: str, wanted: list[str]) -> None:
    assert split(text) == wanted


def test_line_breaks_and_frames_of_a_word_file_are_paragraphs(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("一、渠道清淤\n绩效目标：清淤12公里。\n完成情况：清淤13公里。")
    frame = made.add_table(1, 1).cell(0, 0)
    frame.text = "二、泵站维护"
    frame.add_paragraph("绩效目标：维护泵站3座。")
    made.add_table(1, 2).cell(0, 0).text = "单位"
    made.save(str(tmp_path / "a.docx"))
    blocks = sound(read(tmp_path / "a.docx")).blocks
    assert [(b.kind, b.text, b.locator) for b in blocks] == [
        ("paragraph", "一、渠道清淤", "第1段"),
        ("paragraph", "绩效目标：清淤12公里。", "第1段"),
        ("paragraph", "完成情况：清淤13公里。", "第1段"),
        ("paragraph", "二、泵站维护", "表1 第1行第1列"),
        ("paragraph", "绩效目标：维护泵站3座。", "表1 第1行第1列"),
        ("cell", "单位", "表2 第1行第1列"),
    ]
