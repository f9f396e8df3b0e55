"""Conjugation against the paradigms that Arabic grammars print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.language.conjugation import Features, conjugate, write
from isnad.language.derivation import derived
from isnad.language.folding import fold

# In the order of the printed tables: he, she, they two (m, f), they (m, f), thou (m, f), you two, you (m, f), I, we
PERSONS = [
    (3, "s", "m"), (3, "s", "f"), (3, "d", "m"), (3, "d", "f"), (3, "p", "m"), (3, "p", "f"),
    (2, "s", "m"), (2, "s", "f"), (2, "d", "c"), (2, "p", "m"), (2, "p", "f"), (1, "s", "c"), (1, "p", "c"),
]  # fmt: skip

FULL = [
    ("كتب", 1, "u", "perfect", "كتب كتبت كتبا كتبتا كتبوا كتبن كتبت كتبت كتبتما كتبتم كتبتن كتبت كتبنا"),
    ("كتب", 1, "u", "imperfect",
     "يكتب تكتب يكتبان تكتبان يكتبون يكتبن تكتب تكتبين تكتبان تكتبون تكتبن أكتب نكتب"),
    ("كتب", 1, "u", "subjunctive",
     "يكتب تكتب يكتبا تكتبا يكتبوا يكتبن تكتب تكتبي تكتبا تكتبوا تكتبن أكتب نكتب"),
    ("كتب", 1, "u", "jussive",
     "يكتب تكتب يكتبا تكتبا يكتبوا يكتبن تكتب تكتبي تكتبا تكتبوا تكتبن أكتب نكتب"),
    ("قول", 1, "u", "perfect", "قال قالت قالا قالتا قالوا قلن قلت قلت قلتما قلتم قلتن قلت قلنا"),
    ("قول", 1, "u", "imperfect", "يقول تقول يقولان تقولان يقولون يقلن تقول تقولين تقولان تقولون تقلن أقول نقول"),
    ("قول", 1, "u", "subjunctive", "يقول تقول يقولا تقولا يقولوا يقلن تقول تقولي تقولا تقولوا تقلن أقول نقول"),
    ("قول", 1, "u", "jussive", "يقل تقل يقولا تقولا يقولوا يقلن تقل تقولي تقولا تقولوا تقلن أقل نقل"),
    ("بيع", 1, "i", "perfect", "باع باعت باعا باعتا باعوا بعن بعت بعت بعتما بعتم بعتن بعت بعنا"),
    ("بيع", 1, "i", "imperfect", "يبيع تبيع يبيعان تبيعان يبيعون يبعن تبيع تبيعين تبيعان تبيعون تبعن أبيع نبيع"),
    ("خوف", 1, "a", "imperfect", "يخاف تخاف يخافان تخافان يخافون يخفن تخاف تخافين تخافان تخافون تخفن أخاف نخاف"),
    ("دعو", 1, "u", "perfect", "دعا دعت دعوا دعتا دعوا دعون دعوت دعوت دعوتما دعوتم دعوتن دعوت دعونا"),
    ("دعو", 1, "u", "imperfect", "يدعو تدعو يدعوان تدعوان يدعون يدعون تدعو تدعين تدعوان تدعون تدعون أدعو ندعو"),
    ("دعو", 1, "u", "subjunctive", "يدعو تدعو يدعوا تدعوا يدعوا يدعون تدعو تدعي تدعوا تدعوا تدعون أدعو ندعو"),
    ("دعو", 1, "u", "jussive", "يدع تدع يدعوا تدعوا يدعوا يدعون تدع تدعي تدعوا تدعوا تدعون أدع ندع"),
    ("رمي", 1, "i", "perfect", "رمى رمت رميا رمتا رموا رمين رميت رميت رميتما رميتم رميتن رميت رمينا"),
    ("رمي", 1, "i", "imperfect", "يرمي ترمي يرميان ترميان يرمون يرمين ترمي ترمين ترميان ترمون ترمين أرمي نرمي"),
    ("رمي", 1, "i", "jussive", "يرم ترم يرميا ترميا يرموا يرمين ترم ترمي ترميا ترموا ترمين أرم نرم"),
    ("بقي", 1, "a", "perfect", "بقي بقيت بقيا بقيتا بقوا بقين بقيت بقيت بقيتما بقيتم بقيتن بقيت بقينا"),
    ("بقي", 1, "a", "imperfect", "يبقى تبقى يبقيان تبقيان يبقون يبقين تبقى تبقين تبقيان تبقون تبقين أبقى نبقى"),
    ("بقي", 1, "a", "jussive", "يبق تبق يبقيا تبقيا يبقوا يبقين تبق تبقي تبقيا تبقوا تبقين أبق نبق"),
    ("ردد", 1, "u", "perfect", "رد ردت ردا ردتا ردوا رددن رددت رددت رددتما رددتم رددتن رددت رددنا"),
    ("ردد", 1, "u", "imperfect", "يرد ترد يردان تردان يردون يرددن ترد تردين تردان تردون ترددن أرد نرد"),
    ("ردد", 1, "u", "jussive", "يردد تردد يردا تردا يردوا يرددن تردد تردي تردا تردوا ترددن أردد نردد"),
    ("وصل", 1, "i", "imperfect", "يصل تصل يصلان تصلان يصلون يصلن تصل تصلين تصلان تصلون تصلن أصل نصل"),
    ("ءخذ", 1, "u", "imperfect", "يأخذ تأخذ يأخذان تأخذان يأخذون يأخذن تأخذ تأخذين تأخذان تأخذون تأخذن آخذ نأخذ"),
    ("قرء", 1, "a", "perfect", "قرأ قرأت قرآ قرأتا قرؤوا قرأن قرأت قرأت قرأتما قرأتم قرأتن قرأت قرأنا"),
    ("جيء", 1, "i", "perfect", "جاء جاءت جاءا جاءتا جاؤوا جئن جئت جئت جئتما جئتم جئتن جئت جئنا"),
    ("رءي", 1, "a", "perfect", "رأى رأت رأيا رأتا رأوا رأين رأيت رأيت رأيتما رأيتم رأيتن رأيت رأينا"),
    ("رءي", 1, "a", "imperfect", "يرى ترى يريان تريان يرون يرين ترى ترين تريان ترون ترين أرى نرى"),
    ("عطي", 4, None, "perfect", "أعطى أعطت أعطيا أعطتا أعطوا أعطين أعطيت أعطيت أعطيتما أعطيتم أعطيتن أعطيت أعطينا"),
    ("قوم", 4, None, "perfect", "أقام أقامت أقاما أقامتا أقاموا أقمن أقمت أقمت أقمتما أقمتم أقمتن أقمت أقمنا"),
    ("ولي", 5, None, "imperfect", "يتولى تتولى يتوليان تتوليان يتولون يتولين تتولى تتولين تتوليان تتولون تتولين أتولى نتولى"),
    ("مرر", 10, None, "perfect",
     "استمر استمرت استمرا استمرتا استمروا استمررن استمررت استمررت استمررتما استمررتم استمررتن استمررت استمررنا"),
    ("ثبت", 4, None, "perfect", "أثبت أثبتت أثبتا أثبتتا أثبتوا أثبتن أثبت أثبت أثبتما أثبتم أثبتن أثبت أثبتنا"),
    ("علن", 4, None, "perfect", "أعلن أعلنت أعلنا أعلنتا أعلنوا أعلن أعلنت أعلنت أعلنتما أعلنتم أعلنتن أعلنت أعلنا"),
]  # fmt: skip


@pytest.mark.parametrize(("root", "form", "vowel", "tense", "table"), FULL)
def test_every_person_stands_as_printed(
    root: str, form: int, vowel: str | None, tense: str, table: str
) -> None:
    forms = conjugate(root, form, vowel)
    for (person, number, gender), printed in zip(PERSONS, table.split(), strict=True):
        written = {
            form
            for form, f in forms
            if (f.tense, f.person, f.number, f.voice) == (tense, person, number, "active")
            and f.gender in (gender, "c")
        }
        assert fold(printed) in written, (person, number, gender, printed, written)


# perfect, its passive, imperfect, its passive, jussive, imperative (m s), active and passive participle, masdar;
# "-" where the verb has none or none is regular
PRINCIPAL = {
    ("كتب", 1, "u"): "كتب كتب يكتب يكتب يكتب اكتب كاتب مكتوب -",
    ("وصل", 1, "i"): "وصل وصل يصل يوصل يصل صل واصل موصول -",
    ("وضع", 1, "a"): "وضع وضع يضع يوضع يضع ضع واضع موضوع -",
    ("قول", 1, "u"): "قال قيل يقول يقال يقل قل قائل مقول -",
    ("بيع", 1, "i"): "باع بيع يبيع يباع يبع بع بائع مبيع -",
    ("خوف", 1, "a"): "خاف - يخاف - يخف خف خائف مخوف -",
    ("دعو", 1, "u"): "دعا دعي يدعو يدعى يدع ادع داع مدعو -",
    ("رمي", 1, "i"): "رمى رمي يرمي يرمى يرم ارم رام مرمي -",
    ("نسي", 1, "a"): "نسي نسي ينسى ينسى ينس انس ناس منسي -",
    ("سعي", 1, "a"): "سعى - يسعى يسعى يسع اسع ساع - -",
    ("نءي", 1, "a"): "نأى نئي ينأى ينأى ينأ - ناء - -",
    ("حوذ", 10, None): "استحوذ استحوذ يستحوذ يستحوذ يستحوذ استحوذ مستحوذ مستحوذ استحواذ",
    ("زوج", 8, None): "ازدوج ازدوج يزدوج يزدوج يزدوج ازدوج مزدوج مزدوج ازدواج",
    ("نوي", 1, "i"): "نوى نوي ينوي ينوى ينو انو ناو منوي -",
    ("ردد", 1, "u"): "رد رد يرد يرد يرد رد راد مردود -",
    ("ءخذ", 1, "u"): "أخذ أخذ يأخذ يؤخذ يأخذ خذ آخذ مأخوذ -",
    ("سءل", 1, "a"): "سأل سئل يسأل يسأل يسأل اسأل سائل مسؤول -",
    ("قرء", 1, "a"): "قرأ قرئ يقرأ يقرأ يقرأ اقرأ قارئ مقروء -",
    ("رءي", 1, "a"): "رأى رئي يرى يرى ير - راء مرئي -",
    ("جيء", 1, "i"): "جاء جيء يجيء يجاء يجئ جئ - - -",
    ("يبس", 1, "a"): "يبس - ييبس يوبس ييبس - يابس - -",
    ("دمر", 2, None): "دمر دمر يدمر يدمر يدمر دمر مدمر مدمر تدمير",
    ("سمي", 2, None): "سمى سمي يسمي يسمى يسم سم مسم مسمى تسمية",
    ("هنء", 2, None): "هنأ هنئ يهنئ يهنأ يهنئ هنئ مهنئ مهنأ تهنئة",
    ("ءكد", 2, None): "أكد أكد يؤكد يؤكد يؤكد أكد مؤكد مؤكد تأكيد",
    ("قتل", 3, None): "قاتل قوتل يقاتل يقاتل يقاتل قاتل مقاتل مقاتل مقاتلة",
    ("ندي", 3, None): "نادى نودي ينادي ينادى يناد ناد مناد منادى مناداة",
    ("ءخذ", 3, None): "آخذ - يؤاخذ يؤاخذ يؤاخذ - مؤاخذ مؤاخذ مؤاخذة",
    ("رسل", 4, None): "أرسل أرسل يرسل يرسل يرسل أرسل مرسل مرسل إرسال",
    ("قوم", 4, None): "أقام أقيم يقيم يقام يقم أقم مقيم مقام إقامة",
    ("عطي", 4, None): "أعطى أعطي يعطي يعطى يعط أعط معط معطى إعطاء",
    ("وقف", 4, None): "أوقف أوقف يوقف يوقف يوقف أوقف موقف موقف إيقاف",
    ("يقن", 4, None): "أيقن - يوقن يوقن يوقن أيقن موقن موقن إيقان",
    ("ءمن", 4, None): "آمن أومن يؤمن يؤمن يؤمن آمن مؤمن مؤمن إيمان",
    ("صرر", 4, None): "أصر أصر يصر يصر يصر أصر مصر مصر إصرار",
    ("حيي", 4, None): "أحيا أحيي يحيي يحيا يحي أحي محي - إحياء",
    ("نشء", 4, None): "أنشأ أنشئ ينشئ ينشأ ينشئ أنشئ منشئ منشأ إنشاء",
    ("وقف", 5, None): "توقف - يتوقف يتوقف يتوقف توقف متوقف متوقف توقف",
    ("ولي", 5, None): "تولى تولي يتولى يتولى يتول تول متول متولى تولي",
    ("رءس", 5, None): "ترأس - يترأس يترأس يترأس ترأس مترئس مترأس ترؤس",
    ("عون", 6, None): "تعاون تعوون يتعاون يتعاون يتعاون تعاون متعاون متعاون تعاون",
    ("فدي", 6, None): "تفادى تفودي يتفادى يتفادى يتفاد تفاد متفاد متفادى تفادي",
    ("ءمر", 6, None): "تآمر - يتآمر يتآمر يتآمر تآمر متآمر متآمر تآمر",
    ("سحب", 7, None): "انسحب انسحب ينسحب ينسحب ينسحب انسحب منسحب منسحب انسحاب",
    ("قود", 7, None): "انقاد - ينقاد - ينقد انقد منقاد منقاد انقياد",
    ("وصل", 8, None): "اتصل اتصل يتصل يتصل يتصل اتصل متصل متصل اتصال",
    ("خير", 8, None): "اختار اختير يختار يختار يختر اختر مختار مختار اختيار",
    ("شري", 8, None): "اشترى اشتري يشتري يشترى يشتر اشتر مشتر مشترى اشتراء",
    ("زهر", 8, None): "ازدهر - يزدهر - يزدهر ازدهر مزدهر - ازدهار",
    ("ضرر", 8, None): "اضطر اضطر يضطر يضطر يضطر اضطر مضطر مضطر اضطرار",
    ("طلع", 8, None): "اطلع اطلع يطلع يطلع يطلع اطلع مطلع مطلع اطلاع",
    ("دعي", 8, None): "ادعى ادعي يدعي يدعى يدع ادع مدع مدعى ادعاء",
    ("ءخذ", 8, None): "اتخذ اتخذ يتخذ يتخذ يتخذ اتخذ متخذ متخذ اتخاذ",
    ("ءلف", 8, None): "ائتلف اؤتلف يأتلف يؤتلف يأتلف ائتلف مؤتلف مؤتلف ائتلاف",
    ("حمر", 9, None): "احمر - يحمر - يحمر احمر محمر - احمرار",
    ("قبل", 10, None): "استقبل استقبل يستقبل يستقبل يستقبل استقبل مستقبل مستقبل استقبال",
    ("قيل", 10, None): "استقال استقيل يستقيل يستقال يستقل استقل مستقيل مستقال استقالة",
    ("مرر", 10, None): "استمر استمر يستمر يستمر يستمر استمر مستمر مستمر استمرار",
    ("ولي", 10, None): "استولى استولي يستولي يستولى يستول استول مستول مستولى استيلاء",
    ("ءنف", 10, None): "استأنف استؤنف يستأنف يستأنف يستأنف استأنف مستأنف مستأنف استئناف",
    ("سيطر", 1, None): "سيطر سيطر يسيطر يسيطر يسيطر سيطر مسيطر مسيطر سيطرة",
    ("زعزع", 1, None): "زعزع زعزع يزعزع يزعزع يزعزع زعزع مزعزع مزعزع زعزعة",
    ("دهور", 2, None): "تدهور - يتدهور - يتدهور تدهور متدهور - تدهور",
    ("طمءن", 4, None): "اطمأن - يطمئن - يطمئن اطمئن مطمئن - اطمئنان",
}  # fmt: skip
PARTS = [
    ("perfect", "active"), ("perfect", "passive"), ("imperfect", "active"), ("imperfect", "passive"), ("jussive", "active"),
]  # fmt: skip


@pytest.mark.parametrize("verb", PRINCIPAL)
def test_principal_parts_stand_as_printed(verb: tuple[str, int, str | None]) -> None:
    root, form, vowel = verb
    forms = conjugate(root, form, vowel)
    *parts, imperative, active, passive, masdar = PRINCIPAL[verb].split()
    wrong: dict[str, str] = {}
    for (tense, voice), printed in zip(PARTS, parts, strict=True):
        written = {w for w, f in forms if f == Features(tense, 3, "s", "m", voice)}
        if printed != "-" and fold(printed) not in written:
            wrong[f"{tense} {voice} {printed}"] = " ".join(written)
    written = {w for w, f in forms if f == Features("imperative", 2, "s", "m", "active")}
    if imperative != "-" and fold(imperative) not in written:
        wrong[f"imperative {imperative}"] = " ".join(written)
    nouns = derived(root, form, vowel)
    for kind, printed in (("active", active), ("passive", passive), ("masdar", masdar)):
        written = {n.form for n in nouns if n.kind == kind}
        if printed != "-" and fold(printed) not in written:
            wrong[f"{kind} {printed}"] = " ".join(written)
    assert not wrong


@pytest.mark.parametrize(
    ("root", "form", "vowel", "imperatives"),
    [
        ("كتب", 1, "u", "اكتب اكتبي اكتبا اكتبوا اكتبن"),
        ("قول", 1, "u", "قل قولي قولا قولوا قلن"),
        ("دعو", 1, "u", "ادع ادعي ادعوا ادعوا ادعون"),
        ("وقف", 4, None, "أوقف أوقفي أوقفا أوقفوا أوقفن"),
        ("صرر", 4, None, "أصرر أصري أصرا أصروا أصررن"),
        ("ءمل", 1, "u", "اؤمل اؤملي اؤملا اؤملوا اؤملن"),
    ],
)
def test_commands(root: str, form: int, vowel: str | None, imperatives: str) -> None:
    found = [(w, f) for w, f in conjugate(root, form, vowel) if f.tense == "imperative"]
    for (number, gender), printed in zip(
        [("s", "m"), ("s", "f"), ("d", "c"), ("p", "m"), ("p", "f")], imperatives.split(), strict=True
    ):
        assert fold(printed) in {w for w, f in found if (f.number, f.gender) == (number, gender)}


def test_a_hamza_before_a_plural_is_seated_in_every_way_in_use() -> None:
    perfect = {w for w, f in conjugate("قرء", 1, "a") if f == Features("perfect", 3, "p", "m", "active")}
    assert {fold(w) for w in ("قرؤوا", "قرأوا", "قرءوا")} <= perfect
    imperfect = {w for w, f in conjugate("سوء", 1, "u") if f == Features("imperfect", 3, "p", "m", "active")}
    assert {fold(w) for w in ("يسوؤون", "يسوءون")} == imperfect


@pytest.mark.parametrize(("root", "form"), [("كت", 1), ("كتب", 0), ("كتب", 11), ("كتبتب", 1), ("كتبت", 3)])
def test_what_is_no_verb_is_refused(root: str, form: int) -> None:
    with pytest.raises(ValueError, match="no"):
        conjugate(root, form)


@given(
    st.text("ءبتجدرسعقلمنوي", min_size=3, max_size=3),
    st.integers(1, 10),
    st.sampled_from([None, "a", "i", "u"]),
)
def test_any_root_has_whole_words_of_its_own_letters(root: str, form: int, vowel: str | None) -> None:
    try:
        forms = conjugate(root, form, vowel)
    except ValueError:
        return
    persons = {(f.person, f.number, f.gender) for _, f in forms if f.tense == "imperfect"}
    assert persons == set(PERSONS)
    for word, _ in forms:
        assert word == fold(word)
        assert not set(word) & set("aiuAIUY")


def test_writing_drops_short_vowels_and_writes_a_double_once() -> None:
    assert write("قaررaرa") == "قرر"
