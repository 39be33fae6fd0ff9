"""Patterns of many words take the longest word that holds, as a list of them by length would."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extractor.language.alternatives import either

WORDS = st.lists(st.text("县乡村.+", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text("县乡村.+", max_size=30))
def test_finds_what_a_list_of_the_words_by_length_finds(words: list[str], text: str) -> None:
    by_length = "|".join(re.escape(word) for word in sorted(words, key=lambda word: -len(word)))
    assert re.findall(either(words), text) == re.findall(by_length, text)


@given(WORDS, st.text("县乡村.+", max_size=30))
def test_takes_a_shorter_word_where_what_follows_asks_for_it(words: list[str], text: str) -> None:
    by_length = "|".join(re.escape(word) for word in sorted(words, key=lambda word: -len(word)))
    assert re.findall(f"({either(words)})(?=村)", text) == re.findall(f"((?:{by_length}))(?=村)", text)
