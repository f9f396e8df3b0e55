"""What is aimed at or supposed did not happen, however its words are joined."""

from __future__ import annotations

import pytest

import isnad
from annotated import events_at


def factuality(text: str, word: str) -> str:
    return events_at(text, word)[0].factuality


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("إذا تجرأت الحكومة وطالبت بالتعويض فلن تحصل على شيء.", "طالبت", "conditional"),
        ("اجتمع الوزيران بهدف تأكيد الشراكة والتعاون بين البلدين.", "التعاون", "planned"),
        ("وقع الجانبان مذكرات رامية إلى تعزيز التعاون بين البلدين.", "التعاون", "planned"),
        ("ولو أن الجيش انتشر على طول الحدود لعاد الأمن.", "انتشر", "conditional"),
        ("وفي حال استمرار المليشيات بأي أعمال أو تحركات عسكرية فسيتم الرد.", "تحركات", "conditional"),
        ("وتوعد بالرد إن تكرر الاعتداء على القرية.", "الاعتداء", "conditional"),
        ("توصل الطرفان، ليل الخميس، إلى اتفاق على مبادلة ستين أسيرا.", "مبادلة", "planned"),
        ("انطلقت جولة مفاوضات في مسقط بشأن تبادل الأسرى.", "تبادل", "planned"),
        ("ويأتي ذلك قبل ساعات من انطلاق جولة مفاوضات في مسقط.", "مفاوضات", "planned"),
        ("هاجم المسلحون القرية وقتلوا خمسة مدنيين.", "قتلوا", "asserted"),
    ],
)
def test_an_aim_or_a_supposition_covers_all_that_is_joined_to_it(text: str, word: str, expected: str) -> None:
    assert factuality(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("أخفق مجلس الأمن، يوم الجمعة، في إقرار نص فرنسي.", "إقرار", "negated"),
        ("وانتشرت القوات في القرى من دون أن تعتقل أحدا.", "تعتقل", "negated"),
        ("نفى مدير الإعلام ما أورده موقع «الضفة» عن انتشار رتل عسكري قرب الحقل.", "انتشار", "denied"),
        ("وقال إن ما نشر أمس عن استشهاد الأسير عار عن الصحة.", "استشهاد", "denied"),
        ("نفى مدير المعبر أن يكون المعبر قد أغلق ساعة واحدة.", "أغلق", "denied"),
        ("ولم تتبن أي جهة الهجوم على الثكنة.", "الهجوم", "asserted"),
    ],
)
def test_what_failed_or_is_denied_did_not_happen(text: str, word: str, expected: str) -> None:
    assert factuality(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ونفى المصدر وجود أي صلة بين هذه العملية والهجوم على القافلة.", "الهجوم"),
        ("نفت القيادة اعتقال أربعة أشخاص متهمين بتفجير الأبراج.", "تفجير"),
        ("قتل جنديان في انفجار. ولم تتضح أسباب الانفجار الذي سمع دويه.", "الانفجار"),
        ("تعرضت سفينة شحن تدعى «لؤلؤة» لاعتداء بحري قبالة السواحل.", "اعتداء"),
        ("وتعهد الوزير بإصلاح الخط بعدما دمرت الجرافات جزءا منه.", "دمرت"),
    ],
)
def test_what_a_denial_or_a_pledge_takes_for_granted_happened(text: str, word: str) -> None:
    assert factuality(text, word) == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "قال قادري إن الفريق جاهز. هذا وينتظر أن يخوض الفريق مباراته الخميس.",
        "قال قادري إن الفريق جاهز. وفي تقديري أن الفريق سيفوز.",
        "قال قادري إن الفريق جاهز. ويرجح أن تبدأ المباراة مساء.",
    ],
)
def test_what_nobody_is_said_to_say_is_not_laid_in_the_last_speakers_mouth(text: str) -> None:
    assert len(isnad.annotate(text).statements) == 1


def test_to_voice_something_makes_a_speaker_of_the_subject() -> None:
    text = "قال البراك إن الحفل ناجح. من جهته عبر السعدون عن بهجته، مبينا أن الحضور كبير."
    last = isnad.annotate(text).statements[-1]
    assert last.speaker
    assert last.speaker.text == "السعدون"


@pytest.mark.parametrize(
    "text",
    ["تحدثت الفنانة عن الشخصية بكل أبعادها.", "ظهرت نماذج لطابعات ثلاثية الأبعاد في الأسواق لتلبي الطلب."],
)
def test_dimensions_are_no_deportation(text: str) -> None:
    assert [e for e in isnad.annotate(text).events if e.type == "COERCE"] == []


def test_the_subject_agrees_with_its_verb() -> None:
    (event,) = isnad.annotate("تعارض الولايات المتحدة أي أنشطة إيرانية.").events
    assert event.actor
    assert event.actor.text == "الولايات المتحدة"


def test_verbs_joined_before_their_object_share_it() -> None:
    events = isnad.annotate("قصفت ودمرت الطائرات مواقع للمسلحين.").events
    assert [(e.actor.text if e.actor else None, e.recipient is not None) for e in events] == [
        ("الطائرات", True),
        ("الطائرات", True),
    ]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("وقع الطرفان وثيقة تقضي بوقف دائم لإطلاق النار وانسحاب القوات.", "انسحاب", "planned"),
        ("وقع الطرفان وثيقة تقضي بوقف دائم لإطلاق النار وانسحاب القوات.", "وقف", "planned"),
        ("ناقشت الأطراف سرا تمديد الهدنة إلى أربعة أسابيع.", "الهدنة", "planned"),
        ("عرض الوفد إطلاق 75 أسيرا من الطرف الآخر.", "إطلاق", "planned"),
        ("أعلنت الوزارة إطلاق 75 أسيرا من الطرف الآخر.", "إطلاق", "asserted"),
    ],
)
def test_what_an_agreement_provides_for_or_a_side_offers_has_not_been_done(
    text: str, word: str, expected: str
) -> None:
    assert factuality(text, word) == expected


def test_an_emphatic_inna_is_no_condition() -> None:
    text = "إن الوزارة ستفتح المعبر في 30 يناير 2024."
    assert [p.due for p in isnad.annotate(text, published="2024-01-10").pledges] == ["2024-01-30"]
    supposed = "إن فتحت الوزارة المعبر ستنسحب القوات في 30 يناير 2024."
    assert not isnad.annotate(supposed, published="2024-01-10").pledges


def test_a_threat_is_against_who_must_act_and_not_against_who_has_acted() -> None:
    after = "هددت الجماعة، بعد أن أعلنت الوزارة فتح المعبر، بالتصعيد."
    unless = "هددت الجماعة بالتصعيد إن لم تفتح الوزارة المعبر."
    threats = [next(e for e in isnad.annotate(t).events if e.type == "THREATEN") for t in (after, unless)]
    assert [[p.text for p in e.recipients] for e in threats] == [[], ["الوزارة"]]
