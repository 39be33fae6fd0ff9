"""Which format a file is of, by its content. The table of formats: those that are read, and those refused by name."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from db.records import Trouble

_HEAD = 4096
_OLE_LIMIT = 64 * 2**20  # an Office 97 file larger than this is told apart by its first part alone


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its title for people, the module of `extractor.readers` that reads it, or else the way out."""

    title: str
    reader: str | None = None
    advice: str = ""


_AS_DOCX = "请用 Word 或 WPS 打开，另存为 .docx 后再读取"

FORMATS: dict[str, Format] = {
    "text": Format("文本文件", "text"),
    "markdown": Format("Markdown 文件", "markdown"),
    "csv": Format("CSV 文件", "delimited"),
    "docx": Format("Word 文档（.docx）", "docx"),
    "pdf": Format("PDF 文件", "pdf"),
    "encrypted": Format("加密的 Office 文档", None, "请用密码打开，取消密码后另存为 .docx 再读取"),
    "doc": Format("旧版 Word 或 WPS 文档（.doc、.wps）", "office"),
    "xls": Format("旧版 Excel 或 WPS 表格（.xls、.et）", "sheets"),
    "ole": Format("旧版 Office 文件", None, _AS_DOCX),
    "xlsx": Format("Excel 工作簿（.xlsx）", "sheets"),
    "pptx": Format("演示文稿（.pptx）", None, "请把文字内容粘贴到 Word 文档中，另存为 .docx 后再读取"),
    "odt": Format("OpenDocument 文档（.odt）", "office"),
    "odf": Format(
        "OpenDocument 表格等（.ods、.odp）", None, "请用 LibreOffice 或 WPS 打开，另存为 .xlsx 或 .docx 后再读取"
    ),
    "ofd": Format("版式文件（.ofd）", "ofd"),
    "zip": Format("压缩包（zip）", None, "请把名字改成以 .zip 结尾，用 gouji run 整个读取；或先解压，再读取其中的文件"),
    "archive": Format("压缩包", None, "请先解压，再读取其中的文件"),
    "rtf": Format("RTF 文档（.rtf）", "office"),
    "html": Format("网页（HTML）", "html"),
    "mht": Format("单个文件网页（.mht）", None, _AS_DOCX),
    "wordxml": Format("Word XML 文档", None, _AS_DOCX),
    "image": Format("图片", "scan"),
}

# First bytes of formats that are told by them alone: https://www.iana.org/assignments/media-types and the formats' own
# specifications.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF = re.compile(rb"%PDF-\d")
_HTML = re.compile(rb"(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|meta|title|link|style|table|div)\b", re.I | re.S)
_MHT = re.compile(rb"mime-version:", re.I)
_WORD_XML = re.compile(rb"<\?xml.{0,400}?(progid=\"Word|<pkg:package|wordml)", re.I | re.S)

# Text that nothing in it tells apart from other text: here the name decides.
_TEXTS = {".csv": "csv", ".tsv": "csv", ".md": "markdown", ".markdown": "markdown"}

# Streams by which the directory of an Office 97 file tells what it is, in the order in which they are looked for.
_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
)


def recognise(path: Path) -> Format:
    """The format of the file at `path`, by content; of plain texts the name tells the kind.

    Raises `Trouble` for an empty file and for a damaged zip container, OSError when the file cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise Trouble(f"“{path.name}”是空文件", "请确认文件已完整复制或下载")
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return FORMATS[_in_zip(path)]
    if head.startswith(_OLE):
        return FORMATS[_in_ole(path)]
    if _PDF.search(head, 0, 1024):
        return FORMATS["pdf"]
    found = _in_head(head)
    return FORMATS[_TEXTS.get(path.suffix.lower(), found) if found == "text" else found]


def _in_head(head: bytes) -> str:
    for magic, name in _MAGIC:
        # "BM" could open an English text; a bitmap has zero bytes right behind its size.
        if head.startswith(magic) and (magic != b"BM" or head[6:10] == b"\0\0\0\0"):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) & ~1].decode("utf-16", "ignore").encode()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _WORD_XML.match(start):
        return "wordxml"
    if _HTML.match(re.sub(rb"^<\?xml.*?\?>\s*", b"", start, flags=re.S)):
        return "html"
    if _MHT.match(start):
        return "mht"
    return "text"


def _in_zip(path: Path) -> str:
    """What a zip container holds, by the names in its directory."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.lower() for name in archive.namelist()}
            media = archive.read("mimetype")[:100] if "mimetype" in names and "content.xml" in names else b""
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
        raise Trouble(
            f"“{path.name}”已损坏：它应是 .docx、.xlsx 或压缩包，但内容不完整",
            "请重新下载或复制，或用 Word、WPS 打开并另存为新的 .docx",
        ) from error
    if any(name.startswith("word/document") for name in names):
        return "docx"
    if "ofd.xml" in names:
        return "ofd"
    if any(name.startswith("xl/workbook") for name in names):
        return "xlsx"
    if any(name.startswith("ppt/presentation") for name in names):
        return "pptx"
    if media:
        return "odt" if media.startswith(b"application/vnd.oasis.opendocument.text") else "odf"
    return "zip"


def _in_ole(path: Path) -> str:
    """What an Office 97 container holds: its directory names streams in UTF-16."""
    with path.open("rb") as file:
        data = file.read(_OLE_LIMIT)
    return next((name for stream, name in _STREAMS if stream.encode("utf-16-le") in data), "ole")
