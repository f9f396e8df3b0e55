"""Capitals that act: where an article says Washington and means its government (`نفته واشنطن`, `محادثات بين واشنطن وطهران`)."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.annotate.names.matching import government_seat
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.records import Mention


def acting_capitals(view: TextView, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of capitals, and of seats of regional governments, that act, are acted upon as states are, or are one side of
    a relation; where things happen in a city or go to it, it is none of them."""
    found: list[Mention] = []
    seats = {view.token_at(m.start): m for m in mentions if _seat(view, m) is not None}
    before = -1
    for i, mention in sorted(seats.items()):
        last = view.token_at(mention.end - 1) + 1
        joined = before == i and view.tags[i].prefix == "و"  # اتفقت عليها بغداد وأربيل
        if joined or _subject(view, i, last) or _object(view, i) or _one_side(view, i):
            found.append(mention)
            before = last
    return found


def seat(view: TextView, mention: Mention) -> tuple[str, str] | None:
    """The government whose seat a place is, and its country: `irn.government` for Tehran, `irq.krg` for Erbil; else None."""
    return _seat(view, mention)


def _seat(view: TextView, mention: Mention) -> tuple[str, str] | None:
    if mention.kind != "GPE" or len(mention.entity or "") <= _COUNTRY:
        return None  # تونس, the country
    place = view.lexicon.places.get(mention.entity or "")
    if place is not None and place.seat_of and mention.country:
        return place.seat_of, mention.country
    country = government_seat(view.lexicon, mention.text, mention.country)
    return (f"{country.lower()}.government", country) if country else None


def _subject(view: TextView, i: int, last: int) -> bool:
    """Whether a capital is the subject of a verb in the feminine that is no verb of place (`استضافت`) and no way to it (`غادرت`)."""
    tags = view.tags
    if tags[i].prefix not in ("", "و", "ف"):
        return False
    first, end = view.sentences[view.sentence_of(i)]
    before = tags[i - 1] if i > first else None
    after = tags[last] if last < end else None
    if before is not None and before.tag == "V" and not tags[i].prefix:
        return _acts(view, i - 1)
    opens = (
        before is None
        or before.tag in (".", "S")
        or before.rest in _OPENING
        or view.tokens[i - 1].kind == "punct"
    )
    return opens and after is not None and _acts(view, last, after=True)


def _acts(view: TextView, v: int, *, after: bool = False) -> bool:
    """Whether the word at `v` is a verb by which a government acts; `after` its subject `لم` and `لا` may stand before it."""
    tags = view.tags
    if after and v + 1 < len(tags) and tags[v].tag in ("Z", "T") and tags[v + 1].tag == "V":
        v += 1
    if tags[v].tag != "V" or tags[v].rest in _OF_PLACES:
        return False
    feminine = [r for r in tags[v].verbs if r.features.gender == "f" and r.features.person == 3]
    return (
        bool(feminine)
        and not any(r.lemma in _OF_PLACE for r in feminine)
        and not any(r.features.voice == "passive" and r.features.tense == "perfect" for r in feminine[:1])
    )


def _object(view: TextView, i: int) -> bool:
    """Whether a capital is who is accused, asked or warned: `اتهم طهران`, `طلب من دمشق`, `مطالبة واشنطن`."""
    tags = view.tags
    first = view.sentences[view.sentence_of(i)][0]
    if i - 1 < first or tags[i].prefix:
        return tags[i].prefix in ("ل",) and i - 1 >= first and tags[i - 1].citation in _OWED
    before = tags[i - 1]
    if before.tag == "V":
        return any(r.lemma in _ADDRESSED and not r.enclitic for r in before.verbs)
    if before.tag == "P" and before.rest in _FROM and i - 2 >= first:
        governed = tags[i - 2]
        return governed.citation in _SENT or any(
            r.lemma in _ASKED for r in governed.verbs if governed.tag == "V"
        )
    return before.tag == "N" and not before.article and not before.enclitic and before.rest in _OWNED


