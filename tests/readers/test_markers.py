"""List numbers beside those that LibreOffice lays out: every marker of every format, and of lists of every structure.

LibreOffice makes a PDF of a document that we build; what stands before each paragraph there is what our reader must give.
Where LibreOffice is known not to follow the standard (ECMA-376 part 1, 17.9 and 17.18.59), the exception is in `NOT_KNOWN`.
"""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from extractor.readers import office, read
from tests.readers.build import listed, para, sound, word
from tests.readers.test_numbering import abstract, level, num

PROGRAM = office.find_program()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not here")

FORMATS: list[str] = re.findall(
    r"\w+",
    "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital "
    "japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand "
    "decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero ganada chosung "
    "decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle "
    "ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional "
    "taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand "
    "koreanDigital koreanCounting koreanLegal koreanDigital2 vietnameseCounting russianLower russianUpper none "
    "numberInDash hebrew1 hebrew2 arabicAlpha arabicAbjad hindiVowels hindiConsonants hindiNumbers hindiCounting "
    "thaiLetters thaiNumbers thaiCounting bahtText dollarText",
)
"""ST_NumberFormat, all of it but `bullet` and `custom`."""

NUMBERS = (
    *range(1, 22),
    26,
    27,
    28,
    29,
    40,
    47,
    53,
    60,
    99,
    100,
    101,
    105,
    110,
    111,
    119,
    120,
    999,
    1000,
    1001,
    1010,
    1100,
)

# Format -> the numbers that LibreOffice does not write by the standard: as a rule it shows decimal digits.
NOT_KNOWN: dict[str, Callable[[int], bool]] = {
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2", "numberInDash"), lambda number: True),
    **dict.fromkeys(("decimalEnclosedFullstop", "decimalEnclosedParen"), lambda number: number <= 20),
    **dict.fromkeys(("japaneseDigitalTenThousand", "taiwaneseDigital"), lambda number: True),
    "ideographZodiacTraditional": lambda number: number <= 60,
    "ideographEnclosedCircle": lambda number: number <= 50,  # circled digits instead
    "ideographDigital": lambda number: number > 9,  # 十 instead of 一〇
    "japaneseLegal": lambda number: number > 9,  # digit by digit
    "japaneseCounting": lambda number: number > 99,  # 一百零一 instead of 百一
    # 一百 instead of digit by digit
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), lambda number: number > 99),
    # the standard's circles end at 20
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), lambda number: 20 < number <= 50
    ),
    # lines of that length break
    **dict.fromkeys(("upperLetter", "lowerLetter", "chicago"), lambda number: number > 400),
    **dict.fromkeys(("cardinalText", "ordinalText", "hebrew1"), lambda number: number > 999),
}  # fmt: skip

LINE = re.compile(r"(.*)§(\d+)§(.*)")


def formats(path: Path) -> Path:
    """Every format with every number: a list of its own for each run of numbers."""
    lists: list[str] = []
    body: list[str] = []
    starts = [number for number in NUMBERS if number - 1 not in NUMBERS]
    for format in FORMATS:
        for start in starts:
            id = len(lists) + 1
            lists.append(abstract(id, level(0, format, "[%1]", start=start)))
            number = start
            while number in NUMBERS:
                body.append(listed(id, 0, f"§{len(body)}§"))
                number += 1
    return word(path, *body, numbering="".join(lists) + "".join(num(n, n) for n in range(1, len(lists) + 1)))


def wanted_formats() -> list[tuple[str, int]]:
    return [(format, number) for format in FORMATS for number in NUMBERS]


def structures(path: Path) -> Path:
    """Lists of four levels at random: starts, restarts, overrides, gaps between levels, styles that are linked to levels."""
    choose = random.Random(20)
    lists, instances, styles, body = "", "", "", list[str]()
    forms = (
        "decimal",
        "chineseCounting",
        "chineseCountingThousand",
        "upperLetter",
        "lowerRoman",
        "ideographTraditional",
    )
    ids = 0
    for list_ in range(1, 61):
        linked = list_ % 3 == 0
        levels = []
        begins = [choose.choice((1, 1, 1, 0, 3)) for _ in range(4)]
        for at in range(4):
            above = ".".join(f"%{n + 1}" for n in range(at + 1))
            style = f'<w:pStyle w:val="S{list_}L{at}"/>' if linked else ""
            text = choose.choice((f"（%{at + 1}）", above, f"第%{at + 1}部分"))
            suffix = f'<w:suff w:val="{choose.choice(("tab", "space", "nothing"))}"/>'
            levels.append(level(at, choose.choice(forms), text, style, suffix, start=begins[at]))
        lists += abstract(list_, *levels)
        own = range(ids + 1, ids + 1 + choose.randint(1, 3))
        ids = own[-1]
        for id in own:
            at = choose.randint(0, 3)
            override = f'<w:lvlOverride w:ilvl="{at}">{{}}</w:lvlOverride>'
            start = override.format(f'<w:startOverride w:val="{begins[at]}"/>')
            other = override.format(level(at, choose.choice(forms), f"[%{at + 1}]"))
            instances += num(id, list_, choose.choice((start, other)) if id != own[0] else "")
        for at in range(4) if linked else ():
            where = f'<w:ilvl w:val="{at}"/>' if at else ""
            styles += (
                f'<w:style w:type="paragraph" w:styleId="S{list_}L{at}"><w:name w:val="样式 {list_} {at}"/>'
                f'<w:pPr><w:numPr>{where}<w:numId w:val="{own[0]}"/></w:numPr></w:pPr></w:style>'
            )
        for count in range(12):
            # levels are passed over in lists of one instance only, for the same reason
            at, label = choose.randint(0, 3 if len(own) == 1 else min(3, at + 1 if count else 0)), f"§{len(body)}§"
            # one instance after the other, as people restart a list; no standard says how they go on when they take turns
            id = own[count * len(own) // 12]
            if linked and id == own[0] and choose.random() < 0.6:
                body.append(para(label, properties=f'<w:pStyle w:val="S{list_}L{at}"/>'))
            else:
                body.append(listed(id, at, label))
    return word(path, *body, numbering=lists + instances, styles=styles)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both documents, and what LibreOffice prints of them."""
    folder = tmp_path_factory.mktemp("markers")
    sources = [formats(folder / "formats.docx"), structures(folder / "structures.docx")]
    command = [str(PROGRAM), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder


def printed(path: Path) -> dict[int, str]:
    """The marker of each numbered paragraph of a PDF; its characters may come in another order, as of scripts from the right."""
    found: dict[int, str] = {}
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            for line in page.get_textpage().get_text_bounded().splitlines():
                if (said := LINE.fullmatch(line)) is not None:
                    found[int(said[2])] = (said[1] + said[3]).strip()
    return found


def ours(path: Path) -> dict[int, str]:
    return {int(block.text.strip("§")): block.marker or "" for block in sound(read(path)).blocks}


def test_every_format_as_libreoffice_prints_it(made: Path) -> None:
    theirs, found = printed(made / "formats.pdf"), ours(made / "formats.docx")
    at_odds = [
        (format, number, theirs.get(place), found[place])
        for place, (format, number) in enumerate(wanted_formats())
        if sorted("".join(theirs.get(place, "").split())) != sorted("".join(found[place].split()))
        and not NOT_KNOWN.get(format, lambda _: False)(number)
    ]
    assert at_odds == []


def test_every_structure_as_libreoffice_prints_it(made: Path) -> None:
    theirs, found = printed(made / "structures.pdf"), ours(made / "structures.docx")
    assert len(found) == 720
    assert {place: theirs.get(place) for place in found} == found
