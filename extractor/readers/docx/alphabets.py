"""Numbers by the letters of other alphabets, and in English words (ST_NumberFormat, ECMA-376 part 1, 17.18.59).

Where the standard only names an order of letters, the letters and what follows the last of them are as LibreOffice has them.
"""

from __future__ import annotations

from collections.abc import Callable

Writer = Callable[[int], str | None]

_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_HALF_WIDTH = str.maketrans(
    _AIUEO, "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"
)  # two signs of the iroha have no half width
_GANADA, _CHOSUNG = "가나다라마바사아자차카타파하", "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_ARABIC, _ABJAD = "أبتثجحخدذرزسشصضطظعغفقكلمنهوى", "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HINDI = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"
_THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ"

_ONES = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    **{"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"},
    "twelve": "twelfth",
}


def _around(letters: str) -> Writer:
    """After the last letter the first comes again."""
    return lambda number: letters[(number - 1) % len(letters)] if number > 0 else None


def _columns(letters: str) -> Writer:
    """After the last letter two of them, as the columns of a spreadsheet are named."""

    def write(number: int) -> str | None:
        said = ""
        while number > 0:
            number, index = divmod(number - 1, len(letters))
            said = letters[index] + said
        return said or None

    return write


def _hebrew(number: int) -> str | None:
    """Hebrew numerals under a thousand; 15 and 16 are not written with the letters of the Name."""
    if not 0 < number < 1000:
        return None
    said = ""
    for worth, letter in zip((400, 300, 200, 100), "תשרק", strict=True):
        times, number = divmod(number, worth)
        said += letter * times
    if number in (15, 16):
        return f"{said}ט{_HEBREW[number - 10]}"
    tens, ones = divmod(number, 10)
    return said + (_HEBREW[tens + 8] if tens else "") + (_HEBREW[ones - 1] if ones else "")


def _native_korean(number: int) -> str | None:
    if not 0 < number < 100:
        return None
    tens, ones = divmod(number, 10)
    return ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")[tens] + (
        "",
        "하나",
        "둘",
        "셋",
        "넷",
        "다섯",
        "여섯",
        "일곱",
        "여덟",
        "아홉",
    )[ones]


def _cardinal(number: int) -> str | None:
    """English, as it begins a heading: Twenty-one."""
    said = _words(number) if 0 < number < 1000 else None
    return said and said.capitalize()


def _words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_ONES[hundreds]} hundred" + (f" {_words(rest)}" if rest else "")


def _ordinal(number: int) -> str | None:
    said = _words(number) if 0 < number < 1000 else ""
    cut = max(said.rfind(" "), said.rfind("-")) + 1
    last = said[cut:]
    if not last:
        return None
    ordinal = _ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return (said[:cut] + ordinal).capitalize()


ALPHABETS: dict[str, Writer] = {
    "aiueoFullWidth": _around(_AIUEO),
    "aiueo": _around(_AIUEO.translate(_HALF_WIDTH)),
    "irohaFullWidth": _around(_IROHA),
    "iroha": _around(_IROHA.translate(_HALF_WIDTH)),
    "ganada": _around(_GANADA),
    "chosung": _around(_CHOSUNG),
    "koreanLegal": _native_korean,
    "russianLower": _columns(_RUSSIAN),
    "russianUpper": lambda number: said.capitalize() if (said := _columns(_RUSSIAN)(number)) else None,
    "hebrew1": _hebrew,
    "hebrew2": _columns(_HEBREW),
    "arabicAlpha": _columns(_ARABIC),
    "arabicAbjad": _columns(_ABJAD),
    "hindiVowels": _columns(_HINDI),
    "thaiLetters": _columns(_THAI),
    "cardinalText": _cardinal,
    "ordinalText": _ordinal,
}
