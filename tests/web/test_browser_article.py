"""An article in a real browser: layers that switch on and off over text that stays whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LAYERS = "[...CSS.highlights.keys()].sort().join()"


def spot(page: Page, words: str) -> tuple[float, float]:
    """The middle of the first place where these words stand in the text."""
    found = page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            const r = new Range(); r.setStart(walker.currentNode, at); r.setEnd(walker.currentNode, at + words.length);
            walker.currentNode.parentElement.scrollIntoView({block: 'center'});
            const b = r.getBoundingClientRect();
            return [b.left + b.width / 2, b.top + b.height / 2];
          }
        }""",
        words,
    )
    return found[0], found[1]


def test_pointing_at_a_mark_shows_its_record_and_rule(page: Page) -> None:
    page.goto("/article/a01.txt?show=&show=events&show=mentions")
    card = page.locator("#card")
    page.mouse.move(*spot(page, "استأنفت"))
    card.wait_for(state="visible")
    assert "Cooperation" in card.inner_text()
    page.mouse.move(*spot(page, "الولايات المتحدة"))
    card.get_by_text("lexicon").wait_for()
    assert card.locator("a.name").first.get_attribute("href") == "/actor/usa"


def test_touching_a_mark_shows_its_record(browser: Browser, site: str) -> None:
    phone = {"width": 390, "height": 800}
    with browser.new_context(has_touch=True, is_mobile=True, viewport=phone, base_url=site) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto("/article/a01.txt?lang=ar&show=&show=events")
        page.touchscreen.tap(*spot(page, "استأنفت"))
        page.locator("#card").wait_for(state="visible")
        box = page.locator("#card").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_the_text_stays_whole_while_layers_are_switched(page: Page) -> None:
    page.goto("/article/a01.txt")
    text = page.locator("#text")
    before = text.inner_html()
    assert page.evaluate(LAYERS) == "chosen,cues,events,statements"
    page.locator("input[value=times]").check()
    page.locator("input[value=statements]").uncheck()
    assert page.evaluate(LAYERS) == "chosen,events,times"
    assert text.inner_html() == before
    assert page.url.endswith("?show=&show=events&show=times")
    page.reload()
    assert page.evaluate(LAYERS) == "chosen,events,times"


def test_the_keyboard_steps_from_record_to_record(page: Page) -> None:
    page.goto("/article/a01.txt?show=&show=times")
    card = page.locator("#card")
    page.locator("#text").focus()
    page.keyboard.press("ArrowDown")
    card.get_by_text("2020-01-15").wait_for()
    page.keyboard.press("ArrowDown")
    card.get_by_text("2025-09").wait_for()
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")


def test_without_scripts_the_form_marks_the_layers(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False, base_url=site) as context:
        page = context.new_page()
        page.goto("/article/a01.txt?lang=en")
        page.locator("input[value=times]").check()
        page.locator("#layers button").click()
        assert page.locator("#text mark.times").first.is_visible()
        assert page.locator("#text mark.events").first.is_visible()


def test_what_was_removed_and_the_text_as_it_came_are_a_click_away(page: Page) -> None:
    page.goto("/article/a01.txt")
    assert not page.locator(".removed li").first.is_visible()
    page.locator(".removed summary").click()
    assert "share bar" in page.locator(".removed li").first.inner_text()
    page.get_by_role("link", name="as it was received").click()
    assert page.locator(".text.raw del").inner_text().strip() == "مشاركة :"


def test_what_an_article_holds_never_acts(page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.goto("/article/x%3Cb%3E.txt?show=&show=events")
    assert page.locator("#text script, #text img").count() == 0
    assert '<script>alert("1")</script>' in page.locator("#text").inner_text()
    page.mouse.move(*spot(page, "غارة"))
    page.locator("#card").wait_for(state="visible")
    assert page.locator("#card script, #card img").count() == 0
