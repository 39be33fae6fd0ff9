"""The full language pipeline against bare spaCy over jieba, on the same text in one run, one core, after loading.

    python tests/benchmarks/language.py [TEXT FILE]    # default: the real report of $GOUJI_SHARED

Rounds alternate, so that a busy machine slows both; medians. `share` is pipeline speed over bare speed: bare is spaCy's
blank("zh") with its own jieba segmenter, and with jieba's own tokenizer under the leanest tokenizer that can be written.
"""

from __future__ import annotations

import logging
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor import language

ROUNDS = 9


class Lean:
    """Words from jieba, and nothing else."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, text: str) -> Doc:
        words = list(jieba.cut(text))
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


def bare(nlp: Language, texts: list[str]) -> None:
    with nlp.memory_zone():
        for _ in nlp.pipe(texts):
            pass


def main() -> None:
    jieba.setLogLevel(logging.ERROR)
    shared = Path(os.environ.get("GOUJI_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    source = Path(sys.argv[1]) if sys.argv[1:] else next((shared / "corpus").glob("*.txt"))
    texts = [line for line in source.read_text(encoding="utf-8").splitlines() if line.strip()] * 5
    own = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    lean = spacy.blank("zh")
    lean.tokenizer = Lean(lean)
    contestants: dict[str, Callable[[], object]] = {
        "gouji, full pipeline": lambda: list(language.analyse(texts)),
        "spaCy, its jieba segmenter": lambda: bare(own, texts),
        "spaCy, lean over jieba": lambda: bare(lean, texts),
    }
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(ROUNDS + 1):
        for name, run in contestants.items():
            began = time.perf_counter()
            run()
            if number:
                taken[name].append(time.perf_counter() - began)
    characters = sum(map(len, texts))
    ours = statistics.median(taken["gouji, full pipeline"])
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:28} {characters / median:10,.0f} characters/s   share {median / ours:.2f}")


if __name__ == "__main__":
    main()
