"""The Arabic faces come with the room: as their packages have them, with their licence, and from nowhere else."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from litestar.testing import TestClient

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
FACES = ("noto-naskh-arabic", "noto-sans-arabic")


def test_the_faces_are_what_their_packages_hold() -> None:
    if not (ROOT / "frontend" / "node_modules" / "@fontsource").is_dir():
        pytest.skip(
            "NOT TESTED against the packages of the fonts: they are not installed; run `make browser`"
        )
    command = [sys.executable, str(ROOT / "tools" / "build_fonts.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("face", FACES)
def test_each_face_stands_beside_its_licence(face: str) -> None:
    folder = files("isnad.web").joinpath("static", "fonts")
    assert folder.joinpath(f"{face}.woff2").read_bytes()[:4] == b"wOF2"
    licence = folder.joinpath(f"{face}.LICENSE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright 2022 The Noto Project Authors" in licence


def test_the_room_serves_what_its_sheet_asks_for_and_says_what_it_is(client: TestClient) -> None:
    sheet = client.get("/static/fonts.css").text
    asked = re.findall(r'url\("([^"]+)"\)', sheet)
    assert [path.rpartition("/")[2] for path in asked] == [f"{face}.woff2" for face in FACES]
    for path in asked:
        answer = client.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "font/woff2")
        assert answer.content[:4] == b"wOF2"
    assert client.get("/static/fonts/noto-naskh-arabic.LICENSE.txt").status_code == 404
    assert client.get("/static/fonts/..%2f..%2fapp.py").status_code == 404


def test_digits_and_latin_letters_are_left_to_latin_faces(client: TestClient) -> None:
    for span in re.findall(r"U\+([0-9A-F]+)", client.get("/static/fonts.css").text):
        assert int(span, 16) >= 0x600


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_arabic_is_drawn_by_the_faces_of_the_room(page: Page, lang: str) -> None:
    page.goto(f"/article/a01.txt?lang={lang}")
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {name.strip('"') for name in loaded} == {"Isnad Naskh", "Isnad Sans Arabic"}
    drawn = page.evaluate("getComputedStyle(document.getElementById('text')).fontFamily")
    assert drawn.startswith('"Isnad')
