"""Four small articles for corrections: three reports of one attack, two of them copies, and an arrest elsewhere."""

from __future__ import annotations

from isnad.records import Annotations, Party
from making import Maker, attack

_MORE = (
    "وأضافت أن فرق الإطفاء وصلت متأخرة إلى المكان بسبب وعورة الطريق المؤدي إليه وأن الكهرباء انقطعت عن الأحياء "
    "الجنوبية طوال الليل قبل أن تعود تدريجيا مع ساعات الصباح الأولى بعد إصلاح المحولات المتضررة."
)


def articles() -> list[Annotations]:
    """`a.txt`, `b.txt` and `c.txt` tell of the attack, `d.txt` of the arrest; each call makes them anew."""
    arrest = Maker(
        "d.txt", "اعتقلت الشرطة ثلاثة أشخاص في طرابلس.\nوقال علي حسن إن التحقيق مستمر.", "2021-08-12"
    )
    arrest.name("طرابلس", "GPE", "lby.tripoli", "LBY").name("علي حسن", "PER", "name:علي-حسن", "LBY")
    police = Party(**arrest.span("الشرطة"), entity="name:الشرطه")
    arrest.event("اعتقلت", "COERCE", "2021-08-12", "طرابلس", police)
    arrest.says("التحقيق مستمر", arrest.link("علي حسن", "person", "name:علي-حسن"))
    return [
        attack("a.txt", "شهدت المدينة أمس", more=_MORE),
        attack("b.txt", "أعلنت السلطات أن مسلحين شنوا", more=_MORE),
        attack("c.txt", "ذكر شهود أن المهاجمين نفذوا فجرا"),
        arrest.item,
    ]
