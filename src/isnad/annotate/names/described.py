"""Bodies that have no name but what they are: `رابطة أهالي المفقودين`, `دائرة صحة كركوك`, `النقابة الوطنية لمهنيي النقل الدولي`."""

from __future__ import annotations

from isnad.annotate.names.found import Found
from isnad.annotate.view import TextView
from isnad.language.adjectives import adjectival, plain_adjective
from isnad.language.animacy import acts_as_people
from isnad.language.folding import words

_BODIES = words(
    "رابطة اتحاد نقابة لجنة لجان جمعية هيئة مديرية نادي غرفة نيابة محكمة بلدية تنسيقية منظمة مؤسسة مفوضية"
)
_DEFINED = _BODIES | words("قوات جهاز مجلس ديوان صندوق وكالة مصلحة سلطة شركة أكاديمية بعثة إدارة")
"""What is a body with the article and a quality too: `القوات العمومية`, `الإدارة العامة للديوانة`."""
_OF_ANY_KIND = words("إدارة جهاز شركة")
_NATIONAL = words("الوطنية الوطني الاتحادية الاتحادي القابضة الحكومية الحكومي الأمني الأمنية")
_LED = words("إدارة قيادة مكتب مصلحة دائرة جهاز")
"""What is a body only of another body, a site or a service: `إدارة السجن`, `دائرة صحة كركوك`, and not `إدارة الأزمة`, `دائرة الضوء`."""
_BODIES_AND_SITES = _BODIES | words(
    "أمن شرطة دفاع مرور هجرة جوازات جمارك سجن سجون مستشفى مطار ميناء معبر معابر جسر جسور مدرسة جامعة شركة مصنع مصرف بنك سد محطة منفذ "
    "عمليات جيش قوات قوة لواء فرقة كتيبة أركان حرس محور حزب حركة تنظيم جماعة بعثة وزير رئيس مفوض مدعي محافظ "
    "مخابرات استخبارات إسعاف طوارئ "
    "صحة تربية أوقاف زراعة أراضي آثار أحوال إحصاء ضرائب ضريبة زكاة مياه كهرباء شؤون أرصاد نفوس أنواء"
)
_LOCAL = words("مستشفى مطار سجن ميناء جامعة")
_HERE = words("المدينة البلدة القرية المحافظة المنطقة الولاية الناحية القضاء المخيم الجامعة")
"""After a site's noun it is the one of the place that the article speaks of: `مستشفى المدينة`."""
_SEATED = words("أمانة")
"""What is a body only of a place: `أمانة الرياض`."""
_DISTRICTS = words("مديرية بلدية")
"""What is a place, or could be one, where a place's name follows."""
_SUBJECTS = words(
    "شؤون حقوق حماية مكافحة رعاية تنمية تنظيم إدارة دعم ضمان مهنيي عمال منتجي طلاب موظفي دراسات أبحاث"
)
"""What begins the field of a body, where other nouns after ل would be a purpose: `لحقوق الإنسان`, and not `لبحث الأزمة`."""
_OWNED = 4  # nouns of a chain of possession
_QUALITIES = 3  # adjectives after it
_INSTITUTIONAL = words(
    "العليا الأعلى العامة العام الدائمة المشتركة المشترك المستقلة المستقل المركزية المنظمة المنظم الخاصة المتحدة"
)
_PASSING = words(
    "الحالي الحالية السابق السابقة الماضي الماضية المقبل المقبلة الجديد الجديدة الكبير الكبيرة التالي التالية"
)


def bodies_described(view: TextView, found: list[Found]) -> list[Found]:
    """The bodies of an article, in text order, that nothing has found yet and that are known by their description alone; a common
    noun for a body within one (`قيادة [شرطة] المحافظة`) is taken out."""
    taken = {
        i
        for f in found
        if f.kind not in ("GPE", "LOC", "NORP", "ROLE")
        and (f.entity or f.rule != "institution" or f.last - f.first > 1)
        for i in range(f.first, f.last)
    }
    places = {f.first: f.last for f in found if f.kind in ("GPE", "LOC")}
    bodies: list[Found] = []
    for first, last in view.sentences:
        phrase = _Phrase(view, places, last)
        i = first
        while i < last:
            end = phrase.end(i) if view.tags[i].tag == "N" and i not in taken else i
            if end > i + 1 and taken.isdisjoint(range(i, end)):
                bodies.append(_body(view, i, end))
                found[:] = [
                    f
                    for f in found
                    if not (f.rule == "institution" and not f.entity and i <= f.first and f.last <= end)
                ]
                i = end
            else:
                i += 1
    return bodies


def _body(view: TextView, first: int, last: int) -> Found:
    kind = "FAC" if view.tags[first].rest in _LOCAL else "ORG"
    item = Found(first, last, view.bare_start(first), kind, "description")
    item.key = " ".join(
        [view.tags[first].rest.removeprefix("ال"), *(t.form for t in view.tokens[first + 1 : last])]
    )
    item.entity = "name:" + item.key.replace(" ", "-")
    of = [
        view.lexicon.adjectives[t.form]
        for t in view.tokens[first + 1 : last]
        if t.form in view.lexicon.adjectives
    ]
    item.country = of[-1] if of else None
    if of and last - first == _FORCES_OF and view.tags[first].rest == "القوات":
        item.entity, item.en = view.lexicon.state_body(of[-1], "army", "القوات")  # القوات | السودانية
        item.sector, item.rule = "MIL", "composition"
        return item
    form = view.tags[first].rest
    size, names = view.lexicon.names.longest(form, [t.form for t in view.tokens[first + 1 : last]])
    known = {n.entity: n for n in names if n.group == "actor" and n.use == "full" and n.kind == "ORG"}
    if size == last - first and len(known) == 1:  # رئيس | اللجنة الوطنية لشؤون الأسرى
        name = next(iter(known.values()))
        item.entity, item.en, item.country, item.sector = (
            name.entity,
            name.en or None,
            name.country,
            name.sector,
        )
    return item


