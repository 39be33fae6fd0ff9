"""Documents that only an office program reads well (.doc, .wps, .rtf, .odt): LibreOffice makes a .docx, which is then read.

LibreOffice runs without a window, under a profile of its own in which macros, links and updates are off, and within a time
limit. Starting it takes longer than converting, so `prepared` converts many files by one run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from db.records import Document, Trouble
from extractor.readers.archive import at_hand
from extractor.readers.container import guard

SUFFIXES = frozenset((".doc", ".dot", ".wps", ".rtf", ".odt"))
"""The names by which documents for `prepared` are looked for; what they are their content says."""

# By its first bytes: what a document is called, and LibreOffice's filter for it. Naming the filter keeps LibreOffice from
# taking a damaged file for plain text.
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "rtf", "Rich Text Format"),
    (b"PK", "odt", "writer8"),
    (b"\xd0\xcf\x11\xe0", "doc", "MS Word 97"),
)
_OUTPUT = "docx:MS Word 2007 XML"
_SECONDS = 90  # for one file; each further one of a run has a share more
_SECONDS_MORE = 15
_RUN_MOST = 25  # files; a file that brings LibreOffice down costs the others of its run their turn
_FAILED = ".failed"
_FOLDER = "GOUJI_CONVERTED"
"""Names the folder of converted files to worker processes, which inherit the environment."""

_PLACES = (
    *(r"C:\Program Files\LibreOffice\program\soffice.com", r"C:\Program Files (x86)\LibreOffice\program\soffice.com"),
    *(
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "/opt/libreoffice/program/soffice",
        "/snap/bin/libreoffice",
    ),
)
_ADVICE = (
    "请安装 LibreOffice（免费，https://zh-cn.libreoffice.org ；Debian、Ubuntu：sudo apt-get install libreoffice-writer）后重新运行；"
    "或用 Word、WPS 打开，另存为 .docx 后再读取"
)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def read(path: Path) -> Document:
    """Read a .doc, .wps, .rtf or .odt. Locators are those of the .docx that LibreOffice makes of it.

    Raises `Trouble` where LibreOffice is not installed or does not manage.
    """
    from extractor.readers import docx

    kind = _guarded(path)
    ready = os.environ.get(_FOLDER)
    if ready is not None:
        made = Path(ready, f"{_digest(path)}.docx")
        if made.exists():
            return replace(docx.read(made), format=kind)
        if made.with_suffix(_FAILED).exists():
            raise _refused(path)
    program = find_program()
    if program is None:
        raise Trouble(f"读取“{path.name}”（.{kind}）要用 LibreOffice，这台电脑上没有找到", _ADVICE)
    with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as folder:
        done = convert(program, {"document": path}, Path(folder))
        if "document" not in done:
            raise _refused(path)
        return replace(docx.read(done["document"]), format=kind)


def _refused(path: Path) -> Trouble:
    return Trouble(
        f"LibreOffice 打不开“{path.name}”：文件可能已损坏、有密码，或在限定时间内没有转换完",
        "请用 Word 或 WPS 打开（有密码的先取消），另存为 .docx 后再读取",
    )


@contextmanager
def prepared(paths: Iterable[Path]) -> Iterator[None]:
    """Have the documents among `paths` converted, many by one run; within the context `read` finds them converted.

    What was not come to, as LibreOffice broke down or the time was over, is left for `read` to try by itself.
    """
    wanted = [path for path in paths if path.suffix.lower() in SUFFIXES]
    program = find_program() if len(wanted) > 1 else None
    if program is None:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as folder:
        for start in range(0, len(wanted), _RUN_MOST):
            _prepare(program, wanted[start : start + _RUN_MOST], Path(folder))
        os.environ[_FOLDER] = folder
        try:
            yield
        finally:
            del os.environ[_FOLDER]


def find_program() -> Path | None:
    """LibreOffice on this machine; None where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found)
    return next((place for place in map(Path, _PLACES) if place.is_file()), None)


def convert(program: Path, sources: dict[str, Path], folder: Path) -> dict[str, Path]:
    """Convert documents to .docx files in `folder`, by one run for each kind; given back are those that succeeded.

    Of those that LibreOffice has tried and does not manage, an empty file `NAME.failed` is left there.
    `sources` are documents by the names that their results are to bear.
    """
    work = Path(tempfile.mkdtemp(dir=folder))
    profile = work / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    kinds: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, source in sources.items():
        kind = _kind(source)
        copy = work / f"{name}.{kind[0]}"
        shutil.copyfile(source, copy)
        kinds[kind].append(str(copy))
    for (_, filter), files in kinds.items():
        command = [
            str(program),
            f"-env:UserInstallation={profile.parent.as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
        ]
        command += ["--nolockcheck", f"--infilter={filter}", "--convert-to", _OUTPUT, "--outdir", str(folder), *files]
        if _run(command, _SECONDS + _SECONDS_MORE * (len(files) - 1)):
            for name in (Path(file).stem for file in files):
                if not (folder / f"{name}.docx").is_file():
                    (folder / name).with_suffix(_FAILED).touch()
    shutil.rmtree(work, ignore_errors=True)
    return {name: folder / f"{name}.docx" for name in sources if (folder / f"{name}.docx").is_file()}


def _prepare(program: Path, paths: list[Path], folder: Path) -> None:
    """Convert `paths` to files in `folder` that bear the digest of what they were made from."""
    from extractor.readers.formats import recognise

    with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as copies:
        sources: dict[str, Path] = {}
        for path in paths:
            with suppress(Trouble, OSError), at_hand(path) as file:
                if recognise(file).reader == "office" and _guarded(file):
                    digest = _digest(file)
                    sources[digest] = Path(shutil.copyfile(file, Path(copies, digest)))
        with suppress(OSError):
            convert(program, sources, folder)


def _run(command: list[str], seconds: float) -> bool:
    """Run LibreOffice; whether it came to its end. It and whatever it started are ended when the time is over."""
    windows = sys.platform == "win32"
    with subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=not windows,
    ) as process:
        try:
            return process.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            if process.poll() is None:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True)  # noqa: S603, S607
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _kind(path: Path) -> tuple[str, str]:
    """What a document is called, and LibreOffice's filter for it."""
    with path.open("rb") as file:
        head = file.read(8)
    return next(((kind, filter) for magic, kind, filter in _KINDS if head.startswith(magic)), ("doc", "MS Word 97"))


def _guarded(path: Path) -> str:
    """What a document is called, after a look into a container, which could be a bomb."""
    kind, _ = _kind(path)
    if kind == "odt":
        with zipfile.ZipFile(path) as archive:
            guard(archive.infolist(), path.name)
    return kind


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
