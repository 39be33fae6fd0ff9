"""Parts of the year, parts of a whole, and the one that is due among them."""

from __future__ import annotations

import pytest

from tests.results.test_settle import statuses


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        # parts of the year that fall are added up as those that rise are
        ("培训护工600人。", "上半年培训320人，下半年培训290人。", ["met"]),
        ("培训护工600人。", "上半年培训320人，下半年培训250人。", ["missed"]),
        ("抽检水样300批次。", "一季度抽检90批次，二季度80批次，三季度70批次，四季度65批次。", ["met"]),
        ("巡查48次。", "一季度16次，二季度14次，三季度9次，四季度8次。", ["missed"]),
        ("巡查46次。", "一季度16次，二季度14次，三季度9次，四季度8次。", ["met"]),
        ("巡查48次。", "一季度16次，二季度14次。", ["not_reported"]),
        ("走访企业12次。", "走访企业9次，四季度3次。", ["missed"]),
        # each part of the year is due by itself
        ("一季度走访50户；二季度走访40户。", "一季度走访52户，二季度走访38户。", ["met", "missed"]),
        ("上半年演练2次；下半年演练2次。", "上半年演练2次，下半年演练1次。", ["met", "missed"]),
        ("上半年演练2次；下半年演练2次。", "上半年演练3次，下半年演练2次。", ["met", "met"]),
        ("一季度走访50户；二季度走访40户。", "一季度走访40户，二季度走访50户。", ["missed", "met"]),
        # the part of a sum that is due answers, the sum does not
        ("维修城区路灯30盏。", "维修城区路灯28盏连同乡镇17盏共计45盏。", ["missed"]),
        ("维修路灯30盏。", "维修城区路灯28盏连同乡镇17盏共计45盏。", ["met"]),
        (
            "维修城区路灯30盏；维修乡镇路灯20盏。",
            "维修城区路灯31盏、乡镇路灯15盏共计46盏。",
            ["met", "missed"],
        ),
        # kinds that each round counts, and a total closes, are told apart again
        (
            "检测锅炉不少于115台、电梯不少于50台；检测设备不少于160台。",
            "首轮检测锅炉62台、电梯31台；次轮检测锅炉58台、电梯24台，两轮合计175台。",
            ["met", "met", "met"],
        ),
        (
            "检测锅炉不少于130台、电梯不少于45台。",
            "首轮检测锅炉62台、电梯31台；次轮检测锅炉58台、电梯24台，两轮合计175台。",
            ["missed", "met"],
        ),
        # bare numbers in a row share the unit of the last, and the total that closes them is of all
        ("值守不少于720小时。", "四个季度值守分别为186、204、198和180小时，全年768小时。", ["met"]),
        ("值守不少于800小时。", "四个季度值守分别为186、204、198和180小时，全年768小时。", ["missed"]),
        ("发车不少于9600班次。", "发车四个季度依次为2410、2635、2588、2497班次，合计10130班次。", ["met"]),
        ("发车不少于10600班次。", "发车四个季度依次为2410、2635、2588、2497班次，合计10130班次。", ["missed"]),
        ("抢修时间不超过3小时。", "三次抢修分别用了2、2.5和1小时，合计5.5小时。", ["met"]),
        ("抢修时间不超过3小时。", "三次抢修分别用了2、3.5和1小时，合计6.5小时。", ["missed"]),
        # of what is told respectively each figure is held against its own demand; where one is due for all, the hardest
        (
            "补助标准为大棚每座900元、畜圈每座600元。",
            "新建大棚51座、畜圈34座，分别按每座900元、600元的标准补助4.59万元和2.04万元。",
            ["met", "met"],
        ),
        (
            "补助标准为大棚每座900元、畜圈每座600元。",
            "新建大棚51座、畜圈34座，分别按每座900元、500元的标准补助4.59万元和1.70万元。",
            ["met", "undetermined"],
        ),
        ("每次抢修不超过3小时。", "两次抢修用时分别为2小时、3.5小时。", ["missed"]),
        # of all that there are only those that hold good are due
        ("收回有效问卷410份。", "收回问卷420份，有效问卷403份。", ["missed"]),
        ("收回有效问卷400份。", "收回问卷420份，有效问卷403份。", ["met"]),
        ("建设达标泵房20座。", "建设泵房22座，达标泵房18座。", ["missed"]),
        ("建设达标泵房20座。", "建设泵房22座，达标泵房21座。", ["met"]),
        ("建设泵房20座。", "建设泵房22座，达标泵房18座。", ["met"]),
    ],
)
def test_parts(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected
