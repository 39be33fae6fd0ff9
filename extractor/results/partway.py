"""Where what is told has only been begun: found to need it, applied for, agreed on, or looked into, in place of the work.

`shifts.step` looks at what a clause begins with. Here it is what the words say about the things that are counted, wherever
they stand: the wells that *need* 清淤, the 20家 that *handed in* an application, the 协议 or the 勘察 that the clause ends in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from extractor.language import dictionary, words
from extractor.results.lexicon import Shift, lexicon

# Found, and what is said of the things is what should or could be done with them: 查出需要清淤的井, 摸排出具备条件的系统.
_TO_BE_DONE = re.compile(
    r"(?P<step>(?:排查|摸排|筛查|普查|核查|梳理|统计|查|摸|筛|排|列|找|理|圈|选)(?:出|明|清|定|到|得)|排查|摸排|筛查|梳理|统计|登记|确定|锁定|识别|发现|鉴定|认定|评估)"
    r"了?[^，。；]{0,8}?(?:需要?|须|应(?!急)|待|拟|亟[待需]|急需|(?:具备|符合)[^，。；的]{0,8}条件|可供?)(?!求)[^，。；的]{0,12}的"
)
# What comes before the work by its meaning, whatever the work is.
_EARLY = (
    r"申报|申请|报名|报考|报批|摸排|摸底|选址|踏勘|勘察|勘测|签约|洽谈|接洽|对接|筹备|招标|询价|预约|预订|订购|起草|策划|受理|立案|投稿|拟[建购定聘开办设招用]"
    r"|开工(?:建设|改造)?|动工|开建|奠基|启动(?:建设|筹建|编制|改造|实施|招标|申报)?|进场(?:施工)?"
)
_HANDED_IN = rf"(?:递交|提交|提出|报送|递上)了?[^，。；、的]{{0,6}}(?:申请|申报|材料)|{_EARLY}"
_FIGURE = r"(?=\d[\d.,，]*\s*[^年月日号时点\d.,，\s])"
_BEFORE_FIGURE = re.compile(rf"(?P<step>{_EARLY})了?(?:共计?|约|达|近)?\s*{_FIGURE}")
_BEHIND_FIGURE = re.compile(
    rf"\d\s*[百千万]?[一-鿿]{{1,3}}?(?:已经?|均|都|全部|先后|陆续)*(?P<step>{_HANDED_IN})(?:登记|手续|工作|中)?(?=$|[，。；、（(])"
)
_ALL = re.compile(rf"\d\s*[百千万]?[一-鿿]{{1,14}}?(?:全部|均|都)已?(?P<step>{_EARLY})$")
_OF_WHOM = re.compile(rf"^(?P<step>{_EARLY})[^，。；、\d的]{{0,6}}的\s*{_FIGURE}")
_OF_WHAT = re.compile(rf"(?P<step>{_EARLY})(?![之以]?[后前])[^，。；、\d的]{{1,6}}{_FIGURE}")
# What was completed is the first look at it: 完成接入平台的点位勘察.
_LOOKED = re.compile(
    r"(?:完成|开展|做完)了?[^，。；\d]{2,20}?的?(?P<step>(?:点位|现场|前期|初步|可行性)?(?:勘察|踏勘|勘测|测量|设计|摸底|摸排|论证|选址|可研|立项|招标|申报|采样))(?:工作)?$"
)
_AGREED = re.compile(
    r"签(?:订|署|下|好|妥|完|了)*[^，。；\d]{0,14}?(?P<step>(?:意向)?(?:协议|合同|意向书|备忘录|承诺书|责任书))$"
)
SIGNED = re.compile(r"签约|签订|签署|订立")
"""To sign is what was due, and the paper that was signed tells that it was done."""
_INTENDED = re.compile(r"(?:签|达成|征集|收集|登记)[^，。；\d]{0,14}(?P<step>意向)(?:书|面积)?\s*(?=\d)")
_DRAFTED = re.compile(
    r"(?P<step>(?:初|草|样|送审|征求意见|讨论)稿)(?:已|均)?(?:经?(?:完成|形成|[写编]?成|提交|撰写|编制))?$"
)
_PATTERNS = (
    _TO_BE_DONE,
    _LOOKED,
    _BEFORE_FIGURE,
    _BEHIND_FIGURE,
    _ALL,
    _OF_WHOM,
    _OF_WHAT,
    _AGREED,
    _INTENDED,
    _DRAFTED,
)
# What says that a thing begun came to its end all the same: 申报企业22户全部获批, 签约落地13个.
OUTCOME = re.compile(
    r"获批|批准|获准|通过|入选|获评|落地|投产|投用|启用|办结|办成|到位|上岗|成功|竣工|完工|建成|交付|验收|兑现|发放|注册|开业|运营|获得|取得|完成"
    r"|结束|闭幕|收官|(?<!进入)收尾(?!阶段|工作|施工|中)"
)
# 平均修复时限2天 measures the work and does not say that it was done.
_MEASURED = r"(?!的?(?:时[限间长]|用时|周期|率|费用|成本|质量|合格|标准|单价))"
_BEGUN = re.compile(r"开工|动工|开建|奠基|启动|进场|.{1,3}稿")
_ENDED = re.compile(
    r"(?<!未)(?:竣工|完工|建成|投用|交付|验收|通车|完成(?!前|率)|投产|启用|定稿|终稿|出版|印发|发布|通过|结束|闭幕|收官|收尾(?!阶段|工作|施工|中))"
)
_SAMPLED = re.compile(r"抽样|采样|取样|送检|采集")
_TEST = re.compile(r"抽?检$|检[测验]|抽[检测]|监测|化验")
_FOUND = re.compile(r"检[出测]|合格|阳性|阴性|超标|达标")
# Words of any demand that say nothing of its work.
_ANY = frozenset(
    (
        "完成",
        "达到",
        "实现",
        "开展",
        "实施",
        "组织",
        "推进",
        "推动",
        "覆盖",
        "提高",
        "提升",
        "增长",
        "增加",
        "下降",
        "降低",
        "减少",
        "保持",
        "保障",
        "服务",
        "管理",
        "工作",
        "活动",
        "发展",
        "教育",
        "生产",
        "研究",
        "满意",
        "评估",
        "统计",
        "支持",
        "落实",
        "全部",
        "有效",
        "进行",
        "统一",
        "运行",
        "使用",
        "重点",
        "联合",
        "需要",
        "项目",
        "计划",
        "任务",
    )
)
_RATE = re.compile(r"(?P<verb>[一-鿿]{2})率")

OBJECT = 3
"""An object is one by so many characters: more than a verb has."""


def partway(demanded: str, said: str) -> Shift | None:
    """The work that was due and how far it came instead, where that is not what was demanded."""
    if "满意" in demanded or not demanded.strip():
        return None
    step = _step(said)
    if step is not None and step.re is _AGREED and SIGNED.search(demanded) and "意向" not in step[0]:
        return None  # 签订合作协议 for 签约单位
    if step is None or step["step"][:2] in demanded:
        return None
    wanted = works(demanded)
    if step.re is _AGREED and "意向" not in step["step"] and not _made_of_stone(demanded):
        return None
    if not wanted and step.re not in (_TO_BE_DONE, _AGREED, _LOOKED):
        return None
    # The works within 需要清淤的井, 接入平台的勘察, 接入协议 are those still to come.
    end = step.end() if step.re in (_TO_BE_DONE, _LOOKED, _AGREED, _INTENDED) else step.end("step")
    before = works(said[: step.start()])
    if step.re is _DRAFTED:
        return Shift(min(wanted, key=demanded.find), step["step"])
    if wanted & (before | works(said[end:])) or OUTCOME.search(said, end) or (step.re is _OF_WHAT and before):
        return None
    if any(word in demanded for word in lexicon().parts.findall(step[0])):
        return None
    return Shift(min(wanted, key=demanded.find, default=demanded.split()[0]), step["step"])


def _made_of_stone(demanded: str) -> bool:
    """Whether a demand is for work on things; who is engaged, and what people are bound by, is so by their contract."""
    data = lexicon()
    return data.work.search(demanded) is not None or data.service.search(demanded) is not None


def carried_on(shift: Shift, after: Iterable[str], later: Iterable[str] = ()) -> bool:
    """Whether the clauses behind a step tell that it was carried through: 发现126处，已消除118处; 3月进场，11月竣工.

    `later` are the sentences further on that count as many; what was sampled was tested where the outcome is told.
    """
    begun = _BEGUN.match(shift.said) is not None
    tested = _SAMPLED.match(shift.said) is not None and _TEST.search(shift.demanded) is not None
    done = re.compile(re.escape(shift.demanded) + _MEASURED)
    if any(done.search(text) or (begun and _ENDED.search(text)) or (tested and _FOUND.search(text)) for text in after):
        return True
    return begun and any(_ENDED.search(text) for text in later)


def _step(said: str) -> re.Match[str] | None:
    for pattern in _PATTERNS:
        if (found := pattern.search(said)) is not None:
            return found
    return None


@lru_cache(maxsize=2048)
def works(text: str) -> frozenset[str]:
    """The words of a text for work that is done: verbs of two characters, but those of any demand."""
    data = lexicon()
    found = {m[0] for m in data.work.finditer(text)} | {m[0] for m in data.service.finditer(text)}
    rate = _RATE.search(text)
    if rate is not None:
        return frozenset(found & {rate["verb"]} or ({rate["verb"]} & dictionary.load().verbs))
    return frozenset(found | {w for w in words.pieces(text) if w in dictionary.load().verbs} - _ANY)


def same_object(demanded: str, wanted: str, said: str) -> int:
    """How much of what is said names the very object of the work that was due: in it 检查井盖 tells of no 检查."""
    due = demanded[demanded.find(wanted) + len(wanted) :]
    alike = next((at for at, (a, b) in enumerate(zip(due, said, strict=False)) if a != b), min(len(due), len(said)))
    return alike if alike >= OBJECT else 0
