"""The commands as a person runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from isnad.casebook import Casebook
from isnad.cli.text import article_text, chronicle_text

COMMANDS = (
    "annotate",
    "build",
    "changes",
    "chronicle",
    "corrections",
    "demo",
    "export",
    "lexicon",
    "link",
    "search",
    "serve",
    "show",
    "user",
)


def isnad(*args: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run `isnad`; a fresh process with a plain C locale, as in a cron job."""
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    environment |= {name: os.environ.get(name, "") for name in ("PYTHONPATH", "ISNAD_CACHE")}
    code = "from isnad.cli import main; main()"
    command = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, check=False)


def out(result: subprocess.CompletedProcess[bytes]) -> str:
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode("utf-8")


def test_help_names_every_command_and_how_to_begin() -> None:
    text = out(isnad("--help"))
    for command in COMMANDS:
        assert command in text
    assert "isnad demo" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    assert "Usage:" in out(isnad(command, "--help"))


def test_help_loads_nothing_that_takes_time() -> None:
    heavy = (
        "isnad.records",
        "isnad.lexicon",
        "isnad.annotate",
        "isnad.link",
        "isnad.web",
        "trafilatura",
        "rapidfuzz",
        "msgspec",
        "numpy",
        "yaml",
        "sqlite3",
    )
    code = (
        "import sys; sys.argv = ['isnad', '--help']\n"
        "from isnad.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stderr.decode().strip() == "[]"


def test_the_chronicle_begins_with_the_point_of_it_all(casebook: Path) -> None:
    lines = out(isnad("chronicle", casebook)).splitlines()
    assert lines[0] == "9 articles, 1 independent source, denied by المتحدث باسم القيادة المشتركة"
    assert any("مسؤولان عسكريان أميركيان (unnamed)" in line for line in lines)
    assert any("⚠ conflicting figures" in line for line in lines)
    assert any("about 2,500" in line for line in lines)
    assert any("2025-09 · واشنطن" in line for line in lines)


@pytest.mark.parametrize("width", [44, 100])
def test_the_printed_chronicle_keeps_to_the_width_of_the_terminal(
    casebook: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    with Casebook(casebook) as book:
        lines = list(chronicle_text(book, "en"))
        articles = [article_text(book, book.article(name), "en") for name in ("a01.txt", "x<b>")]
        told = [line for lines in articles for line in lines if "independent source" in line]
    long = [line for line in [*lines, *told] if len(line) > width and not line.startswith("━")]
    assert long == []
    assert any(line.startswith("    ") and line.endswith("[cooperate-2020-01-15]") for line in lines) == (
        width == 44
    )


def test_show_names_incidents_in_the_reader_s_language_and_writes_whole_numbers_whole(casebook: Path) -> None:
    with Casebook(casebook) as book:
        english = " ".join(" ".join(article_text(book, book.article("a01.txt"), "en")).split())
        arabic = " ".join(" ".join(article_text(book, book.article("a01.txt"), "ar")).split())
    assert "Joint operations resumed [cooperate-2020-01-15]" in english
    assert "استئناف العمليات المشتركة [cooperate-2020-01-15]" in arabic
    assert "5200 | 5,200 · جندي" in english


def test_the_chronicle_speaks_arabic_on_request(casebook: Path) -> None:
    lines = out(isnad("chronicle", casebook, "--lang", "ar")).splitlines()
    assert lines[0] == "9 مقالات، مصدر مستقل واحد، كذبه المتحدث باسم القيادة المشتركة"


def test_the_chronicle_can_be_cut(casebook: Path) -> None:
    lines = out(isnad("chronicle", casebook, "--lines", "5")).splitlines()
    assert len(lines) == 5
    assert lines[-1] == "…"


def test_the_chronicle_as_json_is_the_contract(casebook: Path) -> None:
    chronicle = json.loads(out(isnad("chronicle", casebook, "--format", "json")))
    assert list(chronicle) == [
        "articles",
        "duplicates",
        "incidents",
        "storylines",
        "figures",
        "pledges",
        "denials",
        "entities",
        "corrections",
    ]
    assert chronicle["incidents"][2]["independent_sources"] == 1


def test_the_chronicle_as_html_needs_nothing_outside_itself(casebook: Path) -> None:
    page = out(isnad("chronicle", casebook, "--format", "html"))
    assert "<script" not in page
    assert "src=" not in page.replace("&lt;img src=", "")
    assert "&lt;i&gt;خبيث&lt;/i&gt;" in page
    assert "\u202e" not in page


def test_search_shows_the_words_in_their_text(casebook: Path) -> None:
    assert "a10.txt" in out(isnad("search", casebook, "القياده"))
    assert "a10.txt" not in out(isnad("search", casebook, "القياده", "--spelling", "exact"))
    assert "a10.txt" in out(isnad("search", casebook, "date:2020-01-17 type:cooperate"))
    text = out(isnad("search", casebook, "المستشفى", "--limit", "1"))
    assert "[المستشفى]" in text
    rows = [
        json.loads(line) for line in out(isnad("search", casebook, "عراق", "--format", "json")).splitlines()
    ]
    assert rows[0]["matches"]


def test_show_takes_an_article_or_an_incident(casebook: Path) -> None:
    assert "نيويورك تايمز ← مسؤولان عسكريان أميركيان" in out(isnad("show", casebook, "a01.txt"))
    assert "Independent source 2" in out(isnad("show", casebook, "assault-2021-08-09"))
    assert json.loads(out(isnad("show", casebook, "a10", "--format", "json")))["article"]["id"] == "a10"


def test_nothing_in_an_article_steers_the_terminal(casebook: Path) -> None:
    text = out(isnad("show", casebook, "x<b>"))
    assert "\u202e" not in text
    assert "⌧مقلوب⌧" in text


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("chronicle", "nowhere.casebook"), 1, "[E305]"),
        (("show", "CASEBOOK", "nothing"), 1, "[E401]"),
        (("search", "CASEBOOK", "-بغداد"), 1, "[E410]"),
        (("serve", "CASEBOOK", "--host", "0.0.0.0"), 1, "[E420]"),
        (("chronicle",), 2, "Missing argument"),
        (("nonsense",), 2, "No such command"),
        (("chronicle", "CASEBOOK", "--format", "pdf"), 2, "Invalid value"),
    ],
)
def test_mistakes_are_told_with_their_code(
    casebook: Path, args: tuple[str, ...], code: int, says: str
) -> None:
    result = isnad(*(str(casebook) if arg == "CASEBOOK" else arg for arg in args))
    assert result.returncode == code
    assert says in result.stderr.decode("utf-8")
    assert b"Traceback" not in result.stderr


