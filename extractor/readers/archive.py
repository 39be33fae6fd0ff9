"""Zip files as folders: `包.zip/部门.docx` is a path like any other, whose file is unpacked while it is read.

Nothing is unpacked by the name that the archive gives it, so that no name can climb out of a folder; what comes out is
bounded in size, number and depth, and is gone when it has been read.
"""

from __future__ import annotations

import io
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path, PurePosixPath

from db.records import Trouble

DEPTH_MOST = 3
"""Archives within archives that are looked into."""

_ENTRIES_MOST = 5_000
_MEMBER_MOST = 2**29
# Archives within an archive are held in memory while their members are read: one may have so many bytes, all so many.
_INNER_MOST = 2**28
_INNER_ALL = 2**30
_UTF8 = 0x800  # the flag by which an entry says that its name is UTF-8 (PKWARE's APPNOTE 4.4.4)
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DRIVE = re.compile(r"[A-Za-z]:")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)

Chain = tuple[str, ...]
"""The names of archives within an archive, the outermost first."""


def is_archive(path: Path) -> bool:
    """Whether there is a zip file at `path` that is no document by itself (as .docx and .ofd are)."""
    from extractor.readers.formats import FORMATS, recognise

    try:
        return path.is_file() and recognise(path) is FORMATS["zip"]
    except (Trouble, OSError):
        return False


def members(path: Path, wanted: Callable[[str], bool]) -> tuple[list[Path], list[tuple[Path, Trouble]]]:
    """The files in the archive at `path` whose names are `wanted`, as paths below it, and what is wrong with others.

    Archives within it are looked into. What cannot be looked into is told, not raised.
    """
    listing = _Listing(path, wanted)
    listing.look((), path)
    return listing.found, listing.troubles


def is_member(path: Path) -> bool:
    """Whether `path` leads to a file within an archive."""
    try:
        return _archive_of(path) is not None and bool(_located(path))
    except Trouble:
        return False


@contextmanager
def at_hand(path: Path) -> Iterator[Path]:
    """The file at `path` on the disk: itself, or of one within an archive a copy that lasts as long as the context.

    Raises `Trouble` where it cannot be unpacked.
    """
    archive = _archive_of(path)
    if archive is None:
        yield path
        return
    chain, name = _located(path)
    with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
        copy = Path(folder, _UNSAFE.sub("_", PurePosixPath(name).name)[-80:].strip(". ") or "文件")
        with _opened(archive, chain) as opened, copy.open("wb") as file:
            entry = _index(opened)[0][name]
            _allowed(entry, path, _MEMBER_MOST)
            try:
                with opened.open(entry) as source:
                    shutil.copyfileobj(source, file)
            except _BROKEN as error:
                raise _broken(path) from error
        yield copy


def shown(path: Path) -> str:
    """The name of a file for people: its own, within an archive with the archive's before it (`包.zip/部门.docx`)."""
    archive = _archive_of(path)
    return path.name if archive is None else path.relative_to(archive.parent).as_posix()


class _Listing:
    """What `members` gives, as it is found."""

    def __init__(self, archive: Path, wanted: Callable[[str], bool]) -> None:
        self._archive, self._wanted = archive, wanted
        self._inner = 0
        self.found: list[Path] = []
        self.troubles: list[tuple[Path, Trouble]] = []

    def look(self, chain: Chain, place: Path) -> None:
        """List the archive within archives at `place`."""
        try:
            with _opened(self._archive, chain) as opened:
                entries, refused = _index(opened)
        except Trouble as trouble:
            self.troubles.append((place, trouble))
            return
        self.troubles += [
            (
                place,
                Trouble(f"压缩包“{place.name}”里有路径可疑或重名的文件“{name}”，已跳过", "请确认来源，解压后再读取"),
            )
            for name in refused
        ]
        for name, entry in entries.items():
            if not self._wanted(name):
                continue
            if name.lower().endswith(".zip"):
                self._within(chain, name, entry.file_size, place / name)
            else:
                self.found.append(place / name)

    def _within(self, chain: Chain, name: str, size: int, place: Path) -> None:
        self._inner += size
        if len(chain) + 1 >= DEPTH_MOST or self._inner > _INNER_ALL:
            what = "嵌套太深" if self._inner <= _INNER_ALL else "解压后大得不正常"
            self.troubles.append((place, Trouble(f"压缩包“{place.name}”{what}，没有读取", "请解压后再读取其中的文件")))
        else:
            self.look((*chain, name), place)


