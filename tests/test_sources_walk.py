"""Walking: order, links, what is no file, and ids that hold from run to run."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from search.article import Article, Rejected, Skipped
from search.sources import read_paths

Found = Article | Rejected | Skipped

COPY = "Ferry runs again\n4 September 2017\nThe ferry across the lake runs again.\n"


def read(*paths: Path | str) -> list[Found]:
    return list(read_paths(paths))


def told(found: Found, root: Path) -> str:
    """What became of a file: its kind and its place below the root."""
    path = found.origin if isinstance(found, Article) else found.path
    return f"{type(found).__name__} {path.removeprefix(f'{root}/')}"


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    return path


def test_a_link_back_up_is_rejected_not_followed_for_ever(tmp_path: Path) -> None:
    write(tmp_path / "sub/a.txt", COPY)
    (tmp_path / "sub/up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    found = {told(each, tmp_path): each for each in read(tmp_path)}
    assert set(found) == {
        *("Article sub/a.txt", "Rejected sub/up", "Rejected self.txt", "Rejected gone.txt")
    }
    reasons = [each.reason for each in found.values() if isinstance(each, Rejected)]
    assert any("the same folder as" in reason for reason in reasons)
    assert any("a link to what does not exist" in reason for reason in reasons)


def test_links_to_files_and_other_folders_are_followed(tmp_path: Path) -> None:
    write(tmp_path / "far/a.txt", COPY)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/linked").symlink_to(tmp_path / "far")
    (tmp_path / "news/b.txt").symlink_to(tmp_path / "far/a.txt")
    assert [told(each, tmp_path) for each in read(tmp_path / "news")] == [
        *("Article news/b.txt", "Article news/linked/a.txt")
    ]


def test_pipes_and_sockets_are_rejected_unopened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "b.txt"))
        found = read(tmp_path)
    assert [type(each) for each in found] == [Rejected, Rejected]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_and_folders_without_permission_are_rejected(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", COPY).chmod(0)
    write(tmp_path / "sub/b.txt", COPY).parent.chmod(0)
    found = read(tmp_path)
    (tmp_path / "sub").chmod(0o700)
    assert [told(each, tmp_path) for each in found] == ["Rejected a.txt", "Rejected sub"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux's /proc")
def test_a_file_the_system_refuses_to_read_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    (found,) = read(tmp_path / "a.txt")
    assert isinstance(found, Rejected)
    assert "cannot be read" in found.reason


def test_a_name_that_is_no_utf8_is_read_and_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/odd\xff.txt"
    Path(os.fsdecode(path)).write_text(COPY)
    (found,) = read(tmp_path)
    assert isinstance(found, Article)
    assert found.origin.endswith("odd\ufffd.txt")


def ids(*paths: Path | str) -> list[str]:
    return [each.id for each in read(*paths) if isinstance(each, Article)]


def test_an_edited_file_keeps_its_id_and_so_does_a_moved_folder(tmp_path: Path) -> None:
    path = write(tmp_path / "news/sub/a.txt", COPY)
    before = ids(tmp_path / "news")
    path.write_text(COPY.replace("again", "at last"))
    assert ids(tmp_path / "news") == before
    (tmp_path / "else").mkdir()
    (tmp_path / "news").rename(tmp_path / "else/news")
    assert ids(tmp_path / "else/news") == before


def test_a_file_has_the_same_id_named_or_met_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "news/a.txt", COPY)
    monkeypatch.chdir(tmp_path / "news")
    assert ids(path) == ids(path.parent) == ids("a.txt") == ids(".") == ids("../news/")


def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path: Path) -> None:
    write(tmp_path / "2016/1.txt", COPY)
    write(tmp_path / "2017/1.txt", COPY)
    assert len(set(ids(tmp_path / "2016", tmp_path / "2017"))) == 2
