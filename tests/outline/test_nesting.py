"""What nests under what, shown as an indented list: level, number, heading."""

from __future__ import annotations

from textwrap import dedent

from tests.reports import outline


def shape(text: str) -> str:
    made = outline(dedent(text).strip("\n"))
    rows = []
    for node in made.nodes():
        mark = node.mark.text if node.mark else "-"
        rows.append(f"{'  ' * (node.level - 1)}{mark} {node.heading}".rstrip())
    return "\n".join(rows)


def same(text: str, wanted: str) -> None:
    assert shape(text) == dedent(wanted).strip("\n")


def test_levels_follow_from_the_document() -> None:
    same(
        """
        1.基本情况
        （1）部门概况
        一、主要职能
        正文。
        二、机构设置
        正文。
        （2）收支情况
        2.自评结论
        """,
        """
        1. 基本情况
          （1） 部门概况
            一、 主要职能
            二、 机构设置
          （2） 收支情况
        2. 自评结论
        """,
    )


def test_a_list_restarts_inside_a_section() -> None:
    same(
        """
        一、基本情况
        （一）年度绩效目标
        一、办好教育。扩大学位供给，改善办学条件。
        二、办好医疗。提升服务能力，降低就医负担。
        三、办好养老。增加床位供给，提高护理水平。
        （二）机构设置
        二、自评工作开展情况
        三、自评结论
        """,
        """
        一、 基本情况
          （一） 年度绩效目标
            一、 办好教育
            二、 办好医疗
            三、 办好养老
          （二） 机构设置
        二、 自评工作开展情况
        三、 自评结论
        """,
    )


def test_another_style_of_number_among_siblings() -> None:
    same(
        """
        一、基本情况
        （一）部门概况
        （一）负责甲工作。
        （二）负责乙工作。
        （三）负责丙工作。
        （2） 收支情况
        （三）绩效目标
        二、自评结论
        """,
        """
        一、 基本情况
          （一） 部门概况
            （一）
            （二）
            （三）
          （2） 收支情况
          （三） 绩效目标
        二、 自评结论
        """,
    )


def test_first_of_a_list_in_another_style() -> None:
    same(
        """
        一、完成情况
        （1）总体目标完成情况
        一、城建方面
        1.道路：修好道路。
        2.桥梁：修好桥梁。
        二、交通方面
        （二）分项目标完成情况
        二、自评结论
        """,
        """
        一、 完成情况
          （1） 总体目标完成情况
            一、 城建方面
              1. 道路
              2. 桥梁
            二、 交通方面
          （二） 分项目标完成情况
        二、 自评结论
        """,
    )


def test_numbers_missing_and_repeated() -> None:
    same(
        """
        一、概况
        二、目标
        四、完成情况
        四、自评结论
        六、存在问题
        """,
        """
        一、 概况
        二、 目标
        四、 完成情况
        四、 自评结论
        六、 存在问题
        """,
    )


def test_numbered_text_of_a_field_does_not_end_the_project() -> None:
    same(
        """
        一、项目完成情况
        1、校舍维修
        绩效目标：
        1、维修校舍三栋；
        2、改造操场一处。
        绩效指标：
        （1）维修校舍三栋；
        （2）改造操场一处。
        完成情况：已完成。
        2、食堂改造
        绩效目标：改造食堂。
        绩效指标：改造食堂两个。
        完成情况：改造食堂两个。
        二、自评结论
        """,
        """
        一、 项目完成情况
          1、 校舍维修
          2、 食堂改造
        二、 自评结论
        """,
    )


def test_headings_without_numbers() -> None:
    same(
        """
        一、基本情况
        部门职责：
        （一）负责甲工作。
        （二）负责乙工作。
        机构设置：
        内设股室五个。
        二、自评结论
        """,
        """
        一、 基本情况
          - 部门职责
            （一）
            （二）
          - 机构设置
        二、 自评结论
        """,
    )


def test_all_projects_are_numbered_one() -> None:
    same(
        """
        一、项目完成情况
        1、校舍维修
        绩效目标：维修校舍。
        绩效指标：维修三栋。
        完成情况：维修三栋。
        1、食堂改造
        绩效目标：改造食堂。
        绩效指标：改造两个。
        完成情况：改造两个。
        """,
        """
        一、 项目完成情况
          1、 校舍维修
          1、 食堂改造
        """,
    )


def test_dotted_numbers() -> None:
    same(
        """
        1 部门基本情况
        1.1 主要职能
        1.2 机构人员
        2 项目绩效自评情况
        2.1 校舍维修
        2.1.1 绩效目标
        修好。
        2.1.2 绩效指标
        修三栋。
        2.1.3 完成情况
        修了三栋。
        2.2 食堂改造
        2.2.1 绩效目标
        改好。
        2.2.2 绩效指标
        改两个。
        2.2.3 完成情况
        改了两个。
        3 自评结论
        """,
        """
        1 部门基本情况
          1.1 主要职能
          1.2 机构人员
        2 项目绩效自评情况
          2.1 校舍维修
          2.2 食堂改造
        3 自评结论
        """,
    )


def test_half_brackets() -> None:
    same(
        """
        一）单位概况
        二）完成情况
        1）校舍维修
        绩效目标：修好。
        完成情况：修了三栋。
        2）食堂改造
        绩效目标：改好。
        完成情况：改了两个。
        三）存在问题
        """,
        """
        一） 单位概况
        二） 完成情况
          1） 校舍维修
          2） 食堂改造
        三） 存在问题
        """,
    )


def test_a_heading_counts_on_in_another_style() -> None:
    same(
        """
        一、基本情况
        （一）主要职责
        （二）机构设置
        3.预算情况
        二、自评结论
        """,
        """
        一、 基本情况
          （一） 主要职责
          （二） 机构设置
          3. 预算情况
        二、 自评结论
        """,
    )


def test_a_number_before_a_year() -> None:
    same(
        """
        一、项目完成情况
        1.校舍维修
        绩效目标：修好。
        完成情况：修了三栋。
        2.2025年食堂改造
        绩效目标：改好。
        完成情况：改了两个。
        二、自评结论
        """,
        """
        一、 项目完成情况
          1. 校舍维修
          2. 2025年食堂改造
        二、 自评结论
        """,
    )


def test_ones_do_not_nest_for_ever() -> None:
    made = outline("一、甲\n1.乙\n" * 2000)
    assert max(node.level for node in made.nodes()) <= 6
