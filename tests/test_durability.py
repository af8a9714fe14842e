"""What a commit acknowledged survives: kill -9, loss of power, a full disk, readers meanwhile.

DATELINE_KILLS says how often the writer is killed (8 unless told).
"""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest
from committing import commit_for_ever, expected, found
from stories import story

from search.engine.generation import latest, open_generation
from search.engine.verify import verify_index
from search.engine.writer import open_writer
from search.errors import DatelineError
from search.settings import Settings

KILLS = int(os.environ.get("DATELINE_KILLS", "8"))
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["committing", "search.engine.writer"])


@contextmanager
def committing(folder: Path) -> Iterator[tuple[ForkServerProcess, Connection]]:
    """A process that commits on and on; killed at the end at the latest."""
    numbers, theirs = SERVER.Pipe(duplex=False)
    process = SERVER.Process(target=commit_for_ever, args=(folder, theirs))
    process.start()
    theirs.close()
    try:
        assert numbers.poll(60), "the writer did not start"
        yield process, numbers
    finally:
        process.kill()
        process.join()
        process.close()
        numbers.close()


def drained(numbers: Connection) -> list[int]:
    """All that was acknowledged before the writer died."""
    heard: list[int] = []
    try:
        while numbers.poll(10):
            heard.append(numbers.recv())
    except EOFError:
        return heard
    raise AssertionError("the writer lives on")


def test_a_killed_writer_loses_nothing_acknowledged(tmp_path: Path) -> None:
    moments = random.Random(20171005)
    for _ in range(KILLS):
        with committing(tmp_path) as (process, numbers):
            heard = [numbers.recv()]
            if moments.random() < 0.8:  # else it is killed while it starts
                heard.append(numbers.recv())
            time.sleep(moments.uniform(0, 0.2))
            process.kill()
            heard += drained(numbers)
        assert verify_index(tmp_path) == []
        generation = open_generation(tmp_path)
        assert generation.number in (heard[-1], heard[-1] + 1)
        assert found(generation) == expected(generation.number)
    assert latest(tmp_path) >= KILLS


def test_readers_see_whole_generations_while_a_writer_commits(tmp_path: Path) -> None:
    with committing(tmp_path) as (process, numbers):
        numbers.recv()
        numbers.recv()  # by now it commits without having to load anything
        generation = None
        seen: set[int] = set()
        while len(seen) < 20:
            fresh = open_generation(tmp_path)
            generation = open_generation(tmp_path, generation)
            assert found(fresh) == expected(fresh.number)
            assert found(generation) == expected(generation.number)
            seen |= {fresh.number, generation.number}
            assert process.is_alive()


class Disk:
    """What a loss of power would leave: bytes that were fsynced, under names that were.

    Wraps `os.fsync` alone; at each call it asks `check` about every disk there may be by then.
    """

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder = folder
        self.scratch = scratch
        self.bytes = {each.stat().st_ino: each.read_bytes() for each in folder.iterdir()}
        self.names = self.current()
        self.states: list[Path] = []
        self.fsync = os.fsync

    def current(self) -> dict[str, int]:
        return {entry.name: entry.inode() for entry in os.scandir(self.folder)}

    def __call__(self, descriptor: int) -> None:
        self.keep()
        self.fsync(descriptor)
        path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        if path == self.folder:
            self.names = self.current()
        else:
            self.bytes[path.stat().st_ino] = path.read_bytes()
        self.keep()

    def keep(self) -> None:
        """Write down the disks that are possible now: names may be on disk before their fsync."""
        now = self.current()
        contents_first = {name: node for name, node in now.items() if name.endswith(".toc")}
        removals_first = {name: node for name, node in self.names.items() if name in now}
        for names in (self.names, now, self.names | contents_first, removals_first):
            state = self.scratch / str(len(self.states))
            state.mkdir()
            for name, node in names.items():
                (state / name).write_bytes(self.bytes.get(node, b""))
            self.states.append(state)


def test_a_loss_of_power_leaves_the_old_or_the_new_generation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, scratch = tmp_path / "index", tmp_path / "states"
    scratch.mkdir()
    writer = open_writer(folder, Settings())
    for number in range(1, 5):
        writer.put(story(number), number)
        writer.commit()
    before = {f"story-{number}" for number in range(1, 5)}
    disk = Disk(folder, scratch)
    monkeypatch.setattr(os, "fsync", disk)
    writer.put(story(5), 5)
    writer.put(story(2, seed=1), 6)
    writer.commit()
    disk.keep()
    monkeypatch.undo()
    writer.close()
    outcomes = []
    for state in disk.states:
        assert verify_index(state) == []
        generation = open_generation(state)
        live = [segment.article(n) for segment in generation.segments for n in segment.every]
        outcomes.append(generation.number)
        assert {article.id for article in live} == before | (
            {"story-5"} if generation.number == 5 else set()
        )
        assert (story(2, seed=1).article in live) == (generation.number == 5)
    assert set(outcomes) == {4, 5}
    assert outcomes[-4:] == [5, 5, 5, 5], "acknowledged, and on every disk there may be"


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file may grow past `size` bytes: the kernel refuses the write, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def live_ids(folder: Path) -> set[str]:
    segments = open_generation(folder).segments
    return {segment.id_of(number) for segment in segments for number in segment.every.tolist()}


def test_a_full_disk_leaves_the_last_generation_and_no_lock(tmp_path: Path) -> None:
    with open_writer(tmp_path, Settings()) as writer:
        for number in range(4):
            writer.put(story(number), number)
            writer.commit()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for size in (0, 1_000, 8_000):
        writer = open_writer(tmp_path, Settings())
        writer.put(story(9), 9)
        with full_disk(size), pytest.raises(DatelineError, match=r"writing failed .*too large"):
            writer.commit()
        assert before.items() <= {p.name: p.read_bytes() for p in tmp_path.iterdir()}.items()
        assert verify_index(tmp_path) == []
        assert latest(tmp_path) == 4
    with open_writer(tmp_path, Settings()) as writer:
        writer.put(story(9), 9)
    assert live_ids(tmp_path) == {f"story-{number}" for number in (0, 1, 2, 3, 9)}


def test_a_disk_too_full_for_the_contents_alone_changes_nothing(tmp_path: Path) -> None:
    with open_writer(tmp_path, Settings()) as writer:
        for number in range(4):
            writer.put(story(number), number)
    writer = open_writer(tmp_path, Settings())
    assert writer.delete("story-2")
    with full_disk(300), pytest.raises(DatelineError, match="writing failed"):
        writer.commit()
    assert live_ids(tmp_path) == {f"story-{number}" for number in range(4)}
    assert open_generation(tmp_path).tombstones == frozenset()


def test_a_full_disk_at_the_first_commit_leaves_no_index(tmp_path: Path) -> None:
    with full_disk(0), pytest.raises(DatelineError, match="cannot be written to"):
        open_writer(tmp_path / "new", Settings())
    with open_writer(tmp_path / "new", Settings()) as writer:
        writer.put(story(1), 1)
    assert live_ids(tmp_path / "new") == {"story-1"}
