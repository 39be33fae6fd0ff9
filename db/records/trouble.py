"""What cannot be done, told to the user."""

from __future__ import annotations


class Trouble(Exception):
    """Something that cannot be done, told to the user: what happened, and the way out.

    `message` and `advice` are Chinese sentences without a closing mark; `advice` may be empty.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}。{self.advice}。" if self.advice else f"{self.message}。"
