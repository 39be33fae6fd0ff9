"""A sample: its source, what is made of it, and where that is kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from corpus.build import flow, markup, truth
from corpus.build.draft import Truth

SOURCES = Path(__file__).resolve().parent.parent / "sources"
SAMPLES = Path(__file__).resolve().parent.parent / "samples"


@dataclass(frozen=True, slots=True)
class Sample:
    """One report of ours. `head` holds the settings of its first lines, `marked` its words and marks."""

    name: str
    head: dict[str, str]
    marked: markup.Marked
    truth: Truth

    @property
    def formats(self) -> tuple[str, ...]:
        """The file formats that it is made into."""
        return tuple(self.head.get("formats", "txt").split())

    @property
    def text(self) -> bytes:
        """The plain text file, in the encoding and with the line ends that the source asks for."""
        newline = "\r\n" if self.head.get("newline") == "crlf" else "\n"
        return newline.join((*self.marked.lines, "")).encode(self.head.get("encoding", "utf-8"))

    @property
    def truth_json(self) -> bytes:
        """The truth as it is kept beside the files."""
        return (json.dumps({"name": self.name} | self.truth, ensure_ascii=False, indent=1) + "\n").encode()


def parse(name: str, source: str) -> Sample:
    """A sample from its source: settings, a line ``---``, the body, a line ``===``, findings and traps."""
    top, _, rest = source.partition("\n---\n")
    body, _, bottom = rest.partition("\n===\n")
    head = dict(part for part in (_setting(line) for line in top.splitlines()) if part)
    marked = markup.read(body)
    verdicts = [line for line in bottom.splitlines() if line.strip()]
    return Sample(name, head, marked, truth.build(marked, head, verdicts))


def load(name: str, folder: Path = SOURCES) -> Sample:
    """The sample with this name. Raises MarkupError naming the line, OSError."""
    return parse(name, (folder / f"{name}.txt").read_text(encoding="utf-8"))


def names(folder: Path = SOURCES) -> list[str]:
    """All samples, sorted."""
    return sorted(path.stem for path in folder.glob("*.txt"))


def files(sample: Sample) -> dict[str, bytes]:
    """Everything that is made of a sample: file name -> bytes."""
    made = {f"{sample.name}.truth.json": sample.truth_json}
    if "txt" in sample.formats:
        made[f"{sample.name}.txt"] = sample.text
    if "docx" in sample.formats:
        from corpus.build import word

        made[f"{sample.name}.docx"] = word.document(flow.of(sample.marked, sample.head))
    if "pdf" in sample.formats:
        from corpus.build import pages

        made[f"{sample.name}.pdf"] = pages.document(flow.of(sample.marked, sample.head))
    return made


def write(sample: Sample, folder: Path = SAMPLES) -> list[Path]:
    """Make a sample's files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in files(sample).items():
        (folder / name).write_bytes(content)
        written.append(folder / name)
    return written


def _setting(line: str) -> tuple[str, str] | None:
    key, colon, value = line.partition(":")
    return (key.strip(), value.strip()) if colon else None