_FORCES_OF = 2  # words of a state's forces: القوات السودانية


class _Phrase:
    """A body's noun with what says which one it is, in one sentence."""

    def __init__(self, view: TextView, places: dict[int, int], last: int) -> None:
        self._view, self._places, self._last = view, places, last

    def end(self, i: int) -> int:
        """Where the phrase of the body's noun at `i` ends; `i` where there is none."""
        tagged = self._view.tags[i]
        if tagged.tag != "N" or tagged.enclitic:
            return i
        head = tagged.rest.removeprefix("ال") if tagged.article else tagged.rest
        if tagged.article:
            return self._defined(i) if head in _DEFINED else i
        if head in _LOCAL:
            return i + 2 if i + 1 < self._last and self._view.tokens[i + 1].form in _HERE else i
        if head in _LED and (i + 1 >= self._last or self._bare(i + 1) not in _BODIES_AND_SITES):
            return i
        if head in _SEATED:
            return self._places.get(i + 1, i)
        return self._owned(i) if head in _BODIES | _LED else i

    def _owned(self, i: int) -> int:
        """`رابطة | أهالي المفقودين`: nouns that own one another, the last with the article or a place; then its adjectives."""
        j = i + 1
        while j < self._last and j - i <= _OWNED:
            tagged = self._view.tags[j]
            if j in self._places and not tagged.prefix:
                return i if j == i + 1 and self._bare(i) in _DISTRICTS else self._places[j]
            quality = tagged.rest.endswith("يه") and not tagged.article and plain_adjective(tagged)
            if not self._noun(j) or tagged.prefix or quality:
                return i  # هيئة قضائية
            j += 1
            if tagged.article:
                return self._field(self._and_another(self._qualities(j)))
        return i

    def _defined(self, i: int) -> int:
        """`النقابة | الوطنية لمهنيي النقل`: of an institution's quality, then perhaps for something."""
        j = i + 1
        feminine = self._view.tokens[i].form.endswith(("ه", "ات"))
        while j < self._last and j - i <= _QUALITIES and self._quality(j) and self._feminine(j) == feminine:
            j += 1
        if j == i + 1 or (self._bare(i) in _OF_ANY_KIND and not self._official(i + 1)):
            return i
        return self._field(j)

    def _official(self, j: int) -> bool:
        """Whether an adjective makes an office or service of a state of what else is anybody's: `الإدارة | العامة`."""
        form = self._view.tokens[j].form
        return form in _INSTITUTIONAL or form in _NATIONAL or form in self._view.lexicon.adjectives

    def _qualities(self, j: int) -> int:
        first = j
        while j < self._last and j - first < _QUALITIES and self._quality(j):
            j += 1
        return j

    def _quality(self, j: int, prefix: str = "") -> bool:
        """Whether a definite adjective says of what kind a body is: `الوطنية`, `العليا`, and not `الرامية`, `الحالية`."""
        tagged, form = self._view.tags[j], self._view.tokens[j].form.removeprefix(prefix)
        if not self._noun(j) or not tagged.article or tagged.prefix != prefix or form in _PASSING:
            return False
        participle = any(n.kind in ("active", "passive") for n in tagged.nouns)
        return form in _INSTITUTIONAL or (adjectival(tagged) and not participle)

    def _feminine(self, j: int) -> bool:
        form = self._view.tokens[j].form
        return form.endswith("ه") or form == "العليا"

    def _field(self, j: int) -> int:
        """Where the field of a body ends: `لحقوق الإنسان`, `للثقافة والفنون`; `j` where none is said."""
        if j >= self._last or self._view.tags[j].prefix != "ل" or not self._noun(j):
            return j
        if self._view.tags[j].article:
            return self._and_another(self._qualities(j + 1))
        following = self._view.tags[j + 1] if j + 1 < self._last else None
        if self._bare(j) not in _SUBJECTS or following is None or not following.article or following.prefix:
            return j
        return self._and_another(self._qualities(j + 2))

    def _and_another(self, j: int) -> int:
        """Where a second field or quality ends: `التقني | والمهني`, `التحقيق | والادعاء العام`; `j` where there is none."""
        if (
            j >= self._last
            or self._view.tags[j].prefix != "و"
            or not self._view.tags[j].article
            or not self._noun(j)
        ):
            return j
        tagged = self._view.tags[j]
        if self._quality(j, "و"):
            return j + 1
        body = self._bare(j) in _BODIES_AND_SITES | _LED
        return (
            j
            if body or acts_as_people(tagged.rest, tagged.nouns) or adjectival(tagged)
            else self._qualities(j + 1)
        )

    def _noun(self, j: int) -> bool:
        tagged = self._view.tags[j]
        return tagged.tag == "N" and not tagged.enclitic and not self._view.tokens[j].form.endswith("ا")

    def _bare(self, i: int) -> str:
        return self._view.tags[i].rest.removeprefix("ال")
