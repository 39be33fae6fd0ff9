"""Zip containers and the XML in them (.xlsx, .ofd, .zip), opened so that a hostile file costs little."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from db.records import Trouble

# A report of 5,000 pages stays well under these; a zip bomb does not.
_ENTRIES_MOST = 20_000
_BYTES_MOST = 2**30
_PART_MOST = 200 * 2**20
_RATIO_MOST = 300
_RATIO_FROM = 64 * 2**20  # smaller contents are harmless, however well they were packed
_TAGS_MOST = 12_000_000

Element = Any


def guard(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Refuse what would cost too much to unpack; the sizes in the directory bound what zipfile gives out."""
    size, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
    if len(entries) > _ENTRIES_MOST or size > _BYTES_MOST or (size > _RATIO_FROM and size > _RATIO_MOST * packed):
        raise too_big(name)


def too_big(name: str) -> Trouble:
    """The refusal of a file that unpacks to absurd size."""
    return Trouble(
        f"“{name}”解压后大得不正常，可能是恶意文件（压缩炸弹），已拒绝读取", "请确认来源；可信的文件请分成几份另存"
    )


class Container:
    """An open zip file whose members are XML parts. Names are matched without regard to case and leading slashes."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._archive = zipfile.ZipFile(path)
        entries = self._archive.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise Trouble(f"“{path.name}”是加密的文件", "请取消密码后另存一份再读取")
        guard(entries, path.name)
        self._entries = {entry.filename.lower(): entry for entry in entries}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._archive.close()

    def names(self) -> list[str]:
        """The names of all members, in small letters, in the order of the directory."""
        return list(self._entries)

    def blob(self, name: str) -> bytes | None:
        """The bytes of a member; None where there is none of this name."""
        entry = self._entries.get(name.lstrip("/").lower())
        if entry is None:
            return None
        if entry.file_size > _PART_MOST:
            raise too_big(self._name)
        try:
            return self._archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise Trouble(
                f"“{self._name}”已损坏（{entry.filename} 解不开）", "请重新下载或复制，或向提供者重新索取"
            ) from error

    def part(self, name: str) -> Element | None:
        """The root element of an XML member; None where there is none of this name.

        Raises `Trouble` for one that declares entities; external ones are never resolved.
        """
        from lxml import etree

        blob = self.blob(name)
        if blob is None:
            return None
        if blob.count(b"<") > _TAGS_MOST:
            raise too_big(self._name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root: Element = etree.fromstring(blob, parser)
        except etree.XMLSyntaxError as error:
            raise Trouble(
                f"“{self._name}”已损坏（{name} 不是有效的 XML）", "请用原来的软件打开并另存一份，或向提供者重新索取"
            ) from error
        if root.getroottree().docinfo.doctype:
            raise Trouble(
                f"“{self._name}”里有不该出现的 DTD 或实体定义，可能是恶意文件，已拒绝读取",
                "请确认来源；可信的文件请用原来的软件打开并另存",
            )
        return root


def target(base: str, reference: str) -> str:
    """The name of the member that `reference` names in the member `base`; what climbs out of the container stays in it."""
    parts: list[str] = [] if reference.startswith("/") else base.split("/")[:-1]
    for part in reference.replace("\\", "/").split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
