"""The spaCy pipeline: whole-token spans for quantities, dates, clauses and states over Chinese text.

Characters are read first. The tokenizer cuts at the ends of quantities and dates and gives jieba only the text between,
so that each of them is one token; a word over the end of a clause is cut there. Every component can be used in another
pipeline as well (``nlp.add_pipe("gouji_quantities")``): over another tokenizer the spans are widened to its tokens.

What a span stands for is at ``span._.quantity``, ``span._.time``, ``span._.clause`` and ``span._.state``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Any

from spacy import blank
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from . import clauses, figures, kept, serial, thing, words
from .types import Analysis

Range = tuple[int, int]

BATCH = 500_000
"""So many characters are analysed in one memory zone; the results do not depend on it."""

KEY = "gouji"
"""Where a Doc keeps its `Analysis`, in ``doc.user_data``."""

STARTS = "gouji.starts"
"""Where a Doc keeps the offsets at which its tokens begin."""

GROUPS = ("quantities", "dates", "clauses", "states")


@cache
def load() -> Language:
    """The pipeline, built once; ``nlp(text).spans`` holds `GROUPS`. Times count in no particular year."""
    return _built(GROUPS)[0]


def analyse(texts: Iterable[str], year: int | None = None) -> Iterator[Analysis]:
    """What is found in each of `texts`, in their order; `year` is the year that they are about.

    A text without a quantity has nothing that its words could be asked for, and is not cut into words.
    """
    nlp, tokenizer = _lean()
    for batch in _batches(texts):
        read = [(text, figures.read(text, year)) for text in batch]
        with nlp.memory_zone():
            docs = nlp.pipe(tokenizer.tokenized(text, reading) for text, reading in read if reading.quantities)
            found = [
                analysis(next(docs)) if reading.quantities else Analysis((), reading.times, text)
                for text, reading in read
            ]
        yield from found


@cache
def _lean() -> tuple[Language, WordTokenizer]:
    """The pipeline for bulk: without the spans that show an analysis, which nobody asks for here.

    Nor does anybody ask for the dozen attributes that spaCy would work out of every new word.
    """
    nlp, tokenizer = _built(())
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
    return nlp, tokenizer


def _built(shown: Iterable[str]) -> tuple[Language, WordTokenizer]:
    nlp = blank("zh")
    tokenizer = WordTokenizer(nlp.vocab)
    nlp.tokenizer = tokenizer
    nlp.max_length = 1 << 31
    for group in shown:
        nlp.add_pipe(f"gouji_{group}")
    return nlp, tokenizer


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


# --------------------------------------------------------------------------------------------------------- tokens


class WordTokenizer:
    """A spaCy tokenizer over our jieba that cuts at the ends of quantities, times and clauses."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """A Doc of `text` that carries its analysis; times count in no particular year."""
        return self.tokenized(text, figures.read(text))

    def tokenized(self, text: str, reading: figures.Reading) -> Doc:
        """A Doc of `text`, whose figures are read, that carries its analysis."""
        whole = [(quantity.start, quantity.end) for quantity in reading.quantities]
        whole += [(time.start, time.end) for time in reading.times]
        split = kept.places(text)
        ranges = _cut(_ranges(_pieces(text, sorted(whole))), split)
        quantities = thing.fill(text, reading.quantities, reading.times, split, ranges)
        tokens = [text[start:end] for start, end in ranges]
        doc = Doc(self.vocab, words=tokens, spaces=[False] * len(tokens))
        doc.user_data[KEY] = Analysis(quantities, reading.times, text)
        doc.user_data[STARTS] = [start for start, _ in ranges]
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """Nothing is kept; spaCy asks when a pipeline is saved."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> WordTokenizer:
        """Nothing was kept."""
        return self

    def to_disk(self, *_: Any, **__: Any) -> None:
        """Nothing is kept."""

    def from_disk(self, *_: Any, **__: Any) -> WordTokenizer:
        """Nothing was kept."""
        return self


