"""Whose part in a deed is denied, and whose act a noun tells by the verb or word that governs it."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Event


def event(text: str, trigger: str) -> Event:
    return next(e for e in isnad.annotate(text, published="2024-03-15").events if trigger in e.text)


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "factuality"),
    [
        ("نفت الحركة أي صلة لها بالهجوم على الثكنة.", "الهجوم", "الحركة", "denied"),
        ("قال المتحدث باسم الجيش إنه لا علاقة لقواته بقصف المرفأ.", "قصف", "قواته", "denied"),
        ("أكدت الجماعة أن لا علاقة لأي من مقاتليها بتفجير السوق.", "تفجير", "مقاتليها", "denied"),
        ('قال الفصيل إن "لا علاقة له" من قريب أو بعيد باستهداف المصفاة.', "استهداف", "الفصيل", "denied"),
        ("القيادة العامة تنفي أي صلة بقصف المطار", "قصف", "القيادة العامة", "denied"),
        ("أكدت الوزارة أنه لا شأن لها باعتقال المدون.", "اعتقال", "الوزارة", "denied"),
        # what nobody has a mind to do is not done
        ("لا نية لدى الجيش لاقتحام المخيم.", "اقتحام", "الجيش", "negated"),
        ("أكد المحافظ أن ليس لدى قواته نية لاقتحام الحي.", "اقتحام", "قواته", "negated"),
        ("أكد المصدر أن لا نية للحكومة لفرض حظر التجول.", "حظر التجول", "للحكومة", "negated"),
        # the link of one thing with another denies neither
        ("استبعد الناطق أي صلة بين الحريق واستهداف الناقلة.", "استهداف", None, "asserted"),
        ("لا علاقة لهذه الجولة بالهجوم على القنصلية.", "الهجوم", None, "asserted"),
    ],
)
def test_who_denies_a_part_is_told_as_doer_and_denied(
    text: str, trigger: str, actor: str | None, factuality: str
) -> None:
    found = event(text, trigger)
    assert (found.actor.text if found.actor else None, found.factuality) == (actor, factuality)


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        # what somebody failed in, sends or carries out
        ("أخفق مجلس النواب، أمس، في إقرار قانون الموازنة.", "إقرار", "مجلس النواب", None),
        ("تعتزم المملكة إيفاد فريق طبي إلى المخا.", "إيفاد", "المملكة", "المخا"),
        ("أعلنت الإمارات إرسال طائرة مساعدات إلى السودان.", "مساعدات", "الإمارات", "السودان"),
        ("تولت الجمعية توزيع سلال غذائية على النازحين.", "توزيع", "الجمعية", "النازحين"),
        # whom one takes to court stands beside the noun
        ("هددت النقابة بمقاضاة كل شركة تخالف القانون.", "مقاضاة", "النقابة", "شركة تخالف القانون"),
        # the pronoun of أنها is who acts, what follows is not
        ("أكدت البعثة أنها باشرت اتصالات بزعماء القبائل.", "باشرت", "البعثة", None),
        (
            "هددت رابطة الأمهات بالاعتصام إذا لم تنشر القوائم، علما أنها كانت قد علقت احتجاجاتها.",
            "علقت",
            "رابطة الأمهات",
            None,
        ),
        # whom one asks is no part of who asks, nor where it is to go
        ("طلبت اللجنة من الوزارة إرسال مساعدات إلى المخيم.", "طلبت", "اللجنة", "الوزارة"),
        # those to whom something was done may act
        ("علق المعتقلون إضرابهم.", "علق", "المعتقلون", None),
        # a delegation arrives by itself
        ("وصل وفد سعودي إلى صنعاء.", "وصل", "وفد سعودي", "صنعاء"),
        # capitals between which something is are its sides, and no place
        ("اتفاق بين دمشق وبيروت على ترسيم الحدود", "اتفاق", "دمشق", "بيروت"),
        ("اتفاق دمشق وبيروت على ترسيم الحدود", "اتفاق", "دمشق", "بيروت"),
    ],
)
def test_who_does_it_by_what_governs_the_word(
    text: str, trigger: str, actor: str | None, recipient: str | None
) -> None:
    found = event(text, trigger)
    assert (
        found.actor.text if found.actor else None,
        found.recipient.text if found.recipient else None,
    ) == (actor, recipient)


def test_capitals_that_talk_are_not_where_they_talk() -> None:
    assert event("محادثات بين دمشق وبيروت", "محادثات").place is None
    assert getattr(event("محادثات بين الرياض وطهران في مسقط", "محادثات").place, "text", None) == "مسقط"


@pytest.mark.parametrize(
    "text",
    [
        "رفضت الإدارة التفاوض فيما يواصل المعلمون الإضراب.",
        "إذا رفضت الإدارة التفاوض فإن المعلمين سيواصلون الإضراب.",
    ],
)
def test_what_another_clause_tells_is_not_refused(text: str) -> None:
    assert event(text, "الإضراب").factuality in ("asserted", "planned")
