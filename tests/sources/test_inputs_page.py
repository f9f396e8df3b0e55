"""The page on inputs: its commands run, its limits and kinds are those of the program."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

from reads import TEXT, of

from isnad.sources import CODES, articles, feeds, objects, pages, reading, tables, zips
from isnad.sources.files import KINDS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "inputs.md").read_text(encoding="utf-8")


def test_its_commands_run(tmp_path: Path) -> None:
    of(tmp_path / "dump.csv.gz", gzip.compress(f"story,day\n{TEXT},2024-01-26\n".encode()))
    record = "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{}"
    of(tmp_path / "crawl.warc.gz", gzip.compress(record.format(len(TEXT.encode()), TEXT).encode()))
    item = f"<item><description>{TEXT}</description></item>"
    of(tmp_path / "feed.xml", f'<rss version="2.0"><channel>{item}</channel></rss>')
    of(tmp_path / "articles" / "1.txt", TEXT)
    of(tmp_path / "isnad", f'#!/bin/sh\nexec {sys.executable} -c "from isnad.cli import main; main()" "$@"\n')
    (tmp_path / "isnad").chmod(0o755)
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PATH": f"{tmp_path}:/usr/bin:/bin"}
    blocks = re.findall(r"^```sh\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    for line in "".join(blocks).splitlines():
        done = subprocess.run(
            ["sh", "-c", line], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (line, done.stderr)
    assert (tmp_path / "annotations.jsonl").read_text(encoding="utf-8").count("\n") == 1
    assert "3 new" in done.stderr


def test_it_names_every_kind_and_no_code_that_is_none() -> None:
    assert {kind for kind in KINDS if f"`{kind}`" in PAGE} == set(KINDS) - {".text"}
    assert set(re.findall(r"\bE1[0-8]\d\b", PAGE)) <= set(CODES)


def test_its_limits_are_the_program_s() -> None:
    told = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", PAGE, flags=re.MULTILINE))
    for what, size in (
        ("a text, line or record, unpacked", f"{objects.MAX_BYTES // 10**6} MB"),
        ("an HTML page", f"{pages.MAX_PAGE // 10**6} MB"),
        ("the text of an article, junk and all", f"{articles.MAX_TEXT:,} characters"),
        ("a `.json` file, which is read whole", f"{reading.MAX_JSON_BYTES // 10**6} MB"),
        ("a feed", f"{feeds.MAX_FEED // 10**6} MB"),
        ("what is passed over to find the next line or record", f"{objects.MAX_PASSED // 10**9} GB"),
        ("a Parquet file in an archive", f"{tables.MAX_TABLE // 10**9} GB"),
    ):
        assert told[what].startswith(size), what
    assert zips.MAX_MEMBERS == 1_000_000