def _one_side(view: TextView, i: int) -> bool:
    """Whether a capital is a side of a relation: `العلاقات مع باماكو`, `اتفاق بين بغداد وأربيل`."""
    tags = view.tags
    first = view.sentences[view.sentence_of(i)][0]
    for j in range(i - 1, max(first - 1, i - _NEAR), -1):
        if tags[j].tag == "P" and tags[j].rest in ("مع", "بين"):
            related = any(
                tags[k].citation in _RELATIONS or tags[k].rest in _RELATIONS
                for k in range(max(first, j - _BACK), j)
            )
            sides = tags[j].rest == "مع" and j == i - 1
            both = tags[j].rest == "بين" and (j == i - 1 or tags[i].prefix == "و")
            return related and (sides or both)
        if tags[j].tag in ("V", "S", "."):
            return False
    return False


_COUNTRY = 3  # letters of the id of a country
_NEAR, _BACK = 6, 5
_OPENING = words("إن أن لأن لكن بأن فيما بينما حيث كما أما إلا كانت وكانت فإن وأن وإن ولكن لكون غير")
_OF_PLACES = words("شهدت تشهد كانت تكون ليست باتت أصبحت ظلت")
_OF_PLACE = frozenset(
    [
        "شهد.1",
        "ضيف.10",
        "حضن.8",
        "عيش.1",
        "زور.1",
        "غدر.3",
        "وصل.1",
        "دخل.1",
        "بلغ.1",
        "قصد.1",
        "ترك.1",
        "سكن.1",
        "هجم.3",
        "قصف.1",
        "هدف.10",
        "ضرب.1",
        "حصر.3",
        "هزز.1",
        "طول.1",
        "حلل.8",
        "حرر.2",
        "جوح.8",
        "كون.1",
        "قوم.4",
        "بعد.1",
        "بعد.6",
        "وقع.1",
        "صبح.4",
        "خرج.1",
        "سقط.1",
        "عبر.1",
        "جوب.1",
        "جول.5",
        "عدد.1",
        "ضمم.1",
        "تبع.1",
        "سير.1",
        "شرف.4",
        "لقي.6",
        "غرق.1",
        "عمم.1",
        "ودع.2",
    ]
)
_ADDRESSED = frozenset(
    [
        "وهم.8",
        "طلب.3",
        "دعو.1",
        "حثث.1",
        "نشد.3",
        "حذر.2",
        "هدد.2",
        "نقد.8",
        "بلغ.4",
        "خطر.4",
        "حمل.2",
        "دين.4",
        "لوم.1",
        "شكر.1",
        "جبر.4",
        "قنع.4",
        "وعد.1",
        "لزم.4",
        "سءل.1",
        "فوض.3",
    ]
)
_ASKED = frozenset(["طلب.1", "لمس.8", "ريد.4", "قرب.8", "لقي.5", "نيل.1", "حصل.1", "ءخذ.1"])
_FROM = words("من لدى لدي عن على إلى")
_SENT = words(
    "وفد رسالة رد طلب دعوة موقف ضوء نية ضغط مبعوث دعم موافقة تعليق طلبات ردود ضغوط رسائل تعليقات اعتراض إشارة شروط تحفظ رغبة عقوبات"
)
_OWNED = words(
    "موقف رد حكومة قرار إدارة سياسة حلفاء حليفة حليف دعم اتهامات مطالب شروط رغبة موافقة وساطة ضغوط نفوذ تهديد تهديدات وعود مساعي التزام اتهام "
    "مواقف جهود مصالح سفير تحذير تحذيرات رفض قبول تصريحات خصوم نية خطة مفاوضي مسؤولي سلطات دعوة مطالبة"
)
_OWED = words("دعم ولاء تبعية تحذير رسالة رسائل")
_RELATIONS = words(
    "علاقة علاقات مفاوضة مفاوضات محادثة محادثات مباحثة مباحثات مشاورات اتصال اتصالات تنسيق اتفاق اتفاقية اتفاقات حوار تعاون قطيعة تفاهم تفاهمات "
    "أزمة خلاف خلافات توتر تقارب مصالحة تطبيع وساطة صفقة حرب صراع هدنة تبادل لقاءات شراكة تحالف مواجهة تهدئة نزاع تصعيد معاهدة مذكرة سفارة تواصل "
    "العلاقات المفاوضات المحادثات المباحثات المشاورات الاتصالات التنسيق الاتفاق الحوار التعاون القطيعة التفاهم الأزمة الخلاف الخلافات التوتر "
    "التقارب الوساطة الحرب الصراع الهدنة التواصل الفتور"
)
