"""What a denial denies, where another article or sentence tells it."""

from __future__ import annotations

import isnad
from isnad.link import link
from isnad.link.stems import skeleton
from isnad.records import Annotations, LinkedDenial, Party
from making import DAY, Maker


def article(source: str, text: str, published: str) -> Annotations:
    return isnad.annotate(text, source=source, id=source, published=published)


CLAIM = article(
    "a", "قال مصدر في بلدة الهبيط إن قوات الأمن اعتقلت أربعة صيادين عند المرفأ القديم.", "2024-03-12"
)
OTHER = article("b", "افتتح الوزير سوق السمك في المدينة، وقال إن الصيادين سعداء بالمرفأ.", "2024-03-12")


def denied(text: str, published: str, *others: Annotations) -> LinkedDenial:
    chronicle = link([article("z", text, published), *others])
    (found,) = [d for d in chronicle.denials if d.article == "z"]
    return found


def test_a_verb_and_its_noun_have_one_skeleton() -> None:
    assert skeleton("اعتقال") == skeleton("اعتقلت")


def test_a_denial_points_at_the_sentence_that_claims_it() -> None:
    found = denied("ونفت الشرطة اعتقال صيادين عند المرفأ القديم.", "2024-03-13", CLAIM, OTHER)
    assert found.denies is not None
    assert found.denies.article == "a"


def test_nothing_is_denied_that_was_published_after() -> None:
    found = denied("ونفت الشرطة اعتقال صيادين عند المرفأ القديم.", "2024-03-10", CLAIM, OTHER)
    assert found.denies is None or found.denies.article == "z"


def test_a_body_and_its_spokesman_deny_as_one() -> None:
    claim = article(
        "a", "قالت مصادر إن القوات العراقية قصفت بلدة الهبيط فجر أمس وقتلت أربعة مدنيين.", "2024-03-12"
    )
    text = (
        "نفت الحكومة العراقية قصف بلدة الهبيط فجر أمس.\n\nوقال المتحدث باسم الحكومة ناظم الجواري، في مؤتمر ببغداد، "
        "إن القوات العراقية لم تقصف بلدة الهبيط."
    )
    chronicle = link([claim, article("z", text, "2024-03-13")])
    deniers = [[root.text for root in i.denied_by] for i in chronicle.incidents if i.denied_by]

    assert deniers == [["الحكومة العراقية"]]


def test_what_one_breath_denies_twice_is_one_claim() -> None:
    text = "ونفت الشرطة اعتقال صيادين عند المرفأ القديم، وقال المتحدث باسمها: «لم نعتقل أحدا إطلاقا»."
    chronicle = link([article("z", text, "2024-03-13"), CLAIM, OTHER])
    found = {d.denies.article for d in chronicle.denials if d.article == "z" and d.denies}
    assert found == {"a"}


def test_a_denial_told_by_two_articles_is_no_claim() -> None:
    text = "ونفت الشرطة اعتقال صيادين عند المرفأ القديم."
    found = denied(text, "2024-03-13", article("y", text, "2024-03-13"))
    assert found.denies is None or found.denies.article == "z"


def words_denied(found: LinkedDenial, text: str) -> str:
    assert found.denies is not None
    assert found.denies.article == "z"
    return text[found.denies.start : found.denies.end]


def test_the_claim_is_what_the_denial_names_where_nobody_is_heard_making_it() -> None:
    text = "نفى البنك المركزي اليوم ما أعلنته وزيرة التجارة هدى السالمي بشأن صفقة قمح، وقال إن المخزون كاف."
    found = denied(text, "2024-03-13", OTHER)
    assert words_denied(found, text) == "ما أعلنته وزيرة التجارة هدى السالمي بشأن صفقة قمح"


def test_an_announcement_named_beside_a_denial_is_what_it_denies() -> None:
    text = (
        "نفت الشركة اليوم توقيع صفقة قمح مع الحكومة، بعد يومين من إعلان وزيرة التجارة صفقة قمح بمليار دينار."
    )
    found = denied(text, "2024-03-13", OTHER)
    assert words_denied(found, text).startswith("إعلان وزيرة التجارة")


def test_a_claim_that_another_article_tells_is_preferred_to_its_name() -> None:
    text = "نفت الشرطة ما تداولته صفحات محلية عن اعتقال قوات الأمن أربعة صيادين عند المرفأ القديم في بلدة الهبيط."
    found = denied(text, "2024-03-13", CLAIM, OTHER)
    assert found.denies is not None
    assert found.denies.article == "a"


def test_words_that_something_is_not_so_deny_nothing_that_nobody_claimed() -> None:
    text = "وأكد الناطق باسم البلدية أن البلدية لم توقع أي اتفاق بشأن السوق."
    assert link([article("z", text, "2024-03-13"), OTHER]).denials == []


def test_what_goes_round_is_the_claim_of_whoever_calls_it_baseless() -> None:
    text = "وقال المدير إن ما تم تداوله عن حريق في المخزن لا أساس له من الصحة."
    found = denied(text, "2024-03-13", OTHER)
    assert found.denies is not None
    assert text[found.denies.start : found.denies.end].startswith("ما تم تداوله عن حريق")


def _parted(laid_to: str) -> list[LinkedDenial]:
    """What is denied by whoever says that they had no part in an attack that another article lays to somebody."""
    claim = Maker("a", "هاجمت سرايا البحر الثكنة في سبها.").name("سبها", "GPE", "lby.sabha", "LBY")
    claim.event("هاجمت", date=DAY, place="سبها", recipient=Party(text="الثكنة"), actor=Party(text=laid_to))
    text = "ونفت سرايا البحر أي صلة لها بالهجوم على الثكنة في سبها."
    parted = Maker("z", text).name("سبها", "GPE", "lby.sabha", "LBY")
    parted.event(
        "الهجوم", date=DAY, place="سبها", recipient=Party(text="الثكنة"), actor=Party(text="سرايا البحر"),
        factuality="denied", alleged=True,
    )  # fmt: skip
    return [d for d in link([claim.item, parted.item]).denials if d.article == "z"]


def test_to_have_no_part_denies_only_what_is_laid_to_oneself() -> None:
    assert [d.denies is not None and d.denies.article for d in _parted("سرايا البحر")] == ["a"]
    assert _parted("كتيبة الجبل") == []
