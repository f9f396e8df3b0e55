import json
from pathlib import Path

import pytest

import isnad
from isnad.annotate.quantities.layer import Quantities
from isnad.annotate.times.layer import Times
from isnad.annotate.view import TextView
from isnad.lexicon import load
from isnad.records import Annotations, Article, Quantity

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "data" / "quantities.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def annotated(text: str, published: str | None = None) -> Annotations:
    article = Article(id="a", source="a.txt", text=text, published=published)
    view, out = TextView(article, load()), Annotations(article=article)
    Times()(view, out)
    Quantities()(view, out)
    return out


def shown(q: Quantity) -> str:
    low, high = ("" if v is None else f"{v:.10g}" for v in (q.low, q.high))
    return f"{low}..{high} " + ("~ " if q.approx else "") + (f"{q.unit} " if q.unit else "") + f"«{q.noun}»"


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_counts_have_their_values(text: str, expected: str) -> None:
    found = annotated(text).quantities
    assert " ; ".join(shown(q) for q in found) == expected
    for quantity in found:
        assert text[quantity.start : quantity.end] == quantity.text


def test_the_span_takes_in_the_approximation_and_not_the_noun() -> None:
    found = annotated("تحتفظ بنحو 2500 جندي وبأكثر من 150 قاعدة و900 في سوريا").quantities
    assert [q.text for q in found] == ["نحو 2500", "أكثر من 150", "900"]


def test_quantities_keep_clear_of_times() -> None:
    out = annotated("في 5 يناير 2020 قتل خمسة جنود خلال ثلاثة أيام عام 2014", "2020-01-16")
    assert [q.text for q in out.quantities] == ["خمسة"]
    for quantity in out.quantities:
        assert all(quantity.end <= t.start or t.end <= quantity.start for t in out.times)


def test_seeds_are_read_right(shared: Path) -> None:
    seeds = shared / "gold" / "seeds"
    gold = json.loads((seeds / "gold.json").read_text("utf-8"))["articles"]
    right = wanted = got = 0
    for key, article in gold.items():
        text = (seeds / "articles" / f"{key}.txt").read_text("utf-8")
        left = list(annotated(text, "2024-07-23").quantities)
        wanted, got = wanted + len(article["quantities"]), got + len(left)
        for item in article["quantities"]:
            hit = next(
                (q for q in left if (q.low, q.high, q.noun) == (item["low"], item["high"], item["noun"])),
                None,
            )
            if hit is not None:
                left.remove(hit)
                right += 1
    assert 2 * right / (wanted + got) >= 0.97


def test_a_feminine_doer_in_the_dual_is_two() -> None:
    (found,) = isnad.annotate("وقالت الوزارة إن الأضرار انحصرت في ضاغطتين.").quantities
    assert (found.text, found.low) == ("ضاغطتين", 2)


def test_a_count_named_as_a_number_is_a_count() -> None:
    found = isnad.annotate("فأقر بأن رقم خمسة مختطفين كان خطأ.").quantities
    assert [(q.low, q.noun) for q in found] == [(5, "مختطفين")]
    assert isnad.annotate("وكان رقم 5 في القائمة.").quantities == []
