"""The command line: what it prints, and how it fails."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

import search
from search.cli import main
from search.cli.text import columns, highlight_for, marked, safe, wrapped
from search.jsonform import article_json, results_json
from search.query import Query

STORY = """Bridge reopens in Homs after truce
5 October 2017
HOMS: Traders crossed the old bridge on Thursday for the first time in a year.
The truce, agreed on October 4, lets aid reach Rastan. “The bridge is ours again,” a trader said.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of two articles."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "news").mkdir()
    (folder / "news" / "bridge.txt").write_text(STORY)
    mill = {"id": "mill", "title": "Mill idle", "body": "No flour in Idlib.", "source": "A"}
    (folder / "news" / "mill.jsonl").write_text(json.dumps(mill))
    search.index_paths([folder / "news"], folder / "index")
    return folder / "index"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def refused(*words: str | Path) -> str:
    """The message of a command that must fail as bad input does."""
    result = run(*words)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def test_index_tells_what_it_did_and_a_second_run_that_nothing_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.jsonl").write_text("{\n" * 25)
    first = run("index", tmp_path, "-i", tmp_path / "index")
    assert first.exit_code == 0, first.output
    assert "Articles: 1 added." in first.stdout
    assert "generation 1, in" in first.stdout
    assert "Rejected 25:" in first.stdout
    assert f"{tmp_path / 'b.jsonl'}:1: " in first.stdout
    assert f"{tmp_path / 'b.jsonl'}:21: " not in first.stdout
    assert "… and 5 more" in first.stdout
    second = run("index", tmp_path / "a.txt", "-i", tmp_path / "index")
    assert "Articles: 1 unchanged." in second.stdout
    assert "Nothing changed: the index is still generation 1." in second.stdout


def test_search_shows_hits_with_marks_and_facets(archive: Path) -> None:
    result = run("search", "trader bridge", "-i", archive)
    assert result.exit_code == 0
    assert "1 article for trader AND bridge" in result.stdout
    assert "«Bridge» reopens in Homs after truce" in result.stdout
    assert "«Traders» crossed the old «bridge»" in result.stdout
    assert re.search(r"^place +.*Syria/Homs\xa01", result.stdout, re.MULTILINE)


def test_words_need_no_quotes_and_all_articles_are_found_without_any(archive: Path) -> None:
    assert run("search", "old", "bridge", "-i", archive).stdout.startswith("1 article ")
    assert run("search", "-i", archive).stdout.startswith("2 articles (")


def test_search_takes_the_parameters_of_the_api(archive: Path) -> None:
    def total(*words: str) -> int:
        return int(run("search", "-i", archive, "--limit", "0", *words).stdout.split()[0])

    assert total("--place", "Syria/Homs") == 1
    assert total("--not-place", "Syria/Homs") == 1
    assert total("--place", "Syria/Homs", "--place", "Syria/Idlib") == 2
    assert total("--missing", "source") == 1
    assert total("--since", "2017-10-06") == 0
    assert total("--until", "2017") == 1
    assert total("--dates", "event", "--since", "2017-10-04", "--until", "2017-10-04") == 1
    assert total("flour bridge", "--match", "any") == 2


def test_search_json_is_what_the_archive_answers(archive: Path) -> None:
    printed = json.loads(run("search", "truce", "-i", archive, "--json", "--snippets", "1").stdout)
    with search.open_archive(archive) as opened:
        found = opened.search(Query(text="truce", snippets=1))
        answer = json.loads(json.dumps(results_json(found)))
    assert printed.pop("took_ms") >= 0
    answer.pop("took_ms")
    assert printed == answer


def test_a_cursor_goes_on_where_the_hits_ended(archive: Path) -> None:
    first = run("search", "-i", archive, "--limit", "1", "--sort", "newest").stdout
    cursor = first.split("--cursor ")[1].split()[0]
    rest = run("search", "-i", archive, "--limit", "1", "--sort", "newest", "--cursor", cursor)
    assert "Bridge reopens" in first
    assert "Mill idle" in rest.stdout
    assert "--cursor" not in rest.stdout


def test_explain_prints_a_score_and_what_it_is_made_of(archive: Path) -> None:
    hit = json.loads(run("search", "flour", "--index", archive, "--json").stdout)["hits"][0]
    lines = run("explain", "flour -truce", "mill", "--index", archive).stdout.splitlines()
    assert lines[0] == f"{hit['score']:>14}  flour AND NOT truce"
    assert any(line.endswith("flour = idf * w / (k1 + w)") for line in lines)
    assert any(line.split() == ["2", "N"] for line in lines)
    assert "no article has the id nobody" in refused("explain", "flour", "nobody", "-i", archive)
    assert "^" in refused("explain", "(flour", "mill", "-i", archive)


def test_diagnose_prints_what_each_part_finds(archive: Path) -> None:
    asked = ("diagnose", "flour", "bridge", "--source", "A", "--index", archive)
    assert [line.split() for line in run(*asked).stdout.splitlines()] == [
        ["0", "articles"],
        ["alone", "without", "it"],
        ["1", "0", "flour"],
        ["1", "1", "bridge"],
        ["1", "0", "source:", "A"],
    ]


def test_show_prints_the_article_with_its_evidence(archive: Path) -> None:
    with search.open_archive(archive) as opened:
        id = opened.search(Query(text="bridge")).hits[0].id
        view = opened.article(id)
    assert view is not None
    text = run("show", id, "-i", archive).stdout
    assert "2017-10-05 · " in text
    assert "Traders crossed the old bridge" in text
    assert re.search(r"^place +Syria/Homs", text, re.MULTILINE)
    told = json.loads(run("show", id, "-i", archive, "--json").stdout)
    assert told == json.loads(json.dumps(article_json(view)))


def test_stats_and_verify_and_rebuild_and_delete(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    index = tmp_path / "index"
    run("index", tmp_path / "a.txt", "-i", index)
    stats = run("stats", "-i", index).stdout
    assert re.search(r"^articles +1$", stats, re.MULTILINE)
    assert re.search(r"^published +2017-10-05$", stats, re.MULTILINE)
    assert "rebuilt as generation 2" in run("rebuild", "-i", index).stdout
    assert run("verify", "-i", index).stdout == f"{index}: sound\n"
    with search.open_archive(index) as opened:
        id = opened.search(Query()).hits[0].id
    assert "1 deleted; generation 3" in run("delete", id, "-i", index).stdout
    assert run("search", "-i", index).stdout.startswith("0 articles")


def test_verify_names_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    run("index", tmp_path / "a.txt", "-i", tmp_path / "index")
    segment = next((tmp_path / "index").glob("*.columns"))
    whole = bytearray(segment.read_bytes())
    whole[-1] ^= 1
    segment.write_bytes(whole)
    assert segment.name in refused("verify", "-i", tmp_path / "index")


def test_bad_input_is_refused_in_a_sentence(archive: Path, tmp_path: Path) -> None:
    assert "nowhere" in refused("index", "nowhere", "-i", tmp_path / "new")
    assert not (tmp_path / "new").exists()
    assert "no such folder" in refused("search", "x", "-i", tmp_path / "none")
    assert "no index" in refused("stats", "-i", tmp_path)
    assert "no article has the id nobody" in refused("show", "nobody", "-i", archive)
    assert "--since: " in refused("search", "x", "-i", archive, "--since", "2017-13")
    assert "--limit: " in refused("search", "x", "-i", archive, "--limit", "many")
    assert "--sort: " in refused("search", "x", "-i", archive, "--sort", "best")
    assert "--facets: " in refused("search", "x", "-i", archive, "--facets", "colour")
    assert "--cursor: " in refused("search", "x", "-i", archive, "--cursor", "abc")
    assert "No such option" in refused("search", "x", "--colour", "red")
    assert "DATELINE_PORT" in refused("serve", "-i", archive, "--port", "70000")


def test_a_malformed_query_is_shown_with_a_caret_and_a_mend(archive: Path) -> None:
    lines = refused("search", 'homs AND "detainee issue', "-i", archive).splitlines()
    shown = lines.index('  homs AND "detainee issue')
    assert lines[shown + 1] == "           ^"
    assert lines[shown + 2].startswith("Try: ")


def test_no_text_can_steer_the_terminal() -> None:
    assert safe("a\x1b[2Jb\u202ec\nd") == "a\ufffd[2Jb\ufffdc d"
    assert "\x1b" not in refused("show", "\x1b[2J", "-i", "nowhere")


def test_marks_are_bold_in_a_terminal_and_quoted_elsewhere() -> None:
    assert marked("the truce holds", [(4, 9)], highlight_for(False)) == "the «truce» holds"
    styled = marked("the truce holds", [(4, 9)], highlight_for(True))
    assert styled == "the \x1b[1m\x1b[4mtruce\x1b[0m holds"


def test_lines_fit_and_a_mark_across_a_break_is_marked_on_both_lines() -> None:
    lines = list(wrapped("aa bb cc dd", [(3, 8)], 7, lambda text: f"<{text}>", " "))
    assert lines == [" aa <bb>", " <cc> dd"]
    assert columns("停火 é") == 6


def test_help_answers_without_loading_the_engine() -> None:
    code = "import sys; from search.cli import main; print({'numba', 'whoosh'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_serve_answers_until_it_is_stopped_and_says_only_where(archive: Path) -> None:
    run("search", "-i", archive)  # kernels are compiled from here on
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "search", "serve", "-i", str(archive), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        try:
            page = fetch(f"http://127.0.0.1:{port}/?q=truce", server)
            taken = run("serve", "-i", archive, "--port", str(port))
        finally:
            server.send_signal(signal.SIGINT)
            out, err = server.communicate(timeout=30)
    assert "Bridge reopens" in re.sub(r"</?mark[^>]*>", "", page)
    assert out.decode() == f"Dateline: 2 articles at http://127.0.0.1:{port} (Ctrl-C stops)\n"
    assert err == b""
    assert server.returncode == 0
    assert taken.exit_code == 2
    assert f"cannot serve on 127.0.0.1:{port}: {os.strerror(98)}" in taken.stderr


def fetch(url: str, server: subprocess.Popen[bytes]) -> str:
    for _ in range(1200):
        assert server.poll() is None, server.communicate()
        try:
            with urlopen(url) as answer:
                text: str = answer.read().decode()
                return text
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {url}")
