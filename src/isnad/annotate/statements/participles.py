"""Statements that a participle adds: `…، مضيفاً أن …`, said by whoever the sentence is about."""

from __future__ import annotations

from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.groups import Arguments, Group
from isnad.annotate.statements.chains import chain_so_far, outlet_told
from isnad.annotate.statements.content import participle_cue
from isnad.annotate.statements.reading import Reading, tail
from isnad.annotate.statements.saying import Saying, sense_of_saying
from isnad.annotate.statements.source import Source
from isnad.annotate.statements.speakers import prayer, speaker_of_sentence
from isnad.annotate.statements.verb_content import content_of
from isnad.annotate.statements.verb_phrases import blamed
from isnad.language.conjugation import Features

_OPENERS_AFTER = frozenset({"ان", "الي", "ب", ":", '"', "علي"})
_SAYING = ("قايلا", "قايله")
_MARKS = 3  # characters between a content and what follows it
_OUTER_AND_INNER = 2
_FAR = 8  # chunks after a participle that may belong to it


def read_participle(reading: Reading, sentence: Sentence, k: int) -> None:
    """Keep the statement that a participle at the head of chunk `k` opens, if it is one of saying."""
    view = reading.view
    token = sentence.chunks[k].first
    lemma = participle_cue(view, reading.cues, token)
    if lemma is None:
        return
    around = _arguments(sentence, k)
    blame = None if lemma in reading.cues.verbs else blamed(reading, sentence, k, lemma)
    cue = blame[0] if blame is not None else sense_of_saying(reading, sentence, token, [lemma])
    if cue is None or not _opens_clause(reading, sentence, token):
        return
    saying = Saying(sentence, k, cue, around)
    content = blame[1] if blame is not None else content_of(reading, saying)
    if content is None or prayer(sentence, saying.around):
        return
    features = _features(view.tokens[token].text)
    within = _within_what_is_said(reading, sentence, k, features)
    speaker = within[-1] if within else speaker_of_sentence(reading, sentence, k, features)
    if speaker is not None and features is not None and features.number == "s" and _many(reading, speaker):
        speaker = None  # أصحاب الحيوانات …، مؤكدا: not they
    if speaker is not None and features is not None and features.number == "p" and _one(reading, speaker):
        speaker = None
    if speaker is None:
        speaker = reading.sources.carried(features, view.tokens[token].start)
    if speaker is None:
        return
    chain = within or chain_so_far(reading, sentence, speaker)
    through = outlet_told(reading, saying, content.token)
    if through is not None and through.entity != speaker.entity:
        chain.insert(0, through)
    reading.keep(sentence, content, chain, cue=(token, token + 1), stance=cue.stance, rule=cue.id)


def _within_what_is_said(
    reading: Reading, sentence: Sentence, k: int, features: Features | None
) -> list[Source]:
    """The chain of the woman who speaks within what a man says, right before a participle that is hers by its ending: `أوضح المدعي أن
    فلانة اتهمت الصحيفة بـ…، مشيرة إلى`. Empty where there is none."""
    if features is None or features.number != "s" or features.gender != "f":
        return []
    end = reading.view.tokens[sentence.chunks[k].first - 1].end
    near = [d for d in reading.of_sentence(sentence) if abs(d.end - end) <= _MARKS]
    if len(near) < _OUTER_AND_INNER:
        return []
    chain = min(near, key=lambda d: d.start).chain
    outer, inner = chain[-1], max(near, key=lambda d: d.start).chain[-1]
    if not inner.feminine or outer.kind not in ("official", "person", "military"):
        return []
    woman = outer.feminine or (outer.feminine is None and "ة" in outer.text.split()[0])
    return [] if woman else [*chain, inner]


def _many(reading: Reading, speaker: Source) -> bool:
    """Whether several speak, as their count, the ending of their noun or its broken plural tells (`أصحاب`)."""
    if speaker.plural or (speaker.count or 1) > 1:
        return True
    return speaker.start is not None and any(
        n.broken for n in reading.view.tags[reading.view.token_at(speaker.start)].nouns
    )


def _one(reading: Reading, speaker: Source) -> bool:
    """Whether a single person speaks."""
    return speaker.kind == "person" and not speaker.anonymous and not _many(reading, speaker)


def _arguments(sentence: Sentence, k: int) -> Arguments:
    """What follows a participle: its object, if one stands in its own chunk, and the phrases after it."""
    chunk = sentence.chunks[k]
    around = Arguments(end=k + 1)
    if chunk.last - chunk.first > 1 and chunk.kind == "NP":
        around.objects.append(tail(chunk, chunk.first + 1))
    for following in sentence.chunks[k + 1 : k + _FAR]:
        if following.kind == "PP":
            around.phrases.append((following.prep, Group(following)))
        elif following.kind == "NP":
            around.objects.append(Group(following))
        elif following.kind not in ("TIME", "B"):
            break
    return around


def _opens_clause(reading: Reading, sentence: Sentence, token: int) -> bool:
    """Whether a participle opens a clause of its own: after a comma, or with what is said right behind it."""
    if token == sentence.first:
        return False
    view = reading.view
    tagged = view.tags[token]
    following = view.tags[token + 1] if token + 1 < sentence.last else None
    if following is not None and following.tag == "V" and not following.nouns and tagged.rest not in _SAYING:
        return False  # وعادة يتم
    if view.tokens[token - 1].form in ("،", '"', "؛", ")") or tagged.prefix == "و":
        return True
    if tagged.rest in _SAYING:
        return True
    if following is None:
        return False
    if following.tag == "S" or view.tokens[token + 1].form in _OPENERS_AFTER:
        return True
    return following.tag == "N" and following.prefix == "ب"  # فرد ترامب مهددا بعقوبات


def _features(text: str) -> Features | None:
    """How the ending of an accusative participle agrees: `مؤكدا`, `مؤكدة`, `مؤكدين`."""
    if text.endswith(("ين", "ون")):
        return Features("imperfect", 3, "p", "m", "active")
    if text.endswith(("ة", "ةً")):
        return Features("imperfect", 3, "s", "f", "active")
    if text.endswith(("ا", "اً", "ًا")):
        return Features("imperfect", 3, "s", "m", "active")
    return None