@contextmanager
def _opened(archive: Path, chain: Chain) -> Iterator[zipfile.ZipFile]:
    """An archive, or one within it. Raises `Trouble` for one that is broken or a bomb."""
    name = chain[-1] if chain else archive.name
    try:
        stamp = archive.stat()
        source = io.BytesIO(_inner(archive, (stamp.st_mtime_ns, stamp.st_size), chain)) if chain else archive
        opened = zipfile.ZipFile(source)
    except _BROKEN as error:
        raise _broken(Path(name)) from error
    with opened:
        from extractor.readers.container import guard, too_big

        guard(opened.infolist(), name)
        if len(opened.infolist()) > _ENTRIES_MOST:
            raise too_big(name)
        yield opened


@lru_cache(maxsize=2)
def _inner(archive: Path, stamp: tuple[int, int], chain: Chain) -> bytes:
    """The bytes of an archive within one; kept, as all of its members will be asked for. `stamp`: of the file's state."""
    place = Path(archive, *chain)
    with _opened(archive, chain[:-1]) as opened:
        entry = _index(opened)[0][chain[-1]]
        _allowed(entry, place, _INNER_MOST)
        return opened.read(entry)


def _archive_of(path: Path) -> Path | None:
    """The zip file that `path` leads into; None for a path outside of any."""
    return next((above for above in path.parents if above.suffix.lower() == ".zip" and above.is_file()), None)


def _located(path: Path) -> tuple[Chain, str]:
    """The archives within the archive that `path` leads through, and the name of the entry in the last."""
    archive = _archive_of(path)
    if archive is None:
        raise Trouble(f"“{path.name}”不在压缩包里")
    chain: Chain = ()
    rest = path.relative_to(archive).as_posix()
    while True:
        with _opened(archive, chain) as opened:
            entries = _index(opened)[0]
        if rest in entries:
            return chain, rest
        above = (place.as_posix() for place in PurePosixPath(rest).parents)
        inner = next((name for name in above if name.lower().endswith(".zip") and name in entries), None)
        if inner is None or len(chain) + 1 >= DEPTH_MOST:
            raise Trouble(f"压缩包“{archive.name}”里没有“{rest}”", "请检查路径是否写对")
        chain, rest = (*chain, inner), rest[len(inner) + 1 :]


def _index(opened: zipfile.ZipFile) -> tuple[dict[str, zipfile.ZipInfo], list[str]]:
    """The files in an archive by their names, and names that are refused: that lead elsewhere, or come twice."""
    found: dict[str, zipfile.ZipInfo] = {}
    refused: list[str] = []
    for entry in opened.infolist():
        written = _name(entry).replace("\\", "/")
        if written.endswith("/") or stat.S_ISLNK(entry.external_attr >> 16):
            continue
        parts = [part for part in written.split("/") if part not in ("", ".")]
        name = "/".join(parts)
        if written.startswith("/") or ".." in parts or _DRIVE.match(written) or _CONTROL.search(written) or not parts:
            refused.append(_CONTROL.sub("?", written))
        elif name in found:
            refused.append(name)
        else:
            found[name] = entry
    return found, refused


def _name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry as it was meant: without the flag for UTF-8 it is as a rule GBK, whatever zipfile takes it for."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        raw = entry.orig_filename.encode("cp437")
    except UnicodeEncodeError:  # the library found the name in an extra field
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            pass
    return entry.filename


def _allowed(entry: zipfile.ZipInfo, place: Path, most: int) -> None:
    if entry.flag_bits & 1:
        raise Trouble(f"“{place.name}”在压缩包里加了密码", "请用密码解压后再读取")
    if entry.file_size > most:
        raise Trouble(f"“{place.name}”解压后太大，没有读取", "请解压后确认内容，再单独读取")


def _broken(place: Path) -> Trouble:
    return Trouble(f"“{place.name}”从压缩包里解不开，压缩包可能已损坏", "请重新下载或复制压缩包，或解压后再读取")
