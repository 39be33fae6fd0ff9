"""Text files: a non-blank line is a block, verbatim without its line end; where lines were cut at one width, a paragraph.

The encoding is never guessed by likelihood alone: it must decode without an error, and what comes out must look like
Chinese office text. A wrong guess would be stored as the words of a report; an error costs a minute.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from pathlib import Path

from db.records import Document, Trouble, visible
from extractor.readers.blocks import Blocks
from extractor.readers.wrapped import unwrapped

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as UTF-16's does, so it is looked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_FOREIGN = re.compile("[\u0080-\u024f\u0370-\u05ff\u0600-\u1fff\u3040-\u30ff\u3130-\u318f\uac00-\ud7ff\ue000-\uf8ff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_DAMAGE = re.compile("\ufffd|锟斤拷|烫烫烫|屯屯屯")

# The shares that tell text from rubbish. In Chinese office prose more than 97 of 100 Han characters are among the 3,755
# of GB 2312's first level; in another encoding's bytes read as GB 18030 about half are.
_COMMON_LEAST = 0.85
_FOREIGN_MOST = 0.1
_DAMAGE_MOST = 0.01
_CONTROL_MOST = 0.001

_ADVICE = "请用记事本打开确认内容无误，另存为 UTF-8 编码后再读取"


def read(path: Path) -> Document:
    """Read a text file. Locators are `第N行`, lines counted from 1; lines of white space alone make no block.

    A byte order mark is no character of the text. Raises `Trouble` for a binary file and for an encoding that is not
    certain.
    """
    text = decode(path.read_bytes(), path.name)
    blocks = Blocks()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in unwrapped(lines) or enumerate(lines, 1):
        blocks.add("paragraph", line, f"第{number}行")
    blocks.leave_page_numbers()
    return blocks.document("txt", visible(text))


def decode(data: bytes, name: str) -> str:
    """The text of `data`: by its byte order mark, else as UTF-8, else as GB 18030. `name` is for messages."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return _sound(data[len(mark) :].decode(encoding), name)
            except UnicodeDecodeError as error:
                raise Trouble(f"“{name}”标明是 {encoding.upper()} 编码，内容却不是，文件可能已损坏", _ADVICE) from error
    if b"\0" in data:
        raise Trouble(f"“{name}”不是文本文件（含二进制内容，或是没有标记的 UTF-16 编码）", _ADVICE)
    try:
        return _sound(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _unknown(data, name) from error
    if not _plausible(text):
        raise _unknown(data, name)
    return _sound(text, name)


def _plausible(text: str) -> bool:
    """Whether text decoded as GB 18030 reads like Chinese: common characters, few of other scripts."""
    han = _HAN.findall(text)
    if not han:
        return False
    common = sum(map(_common().__contains__, han))
    return common >= _COMMON_LEAST * len(han) and len(_FOREIGN.findall(text)) <= _FOREIGN_MOST * visible(text)


@cache
def _common() -> frozenset[str]:
    """The 3,755 most used characters: level 1 of GB 2312, rows 16 to 55."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset("".join(pair.decode("gb2312", "ignore") for pair in rows))


def _sound(text: str, name: str) -> str:
    """`text`, unless it is binary content or was damaged by an earlier conversion."""
    if len(_CONTROL.findall(text)) > max(1, _CONTROL_MOST * len(text)):
        raise Trouble(f"“{name}”不是文本文件（含二进制内容）", "请确认选对了文件；Word 文档请存为 .docx")
    if sum(map(len, _DAMAGE.findall(text))) > _DAMAGE_MOST * visible(text):
        raise Trouble(f"“{name}”的文字在以前转换编码时已损坏（乱码）", "请向提供者索取原始文件")
    return text


def _unknown(data: bytes, name: str) -> Trouble:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:20000]).best()
    guess = f"，可能是 {best.encoding}" if best is not None else ""
    return Trouble(f"无法确定“{name}”的文字编码（不是 UTF-8，也不像 GB18030{guess}）", _ADVICE)
