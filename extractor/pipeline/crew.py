"""Files taken apart, and reports checked, by several processes; handed back in the order that they were given.

A worker needs seconds to start, so that those who have taken files apart may be `kept` to check the reports. They are
spawned, not forked, so that it is the same on every system. Only a few files are under way at a time: a
thousand results are never held at once. A worker that dies (killed, out of memory, a fault in a C library) takes all
that was under way with it; those files are then tried again one by one, each in a process of its own, so that the one at fault is
known by name and the others get through.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection
from pathlib import Path
from typing import Any, Generic, TypeVar

from db.records import Trouble
from extractor.pipeline.extract import Extracted, extract

Outcome = Extracted | Trouble
Item = TypeVar("Item")
Made = TypeVar("Made")
Work = Callable[[Item], Made | Trouble]
FILES_PER_WORKER = 8
"""A worker needs about as long to start as to read so many reports; with fewer files it does not pay."""
AHEAD = 3
"""Files under way for each worker."""
DEBUG = "GOUJI_DEBUG"
"""Set in the environment, which workers inherit: tracebacks of unexpected errors go to standard error."""


def workers(count: int, least: int = FILES_PER_WORKER) -> int:
    """How many workers pay for so many files (or other things, `least` for each worker) on this machine."""
    return max(1, min(os.cpu_count() or 1, count // least))


_kept: dict[int, ProcessPoolExecutor] | None = None
"""Workers that wait for further work, by their number; None where nobody keeps any."""


@contextmanager
def kept() -> Iterator[None]:
    """Within it, workers that are done with one kind of work are there for the next."""
    global _kept
    _kept = {}
    try:
        yield
    finally:
        waiting, _kept = _kept, None
        for pool in waiting.values():
            pool.shutdown()


def at_hand() -> int:
    """How many workers wait for work."""
    return max(_kept or {}, default=1)


def attempt(path: Path) -> Outcome:
    """Extract; whatever goes wrong with this file comes back as Trouble that names it. Runs in workers."""
    try:
        return extract(path)
    except Trouble as trouble:
        return Trouble(trouble.message, trouble.advice)
    except MemoryError:
        return Trouble(f"{path} 太大，内存不够", "请关闭其他程序，或把文件拆开后重新运行")
    except Exception as error:
        if os.environ.get(DEBUG):
            traceback.print_exc()
        what = f"{type(error).__name__}：{error}"
        return Trouble(
            f"{path} 处理时出现意外错误（{what}）",
            "请用 gouji --debug 重新运行，并把输出和文件一起报告给 gouji 的维护者",
        )


def extracted(paths: Iterable[Path], jobs: int) -> Iterator[tuple[Path, Outcome]]:
    """Each path with what is in it, in the order of `paths`, by `jobs` processes (1: this one)."""
    return worked(paths, jobs, attempt)


def worked(items: Iterable[Item], jobs: int, work: Work[Item, Made]) -> Iterator[tuple[Item, Made | Trouble]]:
    """Each item with what `work` makes of it, in their order, by `jobs` processes (1: this one).

    An item names itself (`str`) in the trouble that is told when its process dies.
    """
    if jobs <= 1:
        for item in items:
            yield item, work(item)
        return
    pool = _Pool(jobs, work)
    under_way: deque[tuple[Item, Future[Made | Trouble]]] = deque()
    try:
        waiting = iter(items)
        while True:
            while len(under_way) < jobs * AHEAD and (ahead := next(waiting, None)) is not None:
                under_way.append((ahead, pool.submit(ahead)))
            if not under_way:
                return
            item, future = under_way.popleft()
            try:
                yield item, future.result()
            except BrokenProcessPool:
                pool.restart()
                yield from _one_by_one([(item, future), *under_way], work)
                under_way.clear()
    finally:
        # Also where the last item was taken and nobody asks for more.
        pool.close() if under_way else pool.leave()


def _one_by_one(
    under_way: Iterable[tuple[Item, Future[Made | Trouble]]], work: Work[Item, Made]
) -> Iterator[tuple[Item, Made | Trouble]]:
    """Go through what was under way when a worker died, so that it is known at which item it dies again."""
    pool = _Pool(1, work)
    try:
        for item, future in under_way:
            made: Made | Trouble
            try:
                made = future.result() if _done(future) else pool.submit(item).result()
            except BrokenProcessPool:
                pool.restart()
                made = Trouble(
                    f"{item} 处理时工作进程异常退出", "该文件可能已损坏或过大，请用 WPS 或 Word 打开后另存一份再试"
                )
            yield item, made
    finally:
        pool.close()


def _done(future: Future[Any]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


class _Pool(Generic[Item, Made]):
    """A process pool that can be begun anew."""

    def __init__(self, jobs: int, work: Work[Item, Made]) -> None:
        self._jobs = jobs
        self._work = work
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        waiting = (_kept or {}).pop(self._jobs, None)
        return waiting or ProcessPoolExecutor(
            self._jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_begin
        )

    def submit(self, item: Item) -> Future[Made | Trouble]:
        """Hand an item to a worker; a pool that broke in the meantime is begun anew."""
        try:
            return self._pool.submit(self._work, item)
        except BrokenProcessPool:
            self.restart()
            return self._pool.submit(self._work, item)

    def restart(self) -> None:
        """Leave a broken pool and begin a new one."""
        self.close()
        self._pool = self._new()

    def leave(self) -> None:
        """Leave the workers, who have nothing under way, to the next who needs so many, if they are kept at all."""
        if _kept is None:
            self.close()
        else:
            _kept[self._jobs] = self._pool

    def close(self) -> None:
        """Let the workers go; what has not begun is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """A worker leaves Ctrl+C to the process that started it, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
