"""Who may come into the reading room: what is open, what takes an account, and what never gets through."""

from __future__ import annotations

import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from litestar.testing import TestClient

from isnad.errors import UsageError
from isnad.web import guards, sessions
from isnad.web.accounts import Accounts, accounts_file
from isnad.web.app import create_app
from isnad.web.guards import Access
from isnad.web.server import Opening, access_of

PASSWORD = "seven quiet horses"
PAGE = {"accept": "text/html"}
PAGES = ("/", "/figures", "/search?q=العراق", "/article/a01.txt", "/article/a01.txt.json", "/chronicle.json")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of two accounts; tests that change it take a copy."""
    file = tmp_path_factory.mktemp("accounts") / "room.accounts"
    accounts = Accounts(file)
    accounts.add("sara", PASSWORD, ["read"])
    accounts.add("محرر", PASSWORD + " سر", ["correct"])
    return file


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Path:
    """The two accounts, to change."""
    file = tmp_path / "room.accounts"
    file.touch(mode=0o600)
    file.write_bytes(made.read_bytes())
    return file


@pytest.fixture
def room(casebook: Path, file: Path) -> Iterator[TestClient]:
    """A room that others can reach, by HTTPS."""
    access = Access(file, is_public=True, names=("room.example",), secure=True)
    with TestClient(create_app(casebook, access), base_url="https://room.example") as client:
        client.follow_redirects = False
        yield client


def token(client: TestClient) -> str:
    found = re.search(r'name="_csrf_token" value="(\w+)"', client.get("/sign-in").text)
    assert found is not None
    return found[1]


def sign_in(client: TestClient, name: str = "sara", password: str = PASSWORD, **more: str):
    given = {"name": name, "password": password, "_csrf_token": token(client), **more}
    return client.post("/sign-in", data=given)


# ---------------------------------------------------------------- opening


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "::ffff:10.0.0.1"])
def test_no_room_opens_to_others_without_accounts(tmp_path: Path, host: str) -> None:
    with pytest.raises(UsageError, match="no accounts") as refusal:
        access_of(Opening(host), tmp_path / "none.accounts")
    assert refusal.value.code == "E420"


@pytest.mark.parametrize("opening", [Opening(names=("room.example",)), Opening(proxy="127.0.0.1")])
def test_a_room_behind_a_name_or_a_proxy_is_open_to_others(tmp_path: Path, opening: Opening) -> None:
    with pytest.raises(UsageError, match="E420"):
        access_of(opening, tmp_path / "none.accounts")


@pytest.mark.parametrize("host", ["example.org", "", "0x7f.1", "300.1.1.1"])
def test_a_host_that_is_no_address_is_refused(host: str, file: Path) -> None:
    with pytest.raises(UsageError, match="E420"):
        access_of(Opening(host), file)


def test_passwords_never_cross_the_network_in_the_clear(file: Path) -> None:
    with pytest.raises(UsageError, match="E422"):
        access_of(Opening("192.168.1.4"), file)
    with pytest.raises(UsageError, match="E422"):
        access_of(Opening("192.168.1.4", certificate=file), file)


def test_a_room_on_every_address_needs_a_name(file: Path) -> None:
    with pytest.raises(UsageError, match="E423"):
        access_of(Opening("0.0.0.0", proxy="10.0.0.1"), file)
    access = access_of(Opening("0.0.0.0", proxy="10.0.0.1", names=("room.example",)), file)
    assert access == Access(file, is_public=True, names=("room.example",), secure=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_on_this_machine_reading_takes_no_account(host: str, file: Path, tmp_path: Path) -> None:
    assert access_of(Opening(host), tmp_path / "none.accounts") == Access()
    assert access_of(Opening(host), file) == Access(file)


# ---------------------------------------------------------------- accounts


def test_accounts_stand_beside_the_casebook_for_their_owner_alone(tmp_path: Path) -> None:
    file = accounts_file(tmp_path / "iraq.casebook")
    Accounts(file).add("sara", PASSWORD, ["read"])
    assert file == tmp_path / "iraq.casebook.accounts"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_no_password_is_kept(made: Path) -> None:
    text = made.read_text()
    assert text.count("$argon2id$") == 2
    assert PASSWORD not in text


def test_a_file_of_accounts_that_others_can_read_is_refused(file: Path) -> None:
    file.chmod(0o640)
    with pytest.raises(UsageError, match="E474"):
        Accounts(file).all()


@pytest.mark.parametrize("text", ["{", '{"name": 1}', "[]", "\x00"])
def test_a_file_that_holds_no_accounts_is_refused(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(UsageError, match="E474"):
        Accounts(file).get("sara")


@pytest.mark.parametrize("name", ["", "a b", "a\nb", "../x", "<b>", "ن" * 65, "a\u202eb"])
def test_a_name_is_letters_and_digits(file: Path, name: str) -> None:
    with pytest.raises(UsageError, match="E472"):
        Accounts(file).add(name, PASSWORD, ["read"])


@pytest.mark.parametrize("password", ["", "short", "x" * 11, "x" * 257])
def test_a_password_is_long_but_not_endless(file: Path, password: str) -> None:
    with pytest.raises(UsageError, match="E473"):
        Accounts(file).add("omar", password, ["read"])


def test_accounts_are_known_by_one_name_however_it_is_composed(file: Path) -> None:
    accounts = Accounts(file)
    accounts.add("آمنة", PASSWORD, ["read"])
    assert accounts.get("آمنة") is not None
    with pytest.raises(UsageError, match="E471"):
        accounts.add("آمنة", PASSWORD, ["read"])


def test_nobody_unknown_is_removed_or_changed(file: Path) -> None:
    for change in (
        lambda: Accounts(file).remove("omar"),
        lambda: Accounts(file).set_password("omar", PASSWORD),
    ):
        with pytest.raises(UsageError, match="E470"):
            change()


# ---------------------------------------------------------------- the door


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_shown_to_whoever_is_not_signed_in(room: TestClient, path: str) -> None:
    page = room.get(path, headers=PAGE)
    assert (page.status_code, page.text) == (303, "")
    assert page.headers["location"].startswith("/sign-in?next=%2F")
    for refused in (room.get(path, headers={"accept": "*/*"}), room.head(path)):
        assert refused.status_code == 401
        assert "العراق" not in refused.text


def test_signing_in_leads_to_the_page_asked_for(room: TestClient) -> None:
    answer = sign_in(room, next="/figures")
    assert (answer.status_code, answer.headers["location"]) == (303, "/figures")
    for path in PAGES:
        assert room.get(path).status_code == 200
    assert "sara" in room.get("/").text


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_page_for_signing_in_speaks_both_languages(room: TestClient, lang: str) -> None:
    page = room.get(f"/sign-in?lang={lang}").text
    assert f'lang="{lang}"' in page
    assert ("كلمة السر" in page) == (lang == "ar")


@pytest.mark.parametrize(
    "where",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/a\nb",
        "javascript:x",
        "",
    ],
)
def test_signing_in_leads_nowhere_else(room: TestClient, where: str) -> None:
    assert sign_in(room, next=where).headers["location"] == "/"


@pytest.mark.parametrize(("name", "password"), [("sara", "wrong password"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(
    room: TestClient, name: str, password: str
) -> None:
    answer = sign_in(room, name, password)
    assert answer.status_code == 401
    assert "Name and password do not fit" in answer.text
    assert room.get("/", headers=PAGE).status_code == 303


def test_the_session_s_cookie_is_kept_from_scripts_other_sites_and_open_lines(room: TestClient) -> None:
    cookies = [c for c in sign_in(room).headers.get_list("set-cookie") if "isnad-form" not in c]
    assert len(cookies) == 1
    assert cookies[0].startswith("__Host-isnad-")
    for word in ("Secure", "HttpOnly", "SameSite=lax", "Path=/", "Max-Age=43200"):
        assert word in cookies[0]


def test_a_session_that_somebody_planted_is_not_taken_up(room: TestClient) -> None:
    name = sign_in(room).headers["set-cookie"].split("=")[0]
    room.cookies.clear()
    room.cookies.set(name, "planted", domain="room.example")
    room.get("/sign-in")
    answer = sign_in(room)
    assert answer.status_code == 303
    assert "planted" not in answer.headers["set-cookie"]
    room.cookies.clear()
    room.cookies.set(name, "planted", domain="room.example")
    assert room.get("/", headers=PAGE).status_code == 303


def test_who_signs_out_is_out_also_with_the_old_cookie(room: TestClient) -> None:
    sign_in(room)
    kept = dict(room.cookies)
    assert room.post("/sign-out", data={"_csrf_token": token(room)}).status_code == 303
    room.cookies.update(kept)
    assert room.get("/", headers=PAGE).status_code == 303


def test_who_is_removed_or_gets_another_password_is_out_at_once(room: TestClient, file: Path) -> None:
    sign_in(room)
    Accounts(file).set_password("sara", "another long one")
    assert room.get("/", headers=PAGE).status_code == 303
    sign_in(room, password="another long one")
    assert room.get("/").status_code == 200
    Accounts(file).remove("sara")
    assert room.get("/", headers=PAGE).status_code == 303


def test_a_session_ends_after_its_time(casebook: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "SECONDS", 1)
    with TestClient(create_app(casebook, Access(file, True)), base_url="http://127.0.0.1") as client:
        client.follow_redirects = False
        sign_in(client)
        assert client.get("/").status_code == 200
        time.sleep(1.1)
        assert client.get("/", headers=PAGE).status_code == 303


def test_reading_on_this_machine_stays_open_where_there_are_accounts(casebook: Path, file: Path) -> None:
    with TestClient(create_app(casebook, Access(file)), base_url="http://127.0.0.1:8900") as client:
        page = client.get("/")
        assert page.status_code == 200
        assert 'href="/sign-in' in page.text
        sign_in(client)
        assert "Sign out" in client.get("/").text


# ---------------------------------------------------------------- forms, rates, sizes, names


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out"])
@pytest.mark.parametrize("given", [None, "", "0" * 128])
def test_a_form_without_its_token_is_refused(room: TestClient, path: str, given: str | None) -> None:
    room.get("/sign-in")
    data = {"name": "sara", "password": PASSWORD} | ({} if given is None else {"_csrf_token": given})
    assert room.post(path, data=data).status_code == 403


def test_a_token_of_one_reader_is_no_other_s(room: TestClient) -> None:
    other = token(room)
    room.cookies.clear()
    room.get("/sign-in")
    data = {"name": "sara", "password": PASSWORD, "_csrf_token": other}
    assert room.post("/sign-in", data=data).status_code == 403


def test_passwords_cannot_be_tried_without_end(room: TestClient) -> None:
    tries = [sign_in(room, password="wrong password").status_code for _ in range(guards.SIGN_INS_A_MINUTE)]
    assert set(tries) == {401}
    refused = sign_in(room)
    assert refused.status_code == 429
    assert room.get("/sign-in").status_code == 200


def test_searches_of_one_address_are_limited(room: TestClient) -> None:
    sign_in(room)
    codes = [room.get("/search?q=x").status_code for _ in range(guards.SEARCHES_A_MINUTE + 1)]
    assert codes == [200] * guards.SEARCHES_A_MINUTE + [429]
    assert room.get("/figures").status_code == 200


def test_addresses_of_one_customer_are_counted_together() -> None:
    def address(host: str) -> str:
        request = type("Request", (), {"client": type("Client", (), {"host": host})})
        return guards.address_of(request)  # pyright: ignore[reportArgumentType]

    assert address("2001:db8::1") == address("2001:db8::ffff")
    assert address("2001:db8:0:1::1") != address("2001:db8::1")
    assert address("192.0.2.1") != address("192.0.2.2")


def test_nothing_large_is_taken_in(room: TestClient) -> None:
    data = {"name": "x" * guards.MOST_BYTES, "_csrf_token": token(room)}
    assert room.post("/sign-in", data=data).status_code == 413
    pieces = (b"x" * 1024 for _ in range(guards.MOST_BYTES // 1024 + 1))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert room.post("/sign-in", content=pieces, headers=headers).status_code == 413


def test_nothing_is_uploaded(room: TestClient) -> None:
    data = {"_csrf_token": token(room)}
    answer = room.post("/sign-in", data=data, files={"name": ("name", b"sara"), "password": ("p", b"x")})
    assert answer.status_code == 415


@pytest.mark.parametrize(
    "host", ["evil.example", "room.example.evil.example", "xroom.example", "room-example", ""]
)
def test_a_stranger_s_name_for_the_room_is_refused(room: TestClient, host: str) -> None:
    sign_in(room)
    assert room.get("/", headers={"host": host}).status_code == 421
    assert room.get("/", headers={"host": "ROOM.example:8443"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../accounts.py",
        "/static/" + quote("../templates/base.html", safe=""),
        "/static//etc/passwd",
        "/article/" + quote("../../../../etc/passwd", safe=""),
        "/article//etc/passwd",
        "/article/" + quote("room.accounts", safe=""),
        "/incident/" + quote("..\\..\\x", safe=""),
        "/" + quote("../base", safe=""),
        "/sign_in",
        "/reader",
        "/%00",
    ],
)
def test_no_address_reaches_a_file(room: TestClient, path: str) -> None:
    sign_in(room)
    answer = room.get(path)
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "argon2" not in answer.text


@pytest.mark.parametrize("path", ["/", "/sign-in", "/nowhere", "/static/style.css", "/article/nothing"])
def test_refusals_too_carry_the_headers_of_every_page(room: TestClient, path: str) -> None:
    headers = room.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["cache-control"] == ("max-age=300" if path == "/static/style.css" else "no-store")


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/x", "/%5Cevil.example", "/%2F/evil.example", "///evil.example"]
)
def test_no_link_of_a_page_that_is_not_there_leads_to_another_site(room: TestClient, path: str) -> None:
    sign_in(room)
    answer = room.get(f"https://room.example{path}")
    assert answer.status_code in (400, 404)
    for link in re.findall(r'(?:href|action)="([^"]*)"', answer.text):
        assert re.match(r"/(?![/\\])|#", link), link


def test_what_goes_wrong_inside_is_not_told(room: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(room)

    def fail(*_: object) -> None:
        raise RuntimeError("the secret of the house")

    monkeypatch.setattr("isnad.web.routes.pledges_page", fail)
    room.app.debug = False
    room._transport.raise_server_exceptions = False  # pyright: ignore
    answer = room.get("/pledges")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_path_with_line_breaks_forges_no_line_of_a_log(
    room: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    sign_in(room)
    caplog.clear()
    room.get("/article/x%0d%0aWARNING:%20all%20is%20well")
    room.get("/nowhere%0aWARNING:%20all%20is%20well")
    room.post(
        "/sign-in", data={"name": "x\nWARNING: all is well", "password": "x", "_csrf_token": token(room)}
    )
    assert not any("\nWARNING" in record.getMessage() for record in caplog.records)