@registry.tokenizers("gouji.words.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], WordTokenizer]:
    """The tokenizer for a spaCy configuration: ``[nlp.tokenizer] @tokenizers = "gouji.words.v1"``."""
    return lambda nlp: WordTokenizer(nlp.vocab)


def _pieces(text: str, whole: list[Range]) -> list[str]:
    """The tokens of `text`: the ranges in `whole` as they are, words between them."""
    found: list[str] = []
    at = 0
    for start, end in whole:
        if start >= at:
            found += words.pieces(text[at:start])
            found.append(text[start:end])
            at = end
    return found + words.pieces(text[at:])


def _ranges(pieces: list[str]) -> list[Range]:
    ends = list(accumulate(map(len, pieces)))
    return list(zip([0, *ends], ends, strict=False))


def _cut(ranges: list[Range], split: Sequence[Range]) -> list[Range]:
    """The words, those over the end of a clause cut in two."""
    known = {start for start, _ in ranges}
    inside = iter(sorted({end for clause in split for end in clause if end not in known}))
    place = next(inside, None)
    if place is None:
        return ranges
    found = []
    for start, end in ranges:
        while place is not None and place < end:
            found.append((start, place))
            start, place = place, next(inside, None)
        found.append((start, end))
    return found


# ----------------------------------------------------------------------------------------------------- components


def analysis(doc: Doc) -> Analysis:
    """The analysis that the tokenizer left in `doc`; made here where another tokenizer did the cutting."""
    found: Analysis | None = doc.user_data.get(KEY)
    if found is None:
        text = doc.text
        reading = figures.read(text)
        split = clauses.places(text)
        ranges = [(token.idx, token.idx + len(token)) for token in doc]
        quantities = thing.fill(text, reading.quantities, reading.times, split, ranges)
        found = doc.user_data[KEY] = Analysis(quantities, reading.times, text)
    return found


def _group(doc: Doc, name: str, found: Sequence[tuple[int, int, str]]) -> Doc:
    """Writes ranges of characters as a span group; a span's id is its place in the analysis."""
    spans = []
    if found:
        starts: list[int] = doc.user_data.get(STARTS, [])
        if len(starts) != len(doc):
            starts = doc.user_data[STARTS] = [token.idx for token in doc]
        for number, (start, end, label) in enumerate(found):
            first = bisect_right(starts, start) - 1
            spans.append(Span(doc, first, bisect_left(starts, end, first), label=label, span_id=number))
    doc.spans[name] = spans
    return doc


@Language.component("gouji_quantities", assigns=["doc.spans"])
def quantities(doc: Doc) -> Doc:
    """Fills ``doc.spans["quantities"]``; labels are dimensions (area, money …)."""
    return _group(doc, "quantities", [(q.start, q.end, q.dimension) for q in analysis(doc).quantities])


@Language.component("gouji_dates", assigns=["doc.spans"])
def dates(doc: Doc) -> Doc:
    """Fills ``doc.spans["dates"]``; labels are date, period, deadline."""
    return _group(doc, "dates", [(t.start, t.end, t.kind) for t in analysis(doc).times])


@Language.component("gouji_clauses", assigns=["doc.spans"])
def clause_spans(doc: Doc) -> Doc:
    """Fills ``doc.spans["clauses"]``; labels are states, empty where the clause has none."""
    return _group(doc, "clauses", [(c.start, c.end, c.state or "") for c in analysis(doc).clauses])


@Language.component("gouji_states", assigns=["doc.spans"])
def state_spans(doc: Doc) -> Doc:
    """Fills ``doc.spans["states"]``; labels are done, partly, ongoing, planned, not_done, condition."""
    return _group(doc, "states", [(s.start, s.end, s.kind) for s in analysis(doc).states])


def _value(attribute: str) -> Callable[[Span], Any]:
    """What a span of ours stands for, None for any other span."""

    def value(span: Span) -> Any:
        found = getattr(analysis(span.doc), attribute)
        if span.id < len(found) and span.start_char <= found[span.id].start and found[span.id].end <= span.end_char:
            return found[span.id]
        return None

    return value


for _name, _attribute in (("quantity", "quantities"), ("time", "times"), ("clause", "clauses"), ("state", "states")):
    Span.set_extension(_name, getter=_value(_attribute), force=True)
serial.register()
