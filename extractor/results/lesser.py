"""Where a lesser step is told in place of the one that was due: handed in for passed, on trial for in use, shortlisted for named."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.results import chains
from extractor.results.lexicon import ADVERBS, Shift, lexicon

# What is to be passed by others is not while it is only handed to them.
_ACTS = (
    "(?:验收|终验|审议|评审|审定|审查|审批|认定|考核|评估|鉴定|测评|评测|测试|复核|复审|复评|核查|论证|认证|检测|年检)"
)
_PASSING = re.compile(
    rf"通过[^，。；]{{0,14}}{_ACTS}(?!率)|{_ACTS}(?:工作)?(?:一次性?|全部|顺利|均|应|需)*(?:通过|合格)"
    r"|获得?(?:批准|批复|认定)"
    r"|(?:取得|获得|领取)[^，。；]{0,14}(?:报告|证书?|许可|批[文复]|资质|资格|称号|专利|认证|认定|牌照)(?!率|[一-鿿]{0,4}(?:率|的(?!职工|人员|学员|企业|产品)))"
)
HANDED = re.compile(
    r"(?P<step>(?:报考|(?:参加|报名)(?=[^，。；]{0,10}(?:考试|考核|笔试)))|报送|报请|上报|呈报|提交|送审|提请|递交|申请|申报|补交|补报|补送|送检|报审)(?!后|通过|成功)"
)
_SAT = ("参加", "报名")
# Papers that are in order are only handed in: 报送验收申请，材料齐全合格.
_PAPERS_IN_ORDER = re.compile(r"(?:材料|资料|要件|手续)[^，。；]{0,4}(?:合格|齐全|完整|完备|通过|规范)")
_PASSED_ON = re.compile(r"通过|获批|批准|批复|获准|合格|同意|审定|认定|取得|可行")
_PASSED = re.compile(f"{_PASSED_ON.pattern}|(?<![最先])后")
_NOT_YET = re.compile("[未没待尚等拟]")
# What is to be in use is not while it is tried out: 转入第二轮试运行 for 投入使用.
_IN_USE = re.compile(r"投入(?:正式)?(?:使用|运行|运营)|投用|(?<![再重])启用|正式(?:上线|运行|使用)|投运")
_TRIAL = re.compile(
    r"(?P<step>试运行|试运营|试用(?!期)|试点运行|试营业|联调|内测|公测)(?!后|期|结束|合格|通过|[一-鿿]{0,4}[个余多]?月后)"
)
_USED = re.compile(r"正式|启用|投入|投用|投运|开放|开通|转正|交付|开门|营业|(?<!试)运行|通过")
# Who is to be named is not while on a list of those who may be: 入围初选名单, 创建单位, 培育对象.
_BECOMES = re.compile(r"创建|认定|命名|评定|评选|建成|新增|获评|打造|授予")
_TO_BE = re.compile(
    r"(?:创建|培育|建设|申报|候选|备选|储备|后备|提名|初选|预选|入围|试点创建)(?:单位|对象|名单|学校|主体|库|人选|点位?|村|户|企业)|入围(?!奖)"
)
_NAMED = re.compile(r"获评|认定|命名|授[予牌]|评为|入选|正式|公布|获[得批]")

# What still awaits the very work that was due: 清点待扫描档案 for 扫描档案.
# Who is only told of what is to be done for them has not had it: 通知渔船年检640艘 for 渔船年检620艘.
_CALLED = re.compile(r"(?:已经?|共|全年|累计)*(?P<step>通知|告知|动员|号召)了?(?P<of>[一-鿿]{4,16})(?=\d)")
_CAME = re.compile(r"[了已均完]|到[场位岗]|参加|参与")

_AWAITING = re.compile(r"(?<![等期优招接对])待(?P<verb>[一-鿿]{2})")

# Of what is to be held, whatever it is (开展讲座6次), these only come before.
_HELD = re.compile(r"(?:开展|举办|组织|召开|承办|主办)(?=[一-鿿]{2})")
_PREPARED = re.compile(
    r"(?:已经?|共|全年|累计)*(?P<step>预约|预订|约定|商定|策划|筹备|谋划|筹划|邀约|联系|洽谈|排定|编排|彩排|排练|拟定|申报|申请)(?!会|班)"
)

_LAST = re.compile(r"最后|末[批件台套]|其余|余下|剩余|另外?有?\d")
_RATE = re.compile(r"(?P<work>[一-鿿]{2})(?:完成|覆盖|到位)?率")
_OF_ANY = frozenset(
    ("完成", "覆盖", "及时", "合格", "达标", "到位", "规范", "准确", "满意", "知晓", "执行", "成功", "有效")
)


def is_passed(demanded: str) -> bool:
    """Whether something is to be passed by others."""
    return _PASSING.search(demanded) is not None


def acts_passed(demanded: str) -> list[str]:
    """What is to be passed: 验收, 评审."""
    return re.findall(_ACTS, demanded) if is_passed(demanded) else []


def was_passed(text: str) -> bool:
    """Whether a text tells that something was passed by others, and not only that the papers are in order."""
    return _PASSED_ON.search(_PAPERS_IN_ORDER.sub("，", text)) is not None and _NOT_YET.search(text) is None


def handed_in(demanded: str, said: str) -> Shift | None:
    """What was to be passed and is only handed in (通过验收, 提交验收申请)."""
    passing = _PASSING.search(demanded)
    handed = HANDED.search(said) if passing is not None else None
    if passing is None or handed is None or handed["step"] in demanded or _PASSED.search(said):
        return None
    return Shift(passing[0][:2], handed["step"])


def on_trial(demanded: str, said: str) -> Shift | None:
    """What was to be in use and is only tried out."""
    wanted = _IN_USE.search(demanded)
    trial = _TRIAL.search(said) if wanted is not None else None
    if wanted is None or trial is None or "试" in demanded or trial["step"] in demanded:
        return None
    rest = said[: trial.start()] + "，" + said[trial.end() :]
    return None if re.search("正式|启用|投入使用|投用|结束|完成|通过", rest) else Shift(wanted[0], trial["step"])


def early(demanded: str, said: str) -> Shift | None:
    """What is only handed in, tried out, prepared or waited for, where it was to be done."""
    return (
        handed_in(demanded, said)
        or on_trial(demanded, said)
        or _awaiting(demanded, said)
        or _prepared(demanded, said)
        or _only_called(demanded, said)
        or chains.earlier(demanded, said)
    )


def _prepared(demanded: str, said: str) -> Shift | None:
    """What was to be held and is only prepared: 预约讲座6次 for 开展讲座6次."""
    held, before = _HELD.match(demanded), _PREPARED.match(said)
    if held is None or before is None or before["step"] in demanded or _HELD.search(said):
        return None
    return Shift(held[0], before["step"])


def _only_called(demanded: str, said: str) -> Shift | None:
    """What was to be done for those who were only told of it, in the very words of the demand."""
    called = _CALLED.match(said)
    if called is None or called["step"] in demanded or called["of"] not in demanded:
        return None
    return None if _CAME.search(said, called.end()) else Shift(called["of"][-2:], called["step"])


def _awaiting(demanded: str, said: str) -> Shift | None:
    """What was to be worked on and still awaits that work."""
    found = _AWAITING.search(said)
    if found is None or found["verb"] not in demanded or found[0] in demanded:
        return None
    return None if found["verb"] in said.replace(found[0], "") else Shift(found["verb"], found[0])


def to_become(demanded: str, said: str) -> Shift | None:
    """Who was to be named or founded, and is only on a list of those who may become so."""
    becomes = _BECOMES.search(demanded)
    yet = _TO_BE.search(said) if becomes is not None else None
    if becomes is None or yet is None or yet[0] in demanded or said[yet.end() : yet.end() + 1] in ("的", "中", "、"):
        return None
    return None if re.match(rf"{ADVERBS}(?:建成|认定|命名|授予|获评|通过)", said) else Shift(becomes[0], yet[0])


def last_handed_in(demanded: str, said: str) -> Shift | None:
    """What was to be passed, all of it, and the last of which is only handed in: 最后一批10月21日申请验收."""
    return handed_in(demanded, said) if _LAST.search(said) else None


def other_rate(demanded: str, said: str) -> Shift | None:
    """The work that a rate is to be of, and the step that the rate told is of: 采集率100% for 挂牌率100%."""
    wanted = _RATE.search(demanded) if "率" in said else None
    told = _RATE.search(said) if wanted is not None else None
    if wanted is None or told is None or wanted["work"] in said or told["work"] in demanded:
        return None
    if wanted["work"] in _OF_ANY or lexicon().step.fullmatch(told["work"]) is None:
        return None
    return Shift(wanted["work"], told["work"])


def taken(shift: Shift, sentence: Iterable[str], rest: Iterable[str]) -> bool:
    """Whether the clauses that follow in its sentence, or anywhere behind it, tell the step itself: 试运行，12月1日正式启用."""
    if _TRIAL.fullmatch(shift.said):
        return any(_USED.search(text) and not _NOT_YET.search(text) for text in rest)
    if HANDED.fullmatch(shift.said) or shift.said in _SAT:
        return any(was_passed(text) for text in sentence)
    named = _TO_BE.fullmatch(shift.said) is not None
    return named and any(_NAMED.search(text) and not _NOT_YET.search(text) for text in sentence)
