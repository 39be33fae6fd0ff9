"""What click says by itself (usage, help, wrong options), in Chinese.

click looks its words up with gettext, which chooses a language by the environment; gouji speaks Chinese whatever the
environment says, so the look-up is replaced. A message that click adds in a later version stays English until it is added
here; a test goes through the messages that a user of gouji can come to see.
"""

from __future__ import annotations

import gettext
import sys

WORDS = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "用法说明：{command} {option}",
    "Invalid value: {message}": "取值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的取值不对：{message}",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing {param_type}": "缺少 {param_type}",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Missing command.": "缺少命令。",
    "No such option {name!r}.": "没有 {name} 这个选项。",
    "No such option: {name}": "没有 {name} 这个选项。",
    "No such command {name!r}.": "没有 {name} 这个命令。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "是不是其中之一：{possibilities}？",
    "(Possible options: {possibilities})": "是不是其中之一：{possibilities}？",
    "Option {name!r} does not take a value.": "选项 {name} 后面不带值。",
    "Option {name!r} requires an argument.": "选项 {name} 后面要有一个值。",
    "Option {name!r} requires {nargs} arguments.": "选项 {name} 后面要有 {nargs} 个值。",
    "Argument {name!r} takes {nargs} values.": "参数 {name} 要有 {nargs} 个值。",
    "Got unexpected extra argument ({args})": "多出的参数：{args}",
    "Got unexpected extra arguments ({args})": "多出的参数：{args}",
    "Choose from:\n\t{choices}": "可选：{choices}",
    "{value!r} is not one of {choices}.": "{value} 不在可选的 {choices} 之中。",
    "{value!r} is not {choice}.": "{value} 不是 {choice}。",
    "{value!r} is not a valid {number_type}.": "{value!r} 不是有效的数（{number_type}）。",
    "{value} is not in the range {range}.": "{value} 不在范围 {range} 之内。",
    "{name} {filename!r} does not exist.": "{name} {filename} 不存在。",
    "{name} {filename!r} is a file.": "{filename} 是文件，这里要文件夹。",
    "{name} {filename!r} is a directory.": "{filename} 是文件夹，这里要文件。",
    "{name} {filename!r} is not readable.": "{filename} 没有读取权限。",
    "{name} {filename!r} is not writable.": "{filename} 没有写入权限。",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "default: {default}": "默认 {default}",
    "required": "必填",
    "Show this message and exit.": "显示本说明。",
    "Show the version and exit.": "显示版本。",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "Aborted!": "已中断。",
}


def _one(message: str) -> str:
    return WORDS.get(message, message)


def _many(one: str, more: str, count: int) -> str:
    return _one(one if count == 1 else more)


def speak() -> None:
    """Make the loaded modules of click look their words up here."""
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            for attribute, original, ours in (("_", gettext.gettext, _one), ("ngettext", gettext.ngettext, _many)):
                if getattr(module, attribute, None) is original:
                    setattr(module, attribute, ours)
