"""Words of violence that tell none: on the pitch, in the weather, on the market."""

from __future__ import annotations

from isnad.annotate.drafts import Draft
from isnad.annotate.frames import bare
from isnad.annotate.syntax import words
from isnad.annotate.view import TextView

_SPORT = words(
    "مباراة المباراة مباريات مرمى شباك الشوط شوط الدقيقة هدف أهداف لاعب لاعبين لاعبا لاعبو مدرب المدرب الدوري دوري كأس الكأس بطولة البطولة منتخب المنتخب فريق الفريق "
    "نادي النادي ملعب الملعب حارس المهاجم مهاجم المدافع الحكم ركلة جزاء تعادل فوز الفوز خسارة نقاط جولة الجولة نهائي النهائي جماهير المدرجات كرة الكرة"
)
_WEATHER = words(
    "رياح أمطار سيول عاصفة عواصف موجة ثلوج حرارة غبار أتربة منخفض برد صقيع إعصار فيضانات أعاصير زلزال جراد"
)
_MARKET = words(
    "هوامش أسعار سعر أسواق سوق أسهم اقتصاد عملة نمو أرباح مبيعات ميزانية بورصة تضخم سياحة قطاع صادرات استثمارات مؤشر ربح ليرة جنيه دولار دينار"
)
_FORCE = frozenset(
    {
        "ASSAULT",
        "COERCE",
        "MOBILIZE",
        "THREATEN",
        "CONCEDE",
        "RETREAT",
        "PROTEST",
        "SANCTION",
        "COOPERATE",
        "AID",
    }
)


def is_sport(view: TextView) -> bool:
    """Whether an article tells of a match: six different words of sport, or one in every forty."""
    found = {bare(t.rest) for t in view.tags} & _SPORT_BARE
    return len(found) >= 6


_SPORT_BARE = frozenset(bare(w) for w in _SPORT)


def out_of_place(draft: Draft, *, sport: bool) -> bool:
    """Whether an event is no event: force in a match report without dead, wind that attacks, prices that are struck."""
    frame = draft.trigger.unit.frame
    if frame.type not in _FORCE:
        return False
    if sport and draft.deaths is None:
        return True
    if frame.type != "ASSAULT":
        return False
    view = draft.sentence.view
    heads = {bare(view.tags[view.token_at(p.start)].rest) for p in draft.actors if p.start is not None}
    struck = {bare(view.tags[view.token_at(p.start)].rest) for p in draft.recipients if p.start is not None}
    return bool(heads & _WEATHER or struck & _MARKET)
