"""Markdown: text whose headings have levels, and whose signs are left out and listed."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import Document
from extractor.readers import read
from tests.readers.build import sound

TEXT = """# 青石区水务局自评报告 #

## 一、概况
正文**绩效目标**：清淤12公里，a_b_c，2*3=6。
1. 第一项
- 第二项
> 引文
---
| 指标 | 值 |
|---|---|
```
# 不是标题
```
#没有空格
"""


def _read(folder: Path, text: str) -> Document:
    path = folder / "报告.md"
    path.write_text(text, encoding="utf-8")
    return sound(read(path))


def test_headings_and_signs(tmp_path: Path) -> None:
    document = _read(tmp_path, TEXT)
    assert document.format == "md"
    assert [(b.locator, b.level, b.text) for b in document.blocks] == [
        ("第1行", 1, "青石区水务局自评报告"),
        ("第3行", 2, "一、概况"),
        ("第4行", None, "正文绩效目标：清淤12公里，a_b_c，2*3=6。"),
        ("第5行", None, "1. 第一项"),
        ("第6行", None, "第二项"),
        ("第7行", None, "引文"),
        ("第9行", None, "| 指标 | 值 |"),
        ("第10行", None, "|---|---|"),
        ("第12行", None, "# 不是标题"),
        ("第14行", None, "#没有空格"),
    ]
    assert {left.reason for left in document.left_out} == {"Markdown 标记"}


@given(st.text("甲1 #*_->`~|\n", max_size=60))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_lost(tmp_path: Path, text: str) -> None:
    _read(tmp_path, f"总有一段\n{text}")
