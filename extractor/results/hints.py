"""Where a statement that gives the demanded figure may tell of something else; only a reader can say.

`extractor.results.shifts` holds what is sure by its words; here one looks at form alone: a word put in, a word exchanged,
another verb before the same object.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from extractor.language import words
from extractor.results import likeness
from extractor.results.lexicon import ADVERBS, UNSAID, Shift, lexicon

_HOW = re.compile(r"分别|均已?|全部|都已?|已经?|陆续|先后|逐一|如期|按期")  # says nothing of which ones
_LONGEST = 8
"""A qualification that was put in has at most so many characters; what is longer tells another story."""
_SAME = 0.6
"""The share of the object's words that must stand behind another verb for the object to be the same."""
_MORE = re.compile(r"[和与及并、]")
# Verbs that say of any work that it was done.
_DONE = re.compile(
    r"完成|开展|组织|举办|实施|实现|落实|推进|达到|累计|实际|全年|年内|通过|按照|本年|当年|围绕|针对|依托|利用|采取|投入|共计|合计|顺利|如期|"
    r"及时|全面|积极|有效|切实|持续|圆满|全部|均已|已经|新增|建成|取得|获得|惠及|覆盖|涉及|服务|保障"
)


def of(demanded: str, said: str) -> Shift | None:
    """What a statement may tell of in place of what was demanded; figures left out of both."""
    one, other = UNSAID.sub("", demanded), re.sub(ADVERBS, "", UNSAID.sub("", said))
    return inserted(demanded, said) or _other_verb(one, other) or _other_object(one, other)


def _heads(demanded: str, said: str) -> tuple[str, str] | None:
    """The words of two characters that both begin with."""
    first, second = (next(iter(words.pieces(text)), "") for text in (demanded, said))
    return (first, second) if len(first) == len(second) == 2 else None


def _other_verb(demanded: str, said: str) -> Shift | None:
    """Another verb before the same object: 硬化村道 -> 清扫村道. Verbs that share a character say much the same."""
    heads = _heads(demanded, said)
    known = lexicon()
    if heads is None or set(heads[0]) & set(heads[1]) or any(_DONE.match(head) for head in heads):
        return None
    verb, done = heads
    if not known.any_verb.fullmatch(verb) or known.neutral.fullmatch(done):
        return None
    kind = known.kind_of.get(verb)
    if kind is not None and known.kind_of.get(done) in known.answers[kind]:
        return None
    if verb in said or done in demanded or likeness.terms(verb) & likeness.terms(done):
        return None
    asked = likeness.terms(demanded[2:])
    if not asked or likeness.coverage(asked, likeness.terms(said[2:]), {}) < _SAME:
        return None
    return Shift(demanded, said)


def _other_object(demanded: str, said: str) -> Shift | None:
    """Another object behind the same verb that shares a word with the one demanded: 建水厂泵房 -> 建水厂围墙."""
    heads = _heads(demanded, said)
    if heads is None or heads[0] != heads[1] or not lexicon().any_verb.fullmatch(heads[0]):
        return None
    left, right = ([w for w in words.content(text[2:]) if len(w) > 1] for text in (demanded, said))
    lost = [w for w in left if not _told(w, said)]
    added = [w for w in right if not _told(w, demanded)]
    return Shift(demanded, said) if lost and added and not set("".join(lost)) & set("".join(added)) else None


def _told(word: str, text: str) -> bool:
    """Whether the text has a pair of characters of the word, a word that answers it, or the word adds nothing."""
    known = lexicon()
    if known.neutral.fullmatch(word) or known.any_verb.search(word) or _DONE.search(word):
        return True
    return any(word[at : at + 2] in text for at in range(len(word) - 1)) or not likeness.terms(word).isdisjoint(
        likeness.terms(text)
    )


def inserted(demanded: str, said: str) -> Shift | None:
    """The objects, where a statement says a demand word for word but for something put in, or one word exchanged.

    送戏下乡 -> 送折子戏下乡, 适龄妇女 -> 适龄儿童. Whether that is less or something else only a reader can tell.
    """
    one, other = UNSAID.sub("", demanded), UNSAID.sub("", said)
    if len(one) < 4 or abs(len(other) - len(one)) > _LONGEST:
        return None
    changes = [code for code in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if code[0] != "equal"]
    if len(changes) > 1 and changes[0][0] == "delete" and changes[0][1] == 0 and changes[0][2] <= 2:
        changes = changes[1:]  # a word before it left out (免费筛查, 路检抽测) leaves the object as it is
    kinds = [code[0] for code in changes]
    if kinds not in (["insert"], ["insert", "insert"], ["replace"]) or any(
        code[1] < (2 if code[0] == "replace" else 1) for code in changes
    ):
        return None
    _, low, high, first, last = changes[-1]
    if kinds == ["replace"]:
        left, right = one[low:high], other[first:last]
        alike = (
            likeness.terms(left) & likeness.terms(right)
            or 2 * (high - low) > len(one)
            or min(high - low, last - first) < 2
        )
        if alike or lexicon().neutral.fullmatch(left) or lexicon().neutral.fullmatch(right):
            return None
    elif any(code[1] == len(one) for code in changes):
        return None
    put = [other[start:end] for _, _, _, start, end in changes]
    if all(lexicon().neutral.fullmatch(word) or _HOW.fullmatch(word) for word in put) or any(
        _MORE.search(word) for word in put
    ):
        return None
    if any(lexicon().work.search(word) for word in put):
        return None
    return Shift(one, other)
