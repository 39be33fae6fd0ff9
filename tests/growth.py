"""Whether a cost grows with the length of its input and not with its square, told so that a busy machine cannot lie."""

from __future__ import annotations

import gc
from collections.abc import Callable

ATTEMPTS = 5


def linear(cost: Callable[[int], float], small: int, times: int) -> bool:
    """Whether `times` the size costs at most three times that much more, in any of several attempts.

    What is quadratic costs `times` squared in all of them; a busy machine disturbs some. The collector of cycles, which
    would go through all that other tests left behind, waits meanwhile.
    """
    cost(small)
    gc.disable()
    try:
        for _ in range(ATTEMPTS):
            base = max(min(cost(small) for _ in range(3)), 0.002)
            if cost(small * times) <= 3 * times * base:
                return True
    finally:
        gc.enable()
    return False