def test_a_reader_that_has_enough_ends_it_quietly(casebook: Path) -> None:
    code = f"import sys; from isnad.cli import main; sys.argv[1:] = ['chronicle', {str(casebook)!r}]; main()"
    command = f'{sys.executable} -c "{code}" | head -n 1'
    result = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert result.stdout.decode("utf-8").startswith("9 articles")
    assert result.stderr == b""


@pytest.mark.parametrize(
    "args",
    [
        ("chronicle", "CASEBOOK"),
        ("chronicle", "CASEBOOK", "--format", "json"),
        ("changes", "CASEBOOK", "--since", "2020", "--format", "atom"),
        ("export", "CASEBOOK", "--to", "polecat"),
        ("export", "CASEBOOK", "--to", "csv", "--table", "mentions"),
        ("export", "CASEBOOK", "--to", "html", "--of", "assault-2021-08-09"),
        ("search", "CASEBOOK", "القوات", "--format", "json"),
    ],
)
def test_a_pipe_that_is_closed_early_gives_its_exit_code_and_no_message(
    casebook: Path, args: tuple[str, ...]
) -> None:
    given = [str(casebook) if arg == "CASEBOOK" else arg for arg in args]
    command = [sys.executable, "-c", "from isnad.cli import main; main()", *given]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    told = running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=60) == 141
    assert not any(word in told for word in (b"[E", b"rror", b"Traceback"))


def test_the_lexicon_shows_what_a_form_means() -> None:
    text = out(isnad("lexicon", "show", "نفى"))
    assert "cue " in text
    assert "deny" in text
    assert "irq.anbar" in out(isnad("lexicon", "show", "الانبار"))
    assert isnad("lexicon", "show", "قلنسوتزرقاء").returncode == 1


def test_the_lexicon_check_names_the_entry_that_does_not_fit(tmp_path: Path) -> None:
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "mine.yaml").write_text("- {id: out.mine, names: 7}\n")
    result = isnad("lexicon", "check", "--folder", tmp_path)
    assert result.returncode == 1
    assert "out.mine" in result.stderr.decode("utf-8")
    assert b"Traceback" not in result.stderr


def test_an_export_goes_to_standard_output_or_to_a_file(casebook: Path, tmp_path: Path) -> None:
    text = out(isnad("export", casebook, "--to", "polecat", "--since", "2021"))
    assert [line.split("\t")[2] for line in text.splitlines()] == ["Event Type", *["ASSAULT"] * 3]
    out(isnad("export", casebook, "--to", "polecat", "--since", "2021", "--out", tmp_path / "x.tsv"))
    assert (tmp_path / "x.tsv").read_bytes().decode() == text
    assert b"[E406]" in isnad("export", casebook, "--to", "polecat", "--type", "WAR").stderr


def test_changes_are_told_on_a_terminal_in_json_and_as_a_feed(casebook: Path, tmp_path: Path) -> None:
    lines = out(isnad("changes", casebook, "--since", "2020")).splitlines()
    assert any("new incident · Cooperation" in line for line in lines)
    denials = out(isnad("changes", casebook, "--since", "2020", "--kind", "denial", "--format", "json"))
    assert [json.loads(line)["kind"] for line in denials.splitlines()] == ["denial"]
    feed = tmp_path / "changes.atom"
    out(isnad("changes", casebook, "--since", "2020", "--format", "atom", "--lang", "ar", "--out", feed))
    assert feed.read_text(encoding="utf-8").count("<entry>") == len(lines)
    assert b"[E402]" in isnad("changes", casebook, "--since", "soon").stderr
