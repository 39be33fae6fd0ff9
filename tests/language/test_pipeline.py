"""The spaCy pipeline: spans that are whole tokens, the same results whatever the batch, use by other programs."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import blank
from spacy.tokens import Doc, DocBin

from extractor import language
from extractor.language import pipeline
from tests.growth import linear

TEXTS = [
    "2024年新建校舍3栋，建筑面积1.2万平方米；群众满意度≥95%。",
    "",
    "  \n\t",
    "已完成清淤12公里，正在实施护坡，预计2025年6月底前完工。",
    "对45个村庄开展入户调查并建立台账，资金支付进度较慢。",
    "（一）培训医务人员300人次、村医150人次",
    "１２３万元、三十二所、百分之九十五",
]


def test_groups_and_what_their_spans_stand_for() -> None:
    doc = language.load()(TEXTS[3])
    assert set(doc.spans) == set(pipeline.GROUPS)
    (quantity,) = doc.spans["quantities"]
    assert (quantity.text, quantity.label_, quantity._.quantity.thing) == ("12公里", "length", "清淤")
    assert [span.label_ for span in doc.spans["clauses"]] == ["done", "ongoing", "planned"]
    assert [span.text for span in doc.spans["states"]] == ["已完成", "正在实施", "预计"]
    assert doc.spans["dates"][0]._.time.kind == "deadline"
    assert doc.spans["dates"][0]._.quantity is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(TEXTS), st.text(max_size=30)), max_size=4).map("".join))
def test_spans_are_whole_tokens(text: str) -> None:
    doc = language.load()(text)
    assert doc.text == text
    found = pipeline.analysis(doc)
    for group, values in (("quantities", found.quantities), ("dates", found.times), ("clauses", found.clauses)):
        spans = list(doc.spans[group])
        assert [(s.start_char, s.end_char) for s in spans] == [(v.start, v.end) for v in values]


def test_the_same_whatever_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = TEXTS * 5
    whole = list(language.analyse(texts, 2025))
    monkeypatch.setattr(pipeline, "BATCH", 10)
    assert list(language.analyse(texts, 2025)) == whole
    assert [next(iter(language.analyse([text], 2025))) for text in texts] == whole
    assert repr(whole[: len(TEXTS)]) == repr(whole[-len(TEXTS) :])


def test_two_analyses_at_a_time() -> None:
    one, other = language.analyse(TEXTS), language.analyse(TEXTS)
    assert [(next(one), next(other)) for _ in TEXTS] == [(a, a) for a in language.analyse(TEXTS)]


def test_the_string_store_does_not_grow() -> None:
    list(language.analyse(["学校"]))
    nlp, _ = pipeline._lean()
    before = len(nlp.vocab.strings)
    list(language.analyse([f"村庄{number}号改造" + chr(0x4E00 + number) for number in range(300)]))
    assert len(nlp.vocab.strings) <= before + 5


def test_components_in_another_pipeline() -> None:
    nlp = blank("zh")
    nlp.add_pipe("gouji_quantities")
    nlp.add_pipe("gouji_clauses")
    doc = nlp(TEXTS[0])
    assert [span.text for span in doc.spans["quantities"]] == ["3栋", "1.2万平方米", "95%"]
    assert len(doc.spans["clauses"]) == 3


ELSEWHERE = """
import spacy, sys
assert not any(name.partition(".")[0] == "extractor" for name in sys.modules)
nlp = spacy.blank("zh")
nlp.add_pipe("gouji_quantities")
nlp.add_pipe("gouji_dates")
doc = nlp("2025年6月底前改造管网12公里。")
print([span.text for span in doc.spans["quantities"]], [span.text for span in doc.spans["dates"]])
doc.to_bytes()
nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "gouji.words.v1"}}})
print([token.text for token in nlp("更换水表300只")])
"""


def test_another_program_finds_the_components_without_importing_them(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", ELSEWHERE], cwd=tmp_path, capture_output=True, check=True)
    assert run.stdout.decode().splitlines() == ["['12公里'] ['2025年6月底前']", "['更换', '水表', '300只']"]


def test_documents_can_be_written_and_read() -> None:
    nlp = language.load()
    docs = [nlp(text) for text in TEXTS if text]
    box = DocBin(docs=docs, store_user_data=True)
    again = list(DocBin().from_bytes(box.to_bytes()).get_docs(nlp.vocab))
    for old, new in zip(docs, again, strict=True):
        assert pipeline.analysis(new) == pipeline.analysis(old)
    assert pipeline.analysis(Doc(nlp.vocab).from_bytes(docs[0].to_bytes())) == pipeline.analysis(docs[0])


def test_a_long_block_takes_linear_time() -> None:
    def cost(times: int) -> float:
        began = time.process_time()
        list(language.analyse([TEXTS[0] * times + "亿1" * times * 10]))
        return time.process_time() - began

    assert linear(cost, 100, 8)
