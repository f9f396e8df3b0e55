"""Statements: what is reported, in whose words, and through whom it came.

A cue (a verb of saying, a participle, a source phrase, a colon) opens content; the grammar around it gives the speaker
and the nearer sources. A statement inside another's content takes the outer chain before its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from isnad.annotate.agency import animacy_of, animacy_of_word
from isnad.annotate.arguments import Arguments, Group, arguments, likeliest, resumed
from isnad.annotate.content import Quotes, clause_end, participle_cue, source_phrase
from isnad.annotate.cues import Cues, CueVerb, cues_of
from isnad.annotate.sources import BODIES, Source, Sources, phrase_span
from isnad.annotate.syntax import Chunk, Sentence, sentence_chunks, unfolded
from isnad.annotate.view import TextView
from isnad.language.adjectives import adjectival
from isnad.language.conjugation import Features, masdar_shaped
from isnad.language.folding import fold, words
from isnad.records import Annotations, Span, Statement


@dataclass(slots=True)
class Draft:
    """A statement being made: content span, cue, chain so far (nearest source first) and stance."""

    start: int
    end: int
    cue: tuple[int, int]
    chain: list[Source]
    stance: str
    rule: str
    direct: bool = False
    sentence: int = 0
    negated: bool = False
    children: list[Draft] = field(default_factory=list["Draft"])


class Statements:
    """Annotator `statements.1`: needs names and times; gives `Annotations.statements`."""

    name = "statements.1"
    needs = ("mentions", "times")
    gives = ("statements",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the statements of one article, in text order."""
        if not view.tokens:
            return
        reader = _Reader(view, out)
        drafts = reader.read()
        for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
            out.statements.append(_record(view, draft))
        _nest(out.statements)


_NAME_IN_MARKS = 25  # characters of what in quotation marks may be but a name


class _Reader:
    """Reads one article sentence by sentence, remembering who spoke."""

    def __init__(self, view: TextView, out: Annotations) -> None:
        self.view, self.out = view, out
        self.cues: Cues = cues_of(view.lexicon)
        self.quotes = Quotes(view)
        self.sources = Sources(self.cues, out.article.outlet)
        self.drafts: list[Draft] = []
        self.claimed: set[int] = set()  # tokens of opening quotation marks whose quotation has a speaker

    def read(self) -> list[Draft]:
        """All statements, drafts in order of discovery."""
        for sentence in sentence_chunks(self.view, self.out):
            before = len(self.drafts)
            self._colon(sentence)
            for k, chunk in enumerate(sentence.chunks):
                if chunk.kind == "V":
                    self._verb(sentence, k)
                elif chunk.kind == "PP" and self._by_the_word(sentence, k):
                    continue
                elif chunk.kind in ("NP", "B", "PP"):
                    self._participle(sentence, k)
                    self._noun(sentence, k)
            self._phrases(sentence, before)
            self._loose_quotes(sentence)
        return [d for d in self.drafts if not self._wraps_its_noun(d)]

    def _wraps_its_noun(self, draft: Draft) -> bool:
        """Whether a draft is but the frame of another: `جددت دعوتها إلى …` is the call, once."""
        return any(
            o is not draft
            and draft.start == self.view.bare_start(o.cue[0])
            and o.end <= draft.end
            and o.chain[-1].entity == draft.chain[-1].entity
            for o in self.drafts
        )

    # ------------------------------------------------------------------ verbs of saying

    def _cue(self, sentence: Sentence, token: int, lemmas: list[str]) -> CueVerb | None:
        """The reporting sense of a verb here, or None."""
        view = self.view
        if self._refusal_at(token, sentence.last) or (
            token > sentence.first and self._refusal_at(token - 1, sentence.last)
        ):
            return None
        near = [view.tokens[j].form for j in range(token + 1, min(token + 14, sentence.last))]
        for lemma in lemmas:
            for cue in self.cues.verbs.get(lemma, ()):
                if cue.only_with and not any(_stands(w, near) for w in cue.only_with):
                    continue
                if cue.not_with and any(_stands(w, near[:6]) for w in cue.not_with):
                    continue
                return cue
        return None

    def _verb(self, sentence: Sentence, k: int) -> None:
        view = self.view
        token = sentence.chunks[k].first
        tagged = view.tags[token]
        lemmas = list(dict.fromkeys(v.lemma for v in tagged.verbs))
        if self._document(sentence, k) or self._phrase(sentence, k, lemmas):
            return
        cue = self._cue(sentence, token, lemmas)
        if cue is None:
            return
        features = likeliest(tagged.verbs)
        if (
            features.person == 1
            or (around_relative(sentence, k) and cue.id == "relay")
            or _unsaid(view, token, cue)
        ):
            return
        around = arguments(sentence, k)
        told = self._told_before(sentence, k)
        if around.relative and tagged.enclitic and told is None and cue.id != "judge":
            return  # في معلومة لم يؤكدها الجيش
        content = (
            self._content(sentence, k, cue, around)
            if (told is None or token_opens(view, token)) and not (cue.id == "relay" and tagged.enclitic)
            else None
        )
        content = (
            content
            or told
            or self._told_as_well(sentence, k)
            or self._quoted_before(sentence, k)
            or self._said_after(sentence, k, around)
        )
        if content is None:
            return
        content_token, start, end, direct = content
        chain = self._chain(sentence, k, cue, around, features, content_token)
        if chain is None:
            return
        if self._prayer(around):
            return
        if self._about_names(start, end):  # اشترطا ألا يُنشر اسماهما: no statement but a refusal
            if self.sources.history:
                self.sources.history[-1] = replace(self.sources.history[-1], anonymous=True)
            return
        negated = k > 0 and sentence.chunks[k - 1].kind == "Z"
        stance = cue.stance
        if negated:
            stance = cue.negated or {"deny": "admit", "assert": "deny-saying"}.get(cue.stance, cue.stance)
        draft = Draft(start, end, (token, token + 1), chain, stance, cue.id, direct, sentence.index, negated)
        self._keep(draft)

    def _told_before(self, sentence: Sentence, k: int) -> tuple[int, int, int, bool] | None:
        """The clause before `حسبما أبلغ مسؤولان الصحيفة`, `على ما قال`: its first token is none of the verb's own (-1)."""
        view = self.view
        token = sentence.chunks[k].first
        if token - 1 <= sentence.first or view.tokens[token - 1].form not in _AS:
            return None
        if view.tokens[token - 1].form == "ما" and not (
            view.tags[token - 2].tag == "P" or view.tags[token - 2].rest in _ACCORDING
        ):
            return None
        stop = token - 1
        while stop > sentence.first and (
            view.tags[stop - 1].tag in ("P", ".")
            or view.tags[stop - 1].rest in ("وفق", "وفقا", "حسب", "طبقا")
        ):
            stop -= 1
        if stop - sentence.first < 3:
            return None
        begin = self._clause_start(sentence, stop)
        start, end = view.tokens[begin].start, view.tokens[stop - 1].end
        return -1, start, end, False

    def _told_as_well(self, sentence: Sentence, k: int) -> tuple[int, int, int, bool] | None:
        """The clause before `وهو ما أكده مصدر`, `الأمر الذي نفته واشنطن`."""
        view = self.view
        token = sentence.chunks[k].first
        if not view.tags[token].enclitic or token - 2 <= sentence.first:
            return None
        pair = (view.tags[token - 2].rest, view.tokens[token - 1].form)
        if pair not in _WHICH_TOO:
            return None
        stop = token - 2
        while stop > sentence.first and view.tokens[stop - 1].form in ("،", "-"):
            stop -= 1
        if stop - sentence.first < 3:
            return None
        begin = self._clause_start(sentence, stop)
        return -1, view.tokens[begin].start, view.tokens[stop - 1].end, False

    def _quoted_before(self, sentence: Sentence, k: int) -> tuple[int, int, int, bool] | None:
        """A quotation that its verb of saying follows: `«…»، يقول خضر`, `"…"، هكذا لخص المدير`."""
        view = self.view
        j = sentence.chunks[k].first - 1
        while j >= 0 and view.tokens[j].form in _BETWEEN and sentence.chunks[k].first - j < 5:
            j -= 1
        if j < 0 or view.tokens[j].form != '"':
            return None
        opening = next(
            (t for t, pair in self.quotes.by_token.items() if t < j and view.tokens[j].start == pair[1]), None
        )
        if opening is None or opening in self.claimed or (opening and view.tokens[opening - 1].form == ":"):
            return None
        start, end = self.quotes.by_token[opening]
        if len(view.text[start:end].split()) < 3:
            return None
        self.claimed.add(opening)
        return -1, start, end, True

    def _said_after(self, sentence: Sentence, k: int, around: Arguments) -> tuple[int, int, int, bool] | None:
        """A clause whose verb of saying follows with its subject: `620 أسرة غادرت بيوتها، تقول المنظمة`."""
        view = self.view
        token = sentence.chunks[k].first
        saying = any(v.lemma == "قول.1" for v in view.tags[token].verbs) and not view.tags[token].prefix
        if not saying or token == sentence.first or view.tokens[token - 1].form != "،":
            return None
        if around.subject is None or around.preverbal or around.objects:
            return None
        begin = self._clause_start(sentence, token - 1)
        if token - 1 - begin < _CLAUSE_AT_LEAST or not any(
            view.tags[t].tag == "V" for t in range(begin, token - 1)
        ):
            return None
        return -1, view.tokens[begin].start, view.tokens[token - 2].end, False

    def _document(self, sentence: Sentence, k: int) -> bool:
        """`جاء في بيان صادر عن الوزارة أن`, `ورد في الحكم أن`: the document speaks, or whose it is."""
        view, chunks = self.view, sentence.chunks
        if not any(v.lemma in _STANDS_IN for v in view.tags[chunks[k].first].verbs) or k + 2 >= len(chunks):
            return False
        paper = chunks[k + 1]
        if paper.kind != "PP" or paper.prep not in ("في", "ب") or paper.inner < 0:
            return False
        named = self.cues.of_noun(view.tags[paper.head])[0]
        if named is None or named.stance != "assert":
            return False
        owner: Source | None = None
        i = k + 2
        while i < len(chunks) and i - k < 8:
            chunk = chunks[i]
            if chunk.kind == "PP" and chunk.prep in ("عن", "ل", "من") and owner is None:
                owner = self.sources.from_group(sentence, Group(chunk))
            elif chunk.kind == "S" and view.tags[chunk.first].rest in _THAT:
                break
            elif not (
                chunk.kind in ("NP", "TIME", "B", "PP") or view.tokens[chunk.first].form in ("،", "(", ")")
            ):
                return False
            i += 1
        if i >= len(chunks) or chunks[i].kind != "S":
            return False
        if owner is None and paper.last - paper.head > 1 and not view.tags[paper.head].article:
            owner = self._owner(
                sentence, Chunk("NP", paper.head, paper.last, paper.head, mentions=paper.mentions), ""
            )
        if owner is None:
            inner = Chunk("NP", paper.inner, paper.last, paper.head, mentions=paper.mentions)
            owner = self.sources.from_group(sentence, Group(inner))
        if owner is None:
            return False
        _, start, end, direct = self._that(sentence, chunks[i].first)
        cue = (paper.head, paper.head + 1)
        self._keep(Draft(start, end, cue, [owner], "assert", named.id, direct, sentence.index))
        return True

    def _about_names(self, start: int, end: int) -> bool:
        """Whether a short content is only that somebody's name be not told."""
        text = self.view.text[start:end].split()
        return len(text) <= 8 and any(fold(w).startswith(_NAME_WORDS) for w in text)

    def _keep(self, draft: Draft) -> None:
        if draft.end - draft.start < 3:
            return
        for other in self.drafts:
            if other.start == draft.start and other.end == draft.end:
                return
        self.drafts.append(draft)
        if draft.chain and draft.chain[-1].text:
            cue = self.view.tokens[draft.cue[0]].start
            within = self.quotes.around(cue)
            if within is not None and within[1] - within[0] <= _NAME_IN_MARKS:
                within = None
            self.sources.remember(replace(draft.chain[-1], via=tuple(draft.chain[:-1]), quotation=within))

    def _phrase(self, sentence: Sentence, k: int, lemmas: list[str]) -> bool:
        """A verb with a noun that makes it one of saying: `حمّل الوزير الحكومة مسؤولية الحادث`."""
        view, chunks = self.view, sentence.chunks
        around = arguments(sentence, k)
        for cue, noun in (p for lemma in lemmas for p in self.cues.verb_phrases.get(lemma, ())):
            j = next((c for c in range(k + 1, min(around.end, k + 8)) if self._headed(chunks[c], noun)), -1)
            if j < 0:
                continue
            content = chunks[j]
            if "object" not in cue.content:
                content = next(
                    (c for c in chunks[j + 1 : j + 3] if c.kind == "PP" and c.prep in cue.content), None
                )
            chain = content and self._chain(
                sentence, k, cue, around, likeliest(view.tags[chunks[k].first].verbs), content.start
            )
            if content is None or not chain:
                continue
            last = clause_end(sentence, self.cues, content.start, self.quotes)
            start, end = view.tokens[content.start].start, view.tokens[max(last, content.last) - 1].end
            direct = self.quotes.quoted_words(start, end) >= 3
            token = chunks[k].first
            self._keep(
                Draft(start, end, (token, token + 1), chain, cue.stance, cue.id, direct, sentence.index)
            )
            return True
        return False

    def _headed(self, chunk: Chunk, noun: str) -> bool:
        """Whether a phrase has this noun for its head."""
        return chunk.kind in ("NP", "PP") and self.view.tags[chunk.head].rest.removeprefix("ال") == noun

    def _chain(
        self, sentence: Sentence, k: int, cue: CueVerb, around: Arguments, features: Features, content: int
    ) -> list[Source] | None:
        """The chain of a verb cue: outlet through which, speaker, and whom the speaker quotes."""
        view = self.view
        speaker: Source | None = None
        passive = features.voice == "passive"
        subject = around.subject
        if subject is not None and self._objectless(sentence, k, around):
            subject = None  # وحثت الفصائل على: the object, the subject carried over
        if (
            subject is not None
            and not (content >= 0 and subject.chunk.start >= content)
            and not (
                "object" in cue.content
                and not around.preverbal
                and self._eventive(subject.chunk)
                and not _body(view, subject.chunk)
            )
        ):
            speaker = self.sources.from_group(sentence, subject, around, features)
            if speaker is None and subject.chunk.kind == "NP" and not passive and around.objects:
                speaker = self.sources.from_group(sentence, around.objects[0], around, features)
            if (
                speaker is not None
                and "object" not in cue.to
                and not any(m.kind == "PER" for m in subject.chunk.mentions)
            ):
                for group in around.objects:  # الراصد في مرصد الأنواء فلان الفلاني
                    person = next((m for m in group.chunk.mentions if m.kind == "PER"), None)
                    if (
                        person is not None
                        and (content < 0 or group.chunk.first < content)
                        and self.view.tags[subject.chunk.head].article
                    ):
                        speaker = self.sources.from_group(sentence, group, around, features) or speaker
                        break
        if speaker is None and around.relative and not resumed(sentence, around):
            return None
        if (
            speaker is None
            and subject is not None
            and not passive
            and self._dumb(sentence, subject, around, content)
        ):
            return None
        if speaker is None:
            lemmas = {v.lemma for v in view.tags[sentence.chunks[k].first].verbs}
            if self._impersonal(sentence, k, features) or not lemmas.isdisjoint(_WITH_SUBJECT):
                return None
            speaker = self._inherited(sentence, k, features)
            if speaker is None and self._quoted(sentence, k) is None:
                speaker = self.sources.carried(features, view.tokens[sentence.chunks[k].first].start)
            if speaker is None:
                return None
        explicit = subject is not None and speaker.start is not None
        via = speaker.via or (self.sources.last_via(speaker) if explicit and speaker.entity else ())
        chain = [*via, speaker]
        if cue.source or _quotes_through(cue):
            chain += self._origins(sentence, around, cue.source or "عن", content)
        through = self._through(sentence, cue, around, content)
        if (
            through is not None
            and not any(_same(through, s) for s in chain)
            and not self.sources.own_outlet(through, sentence)
        ):
            chain.insert(0, through)
        if len(chain) > 1 and self.sources.own_outlet(chain[0], sentence):
            chain = chain[1:]
        end = around.end
        chain = _distinct(chain)
        refused = self._refuses(
            sentence, k, end if content < 0 else max(end, sentence.chunk_of(min(content, sentence.last - 1)))
        )
        if refused and not chain[-1].anonymous and (chain[-1].entity is None or chain[-1].kind != "person"):
            chain[-1] = replace(chain[-1], anonymous=True)
        media = self._media(view, around)
        if media and chain[-1].media is None:
            chain[-1] = replace(chain[-1], media=media)
        return chain

    def _origins(self, sentence: Sentence, around: Arguments, prep: str, content: int) -> list[Source]:
        """From whom, and from whom those have it: `نقلت الصحيفة عن وكالة عن مسؤول`; only the press passes on."""
        found: list[Source] = []
        for preposition, group in around.phrases:
            if preposition != prep or (content >= 0 and group.chunk.first >= content):
                continue
            source = self.sources.from_group(sentence, group, around)
            if source is None:
                break
            found.append(source)
            if source.kind not in ("outlet", "agency"):
                break
        return found

    def _objectless(self, sentence: Sentence, k: int, around: Arguments) -> bool:
        """Whether a verb joined by و that must have an object has but one noun phrase: then that is it."""
        lemmas = {v.lemma for v in self.view.tags[sentence.chunks[k].first].verbs}
        if not sentence.chunks[k].coordinated or around.preverbal or around.objects:
            return False
        if lemmas & _NEEDING_OBJECT:
            return True
        return bool(lemmas & _ASKING) and any(
            c.kind == "V" and (a := arguments(sentence, j)).subject is not None and not a.relative
            for j, c in enumerate(sentence.chunks[:k])
        )  # أدانت الوزارة …، ودعت الحكومة إلى: whom it is asked of

    def _dumb(self, sentence: Sentence, subject: Group, around: Arguments, content: int) -> bool:
        """Whether the verb's subject is a thing, which says nothing (`الأرقام تؤكد أن …`), or a word that asks."""
        chunk = subject.chunk
        head = self.view.tags[chunk.head]
        if chunk.kind != "NP" or not (content < 0 or chunk.first < content):
            return False
        if head.rest in _QUESTIONS or self.view.tags[chunk.start].rest == "اي":
            return True  # لم تعلن أي جهة
        subject_for_sure = around.preverbal or (bool(around.objects) and head.article)
        return animacy_of(sentence, chunk) == "thing" and (subject_for_sure or not self._eventive(chunk))

    def _impersonal(self, sentence: Sentence, k: int, features: Features) -> bool:
        """`يُذكر أن`, `ذُكر أن`, `يُعتقد أن`: nobody says it."""
        chunks = sentence.chunks
        opens = k == 0 or chunks[k - 1].kind in (".", "TIME", "PP")
        follows = k + 1 < len(chunks) and (
            chunks[k + 1].kind == "S"
            or (
                features.voice == "passive"
                and chunks[k + 1].kind == "PP"
                and chunks[k + 1].last == chunks[k + 1].first + 1
                and k + 2 < len(chunks)
                and chunks[k + 2].kind == "S"
            )
        )
        return (
            opens
            and follows
            and features.gender == "m"
            and features.tense in ("imperfect", "jussive")
            and (
                not chunks[k].coordinated or self.view.tags[chunks[k].first].rest in ("يذكر", "يشار", "يعتقد")
            )
        )

    def _inherited(self, sentence: Sentence, k: int, features: Features) -> Source | None:
        """The subject of the verb before it in the sentence, where it agrees (`اتفق … وأعلن`)."""
        pronoun = (
            k > 0
            and sentence.chunks[k - 1].kind == "S"
            and self.view.tags[sentence.chunks[k - 1].first].rest.endswith(("انها", "انه", "انهم", "انهما"))
        )
        if pronoun:  # فإنها أعلنت: the body last named in the sentence
            for chunk in sentence.chunks[:k]:
                named = [
                    m
                    for m in chunk.mentions
                    if m.kind in ("ORG", "PER") and m.entity and not m.entity.startswith("out.")
                ]
                if named:
                    source = self.sources.from_group(sentence, Group(chunk))
                    if source is not None:
                        return source
        inside = self._quoted(sentence, k)
        for j in range(k - 1, -1, -1):
            if sentence.chunks[j].kind != "V" or (j > 0 and sentence.chunks[j - 1].kind in ("S", "R")):
                continue
            if self._quoted(sentence, j) != inside:
                continue
            earlier = arguments(sentence, j)
            if earlier.subject is None:
                continue
            if features.number != "s" and not self._several(sentence, earlier.subject):
                continue
            if earlier.relative and sentence.chunks[k].coordinated is False:
                continue
            source = self.sources.from_group(
                sentence, earlier.subject, earlier, likeliest(self.view.tags[sentence.chunks[j].first].verbs)
            )
            if source is None or source.kind == "document":
                continue
            if (
                source.feminine is not None
                and features.number == "s"
                and source.feminine != (features.gender == "f")
            ):
                continue
            return source
        return None

    def _quoted(self, sentence: Sentence, k: int) -> tuple[int, int] | None:
        """The quotation in which a chunk stands, names in marks left out."""
        found = self.quotes.around(self.view.tokens[sentence.chunks[k].first].start)
        return found if found is not None and found[1] - found[0] > _NAME_IN_MARKS else None

    def _several(self, sentence: Sentence, group: Group) -> bool:
        """Whether a phrase names several people: coordinated, or plural or dual by its ending."""
        head = self.view.tags[group.chunk.head]
        return (
            bool(group.others)
            or head.rest.endswith(("ون", "ين", "ان"))
            or any(n.number in ("p", "d") for n in head.nouns)
        )

    def _through(self, sentence: Sentence, cue: CueVerb, around: Arguments, content: int) -> Source | None:
        """The outlet that was told: `قال لرويترز`, `أبلغ الوكالة`, `في مقابلة مع قناة …`."""
        groups: list[Group] = [g for p, g in around.phrases if p in ("ل", "إلى", "مع", "على", "عبر")]
        if content >= 0:  # وعلق فلان، …، قائلا لوكالة …: «»
            seen = {id(g.chunk) for g in groups}
            groups += [
                Group(c)
                for c in sentence.chunks
                if c.kind == "PP"
                and c.prep in ("ل", "إلى", "مع")
                and sentence.chunks[around.end - 1].first <= c.first < content
                and id(c) not in seen
            ]
        if content >= 0:
            groups += self._published(sentence, around, content)
        if "object" in cue.to or cue.id in ("say", "reveal"):
            groups += around.objects
        k = around.end
        if k < len(sentence.chunks) and sentence.chunks[k].kind == "V" and around.subject is not None:
            verb = self.view.tags[sentence.chunks[k].first].verbs
            if any(v.lemma in ("حدث.5", "صرح.2", "قول.1", "دلي.4") for v in verb):  # مصادر تحدثت لرويترز
                groups += [g for p, g in arguments(sentence, k).phrases if p in ("ل", "إلى", "مع")]
        for group in groups:
            if content >= 0 and group.chunk.first >= content:
                continue
            source = self.sources.from_group(sentence, group)
            if source is not None and source.kind in ("outlet", "agency"):
                return source
        return None

    def _published(self, sentence: Sentence, around: Arguments, content: int) -> list[Group]:
        """Who published or obtained the words, in a relative clause before them: `في تقرير نشرته وكالة …`."""
        found: list[Group] = []
        for k, chunk in enumerate(sentence.chunks):
            if (
                chunk.kind != "V"
                or not sentence.chunks[max(0, around.end - 1)].first <= chunk.first < content
            ):
                continue
            if any(v.lemma in _PUBLISHING for v in self.view.tags[chunk.first].verbs):
                inner = arguments(sentence, k)
                found += [g for g in (inner.subject, *inner.objects) if g is not None]
        return found

    def _refuses(self, sentence: Sentence, k: int, end: int) -> bool:
        """Whether the clause says that the source would not be named."""
        first = sentence.chunks[k].first
        last = sentence.chunks[min(end + 8, len(sentence.chunks) - 1)].last
        return any(self._refusal_at(j, last) for j in range(first, last))

    def _refusal_at(self, j: int, last: int) -> bool:
        """Whether a phrase that refuses a name (`طلب عدم الكشف عن هويته`) begins at token `j`."""
        form = self.view.tokens[j].form
        for opening in (form, form[1:] if form[:1] in "وف" else form):
            if opening in self.cues.refusals.root:
                following = [self.view.tokens[n].form for n in range(j + 1, min(j + 7, last))]
                if self.cues.refusals.longest(opening, following)[0]:
                    return True
        if not form.lstrip("وفب").startswith(_REFUSING):
            return False
        return any(self.view.tokens[n].form.startswith(_NAME_WORDS) for n in range(j + 1, min(j + 6, last)))

    def _media(self, view: TextView, around: Arguments) -> str | None:
        for prep, group in around.phrases:
            if prep in ("في", "عبر", "على", "خلال", "ب"):
                kind = self.cues.media.get(view.tags[group.chunk.head].rest.removeprefix("ال"))
                if kind:
                    return kind
        return None

    # ------------------------------------------------------------------ where the content is

    def _content(
        self, sentence: Sentence, k: int, cue: CueVerb, around: Arguments
    ) -> tuple[int, int, int, bool] | None:
        """The content of a verb cue: (its first token, start, end, direct), or None where there is none."""
        view, chunks = self.view, sentence.chunks
        first = chunks[k].first
        limit = min(first + 45, sentence.last)
        j = first + 1
        depth = 0
        while j < limit:
            form, tag = view.tokens[j].form, view.tags[j]
            if form == "(":
                depth += 1
            elif form == ")":
                depth = max(0, depth - 1)
            if depth:
                j += 1
                continue
            if (
                tag.tag == "S"
                and tag.rest in _THAT
                and not tag.prefix
                and self._governed(j, cue)
                and not self._conditional(j)
                and (
                    "that" in cue.content
                    or any(p in cue.content for p in ("إلى", "على", "ب", "من", "عن", "في"))
                )
            ):
                return self._that(sentence, j)
            if (
                form == '"'
                and j in self.quotes.by_token
                and j not in self.claimed
                and self._is_speech(j, first)
            ):
                nominal = (
                    self._nominal_content(sentence, k, cue, around) if cue.stance in _NOMINAL_FIRST else None
                )
                return nominal if nominal is not None and nominal[0] < j - 1 else self._quote(j)
            if form == ":" and j + 1 < sentence.last and not view.tokens[j + 1].form.startswith("/"):
                if any(view.tags[t].tag == "V" and view.tags[t - 1].tag != "R" for t in range(first + 2, j)):
                    break
                return self._after_colon(sentence, j)
            if tag.rest == "عدم" and tag.prefix.endswith("ب") and "ب" in cue.content:
                return self._clause(sentence, j)  # تعهد بعدم عرقلة الاتفاق
            if (
                tag.tag == "V"
                and j > first + 1
                and view.tags[j - 1].tag != "R"
                and not self._relative_inside(sentence, j)
            ):
                inner = self._cue(sentence, j, [v.lemma for v in tag.verbs])
                if tag.prefix.startswith("و") or inner is not None:
                    break
            if (
                j > first + 1
                and participle_cue(view, self.cues, j) is not None
                and view.tokens[j - 1].form != '"'
                and cue.id != "continue"
                and not self._refusal_at(j, sentence.last)
            ):
                if view.tags[j].rest not in ("قايلا", "قايله", "قايلين"):
                    break
                if cue.stance in _NOMINAL_FIRST:
                    nominal = self._nominal_content(sentence, k, cue, around)
                    if nominal is not None:
                        return nominal
                j += 1
                continue
            j += 1
        return self._nominal_content(sentence, k, cue, around)

    def _governed(self, j: int, cue: CueVerb) -> bool:
        """Whether an أن is the cue's own: not that of `قبل أن`, `من دون أن`."""
        before = self.view.tags[j - 1]
        return (
            before.tag != "P"
            or bool(before.enclitic)
            or unfolded(before.rest) in ("على", "إلى", "من", "عن", "في", "ب")
        )

    def _conditional(self, j: int) -> bool:
        """Whether إن at token `j` is *if*: a perfect verb follows, at once or after a pronoun (`إن هي أجبرت`)."""
        if self.view.tokens[j].text.lstrip("وف") not in ("إن", "ان", "إنْ"):
            return False
        following = self.view.tags[j + 1 : j + 3]
        if following and following[0].tag == "O":
            following = following[1:]
        return (
            bool(following)
            and following[0].tag == "V"
            and any(v.features.tense == "perfect" for v in following[0].verbs)
        )

    def _relative_inside(self, sentence: Sentence, j: int) -> bool:
        k = sentence.chunk_of(j)
        return k > 0 and sentence.chunks[k - 1].kind in ("R", "NP", "PP") and not self.view.tags[j].prefix

    def _is_speech(self, j: int, cue: int) -> bool:
        """Whether the quotation that opens at `j` is the content and not a name or a term in quotation marks."""
        view = self.view
        start, end = self.quotes.by_token[j]
        size = len(view.text[start:end].split())
        if view.tags[j - 1].rest in _NAMING or (size <= _NAME_LONG_AT_MOST and self._name_then_that(j, end)):
            return False
        before = view.tags[j - 1]
        if size >= 4 and (self._sentence_like(start, end) or before.tag in ("S", ".") or j - 1 == cue):
            return True
        return (
            j - 1 == cue
            or before.tag == "S"
            or (size >= 2 and before.tag == "." and view.tokens[j - 1].form in ("،", ":"))
        )

    def _name_then_that(self, j: int, end: int) -> bool:
        """Whether what is quoted at token `j` names somebody, and what they say follows: `وأشار "فلان" إلى أن`, `وتابع "فلان":`."""
        view = self.view
        after = view.token_at(end - 1) + 1
        while after < len(view.tokens) and view.tokens[after].form == '"':
            after += 1
        if after + 1 >= len(view.tokens):
            return False
        form, following = view.tags[after].rest, view.tags[after + 1]
        that = view.tags[after].tag == "S" and form in _THAT
        return (
            that
            or form == ":"
            or (form in ("الي", "علي", "عن") and following.tag == "S" and following.rest in _THAT)
        )

    def _sentence_like(self, start: int, end: int) -> bool:
        """Whether words in quotation marks say something: more than the nouns of a name."""
        view = self.view
        first, last = view.token_at(start), view.token_at(end - 1) + 1
        return last - first > _NAME_LONG or any(
            view.tags[t].tag in ("V", "S", "R", "Z", "T", "C", "D", "P", "O", "B") for t in range(first, last)
        )

    def _that(self, sentence: Sentence, j: int) -> tuple[int, int, int, bool]:
        found = self._clause(sentence, j)
        before = sentence.chunks[sentence.chunk_of(j) - 1] if sentence.chunk_of(j) else None
        if (
            before is not None
            and before.kind == "NP"
            and before.last == j
            and self.view.tags[before.head].rest.removeprefix("ال") in _EVENTIVE
        ):
            return before.first, self.view.bare_start(before.first), found[2], found[3]  # احتمال أن يكون
        return found

    def _clause(self, sentence: Sentence, j: int) -> tuple[int, int, int, bool]:
        view = self.view
        if j + 1 < sentence.last and j + 1 in self.quotes.by_token:
            start, end = self.quotes.by_token[j + 1]
            if end - start > 25 or len(view.text[start:end].split()) >= 4:
                self.claimed.add(j + 1)
                stop = end
                last = clause_end(sentence, self.cues, j, self.quotes)
                if view.tokens[last - 1].end > end:
                    stop = max(end, view.tokens[last - 1].end)
                return j, view.tokens[j].start, stop, True
        last = clause_end(sentence, self.cues, j, self.quotes)
        start, end = view.tokens[j].start, view.tokens[last - 1].end
        for k in range(j, last):
            if k in self.quotes.by_token:
                self.claimed.add(k)
                end = max(end, self.quotes.by_token[k][1]) if self.quotes.by_token[k][1] > end else end
        return j, start, end, self.quotes.quoted_words(start, end) >= 3

    def _quote(self, j: int) -> tuple[int, int, int, bool]:
        start, end = self.quotes.by_token[j]
        self.claimed.add(j)
        return j, start, end, len(self.view.text[start:end].split()) >= 3

    def _after_colon(self, sentence: Sentence, j: int) -> tuple[int, int, int, bool]:
        view = self.view
        if j + 1 in self.quotes.by_token:
            return self._quote(j + 1)
        last = clause_end(sentence, self.cues, j + 1, self.quotes)
        return j + 1, view.tokens[j + 1].start, view.tokens[last - 1].end, False

    def _nominal_content(
        self, sentence: Sentence, k: int, cue: CueVerb, around: Arguments
    ) -> tuple[int, int, int, bool] | None:
        """Content as a noun phrase: `نفى وجود`, `دعا إلى إنهاء`, `هدد بفرض`."""
        candidates: list[Chunk] = []
        if cue.id == "reply" and around.objects:
            return None  # علّقت واشنطن نشاطها: suspended, not commented
        for prep, group in around.phrases:
            if prep in cue.content and prep != "that":
                if group.chunk.inner < 0 and self.view.tags[group.chunk.first].tag == "P":
                    continue  # أدلى بها
                if prep in ("على", "عن", "في") and self._quote_later(sentence, group.chunk.last):
                    continue
                if (
                    group.chunk.mentions
                    and prep in ("ب", "إلى", "على", "في", "من", "عن")
                    and group.chunk.head == self.view.token_at(group.chunk.mentions[0].start)
                    and cue.stance in ("assert", "quote")
                ):
                    continue
                candidates.append(group.chunk)
        if "object" in cue.content:
            subject = [around.subject] if around.subject is not None and not around.preverbal else []
            for group in (*subject, *around.objects):
                chunk = group.chunk
                if self._eventive(chunk) and chunk.start > sentence.chunks[k].first:
                    candidates.append(chunk)
        if not candidates:
            return None
        chunk = min(candidates, key=lambda c: c.first)
        view = self.view
        first = chunk.first if chunk.inner < 0 else chunk.inner
        last = clause_end(sentence, self.cues, first, self.quotes)
        if last <= first:
            return None
        start, end = view.tokens[first].start, view.tokens[last - 1].end
        if view.tags[first].prefix.startswith("و"):
            start = view.bare_start(first)
        for t in range(first, last):
            if t in self.quotes.by_token:
                self.claimed.add(t)
        return first, start, end, self.quotes.quoted_words(start, end) >= 3

    def _quote_later(self, sentence: Sentence, token: int) -> bool:
        for j in range(token, min(token + 12, sentence.last)):
            if participle_cue(self.view, self.cues, j) is not None:
                return True
            tagged = self.view.tags[j]
            if tagged.tag == "S" and tagged.rest in _THAT:
                return True
            if tagged.tag == "V" and tagged.prefix.startswith("و"):
                return False  # the next clause
        return False

    def _eventive(self, chunk: Chunk) -> bool:
        """Whether a noun phrase tells of something done or being: a verbal noun, or a noun of event."""
        tagged = self.view.tags[chunk.head]
        if (
            chunk.mentions
            and self.view.token_at(chunk.mentions[0].start)
            <= chunk.head
            < self.view.token_at(chunk.mentions[0].end - 1) + 1
        ):
            return False
        if any(n.kind == "masdar" for n in tagged.nouns):
            return tagged.rest.removeprefix("ال") not in BODIES
        if masdar_shaped(tagged.rest) and animacy_of_word(self.view, chunk.head) == "open":
            return True  # إسكات السلاح
        return tagged.rest.removeprefix("ال") in _EVENTIVE or any(n.base in _EVENTIVE for n in tagged.nouns)

    # ------------------------------------------------------------------ participles

    def _participle(self, sentence: Sentence, k: int) -> None:
        """`…، مضيفاً أن …`: said by whoever the sentence is about."""
        view = self.view
        chunk = sentence.chunks[k]
        token = chunk.first
        lemma = participle_cue(view, self.cues, token)
        if lemma is None:
            return
        cue = self._cue(sentence, token, [lemma])
        if cue is None or not self._opens_clause(sentence, token, view.tags[token].rest):
            return
        around = Arguments(end=k + 1)
        i = k + 1
        while i < len(sentence.chunks) and sentence.chunks[i].kind in ("PP", "NP", "TIME", "B") and i - k < 8:
            following = sentence.chunks[i]
            if following.kind == "PP":
                around.phrases.append((following.prep, Group(following)))
            elif following.kind == "NP":
                around.objects.append(Group(following))
            i += 1
        if chunk.last - chunk.first > 1 and chunk.kind == "NP":
            around.objects.insert(
                0, Group(Chunk("NP", token + 1, chunk.last, token + 1, mentions=chunk.mentions))
            )
        content = self._content(sentence, k, cue, around)
        if content is None:
            return
        if self._prayer(around):
            return
        content_token, start, end, direct = content
        features = _participle_features(view.tokens[token].text)
        speaker = self._sentence_subject(sentence, k)
        if speaker is not None and features is not None and speaker.plural and features.number == "s":
            speaker = None  # أصحاب الحيوانات …، مؤكدا: not they
        if speaker is None:
            speaker = self.sources.carried(features, view.tokens[token].start)
        if speaker is None:
            return
        chain = self._chain_here(sentence, speaker)
        through = self._through(sentence, cue, around, content_token)
        if (
            through is not None
            and through.entity != speaker.entity
            and not self.sources.own_outlet(through, sentence)
        ):
            chain.insert(0, through)
        self._keep(Draft(start, end, (token, token + 1), chain, cue.stance, cue.id, direct, sentence.index))

    def _prayer(self, around: Arguments) -> bool:
        """Whether it is God who is asked: `سائلا الله أن`, `داعيا المولى`."""
        groups = [*around.objects, *([around.subject] if around.subject is not None else [])]
        return any(self.view.tokens[g.chunk.start].form in _GOD for g in groups)

    def _chain_here(self, sentence: Sentence, speaker: Source) -> list[Source]:
        """The chain through which a speaker has just spoken in the sentence."""
        for draft in reversed(self.drafts):
            if draft.sentence == sentence.index and draft.chain and _same(draft.chain[-1], speaker):
                return list(draft.chain)
        return [speaker]

    def _opens_clause(self, sentence: Sentence, token: int, rest: str) -> bool:
        if token == sentence.first:
            return False
        view = self.view
        before = view.tokens[token - 1].form
        if before in ("،", '"', "؛", ")") or view.tags[token].prefix == "و":
            return True
        following = view.tokens[token + 1].form if token + 1 < sentence.last else ""
        if (
            token + 1 < sentence.last
            and view.tags[token + 1].tag == "N"
            and view.tags[token + 1].prefix == "ب"
        ):
            return True  # فرد ترامب مهددا بعقوبات
        return (
            following in _OPENERS_AFTER
            or (token + 1 < sentence.last and view.tags[token + 1].tag == "S")
            or rest in ("قايلا", "قايله")
        )

    def _sentence_subject(self, sentence: Sentence, k: int) -> Source | None:
        """The subject of the nearest verb before, else of the last statement in the sentence."""
        chunks = sentence.chunks
        last_here = [
            d
            for d in self.drafts
            if d.sentence == sentence.index
            and d.chain
            and not any(d.start < o.start and o.end <= d.end and o is not d for o in ())
        ]
        for d in reversed(last_here):
            if d.start >= self.view.tokens[chunks[k].first].start:
                continue
            if d.end > self.view.tokens[chunks[k].first].start:
                continue
            inner = any(o is not d and o.start <= d.start and d.end <= o.end for o in last_here)
            if not inner:
                return d.chain[-1]
        for j in range(k - 1, -1, -1):
            if chunks[j].kind != "V":
                continue
            around = arguments(sentence, j)
            if around.relative or (j > 0 and chunks[j - 1].kind == "S"):
                continue
            features = likeliest(self.view.tags[chunks[j].first].verbs)
            if around.subject is not None:
                return self.sources.from_group(sentence, around.subject, around, features)
            return self.sources.carried(features, self.view.tokens[chunks[k].first].start)
        return None

    # ------------------------------------------------------------------ nouns of saying

    def _noun(self, sentence: Sentence, k: int) -> None:
        """`دعوتها إلى انسحاب`, `تصريحات المسؤول بأن`: the content stands right after the noun and its owner."""
        view = self.view
        chunk = sentence.chunks[k]
        tagged = view.tags[chunk.head]
        if chunk.kind == "B":
            return
        candidates = [
            (n.lemma, n.enclitic) for n in tagged.nouns if n.kind == "masdar" and n.lemma in self.cues.verbs
        ]
        if k + 1 >= len(sentence.chunks):
            return
        if candidates:
            lemma, enclitic = candidates[0]
            cue = self._cue(sentence, chunk.head, [lemma or ""])
        else:
            cue, enclitic = self.cues.of_noun(tagged)
            if not enclitic and (chunk.last - chunk.head < 2 or adjectival(view.tags[chunk.head + 1])):
                return
        if cue is None or cue.id in ("continue", "light"):
            return
        following = sentence.chunks[k + 1]
        skip = k + 1
        if (
            following.kind == "PP"
            and following.prep == "ل"
            and following.mentions
            and k + 2 < len(sentence.chunks)
        ):
            skip, following = k + 2, sentence.chunks[k + 2]
        if (
            following.kind == "."
            and view.tokens[following.first].form == "،"
            and skip + 1 < len(sentence.chunks)
            and sentence.chunks[skip + 1].kind == "S"
        ):
            skip, following = skip + 1, sentence.chunks[skip + 1]
        owner = self._owner(sentence, chunk, enclitic)
        if (
            "object" in cue.to
            and following.kind == "PP"
            and not enclitic
            and k > 0
            and sentence.chunks[k - 1].kind in ("NP", "PP", "V")
        ):
            owner = self._sentence_subject(sentence, k) or owner  # صوّت البرلمان على مطالبة الحكومة بـ
        if tagged.article and not enclitic and not chunk.mentions:
            owner = None
        that = following.kind == "S" and not view.tags[following.first].prefix.startswith("و")
        if that and view.tags[following.first].rest in _THAT and "that" in cue.content:
            content = self._that(sentence, following.first)
        elif (
            following.kind == "PP" and following.prep in cue.content and following.prep in ("إلى", "ب", "عن", "من")
            and cue.stance in ("demand", "promise", "threaten", "warn", "deny", "accuse") and (self._eventive(following) or enclitic)
        ):  # fmt: skip
            last = clause_end(sentence, self.cues, following.start, self.quotes)
            content = (
                following.start,
                view.tokens[following.start].start,
                view.tokens[max(last, following.last) - 1].end,
                False,
            )
        elif (
            following.kind == "."
            and following.first in self.quotes.by_token
            and "quote" in cue.content
            and following.first not in self.claimed
            and self._is_speech(following.first, following.first - 1)
        ):
            content = self._quote(following.first)
        elif "object" in cue.content and not tagged.article and not enclitic and self._eventive_next(chunk):
            first = chunk.head + 1  # بتأكيد بدء الاجتماعات
            last = max(clause_end(sentence, self.cues, first, self.quotes), chunk.last)
            start, end = view.tokens[first].start, view.tokens[last - 1].end
            content = (first, start, end, self.quotes.quoted_words(start, end) >= 3)
            owner = self._sentence_subject(sentence, k) or self.sources.carried(
                None, view.tokens[chunk.head].start
            )
        else:
            return
        for draft in self.drafts:
            if (
                draft.start == content[1]
                or (
                    draft.sentence == sentence.index
                    and draft.start < content[1] < draft.end
                    and draft.cue[0] < chunk.first
                    and owner is None
                )
            ) and draft.start == content[1]:
                return
        if owner is None:
            return
        chain = [owner]
        for draft in self.drafts:  # نقلت الصحيفة عن مسؤول قوله إن
            if draft.sentence == sentence.index and abs(draft.start - content[1]) < 3:
                return
        self._keep(
            Draft(
                content[1],
                content[2],
                (chunk.head, chunk.head + 1),
                chain,
                cue.stance,
                cue.id,
                content[3],
                sentence.index,
            )
        )

    def _eventive_next(self, chunk: Chunk) -> bool:
        """Whether the word after the head is a verbal noun in its idafa."""
        if chunk.last - chunk.head < 2:
            return False
        following = self.view.tags[chunk.head + 1]
        return (
            any(n.kind == "masdar" for n in following.nouns)
            and not following.article
            and following.rest not in BODIES
        )

    def _owner(self, sentence: Sentence, chunk: Chunk, enclitic: str) -> Source | None:
        """Whose saying the noun tells: idafa, adjective of nationality, or pronoun."""
        mention = next((m for m in chunk.mentions if m.start >= self.view.tokens[chunk.head].end), None)
        if mention is not None and mention.kind == "ROLE" and adjectival(self.view.tags[chunk.head + 1]):
            mention = None  # تصريحات صحافية
        if mention is not None:
            return self.sources.from_group(
                sentence,
                Group(
                    Chunk(
                        "NP",
                        chunk.head + 1,
                        chunk.last,
                        self.view.token_at(mention.start),
                        mentions=[mention],
                    )
                ),
            )
        if enclitic:
            k = sentence.chunk_of(chunk.head)
            return self._sentence_subject(sentence, k) or self.sources.carried(
                None, self.view.tokens[chunk.head].start
            )
        after = self.view.tags[chunk.head + 1] if chunk.last - chunk.head > 1 else None
        if after is None or adjectival(after):
            return self._sentence_subject(sentence, sentence.chunk_of(chunk.head))
        if not self.view.tags[chunk.head].article:
            return self.sources.from_group(
                sentence,
                Group(Chunk("NP", chunk.head + 1, chunk.last, chunk.head + 1, mentions=chunk.mentions)),
            )
        return None

    # ------------------------------------------------------------------ source phrases, colons, loose quotations

    def _phrases(self, sentence: Sentence, before: int) -> None:
        """`وفقا لمصادر …`, `بحسب رويترز`."""
        view = self.view
        j = sentence.first
        while j < sentence.last:
            found = source_phrase(view, self.cues, j, sentence.last)
            if found is None:
                j += 1
                continue
            noun, cue_id, _clitic = found
            opening = all(view.tokens[t].kind == "punct" for t in range(sentence.first, j))
            if not (
                view.tags[j].tag == "V" or (cue_id == "as-said" and opening)
            ):  # كما أكد المسؤول أن …: the verb is the cue
                self._source_phrase(sentence, j, noun, cue_id, before)
            j = noun + 1

    def _source_phrase(self, sentence: Sentence, j: int, noun: int, cue_id: str, before: int) -> None:
        view = self.view
        k = sentence.chunk_of(noun)
        chunk = sentence.chunks[k]
        if chunk.kind not in ("NP", "PP"):
            return
        if chunk.first < noun:
            chunk = Chunk("NP", noun, chunk.last, max(noun, chunk.head), mentions=chunk.mentions)
        around = Arguments(end=k + 1)
        i = k + 1
        while i < len(sentence.chunks) and sentence.chunks[i].kind in ("PP", ".", "TIME") and i - k < 5:
            item = sentence.chunks[i]
            if item.kind == "." and view.tokens[item.first].form != "،":
                break
            if item.kind == "PP":
                around.phrases.append((item.prep, Group(item)))
            i += 1
        around.end = k + 1
        source = self._issuer(sentence, k, chunk) or self.sources.from_group(sentence, Group(chunk), around)
        if source is None and view.tags[noun].article and animacy_of(sentence, chunk) == "thing":
            source = self.sources.paper(sentence, chunk)
        if source is None or (
            source.kind == "unknown"
            and animacy_of(sentence, chunk) == "thing"
            and not source.entity
            and not view.tags[noun].article
        ):
            return
        chain = [source]
        if source.kind in ("outlet", "agency"):
            chain += self._origins(sentence, around, "عن", -1)
        basis = self._basis(sentence, k)
        if basis is not None and len(chain) == 1:
            chain.append(basis)
        if k + 1 < len(sentence.chunks) and sentence.chunks[k + 1].kind == "V":
            around.subject = Group(chunk)
            through = self._through(
                sentence, CueVerb("say", "assert", ("that",), (), None, (), False, None, (), ()), around, -1
            )
            if (
                through is not None
                and not _same(through, source)
                and not self.sources.own_outlet(through, sentence)
            ):
                chain.insert(0, through)
        if self._refuses(sentence, k, k + 1):
            chain[-1] = replace(chain[-1], anonymous=True)
        first = j
        opening = first == sentence.first or all(
            view.tokens[t].kind == "punct" for t in range(sentence.first, first)
        )
        if opening:
            start = self._after_phrase(sentence, k)
            if start is None:
                return
            last = clause_end(sentence, self.cues, start, self.quotes)
            self._keep(
                Draft(
                    view.tokens[start].start,
                    view.tokens[last - 1].end,
                    (first, noun),
                    chain,
                    "quote",
                    cue_id,
                    False,
                    sentence.index,
                )
            )
            return
        stop = first
        while (
            stop > sentence.first
            and view.tokens[stop - 1].kind == "punct"
            and view.tokens[stop - 1].form != ")"
        ):
            stop -= 1
        if stop <= sentence.first:
            return
        end = view.tokens[stop - 1].end
        near = [
            d
            for d in self.drafts[before:]
            if d.sentence == sentence.index and abs(d.end - end) <= 3 and d.cue[0] < first
        ]
        split = [
            d
            for d in self.drafts[before:]
            if d.sentence == sentence.index and d.cue[0] < first and d.start > view.tokens[noun].start
        ]
        if split:  # وتابع المصدران، وفق الصحيفة، أن …
            for draft in split[:1]:
                if source.kind in ("outlet", "agency"):
                    draft.chain = _distinct([*chain, *draft.chain])
            return
        if near:
            outer = min(near, key=lambda d: d.start)
            if outer.chain[-1].kind in ("outlet", "agency") and source.kind not in ("outlet", "agency"):
                for draft in near:  # جاء في تقرير الصحيفة أن …، نقلا عن مسؤولين
                    draft.chain = _distinct([*draft.chain, *chain])
                return
            if source.kind in ("outlet", "agency") and source.entity not in [s.entity for s in outer.chain]:
                for draft in near:
                    draft.chain[:0] = chain
            if source.kind in ("outlet", "agency") or any(
                s.entity == source.entity and s.entity for s in outer.chain
            ):
                return
            if near[0].chain and near[0].chain[-1].kind not in ("outlet", "agency"):
                return
        begin = self._clause_start(sentence, stop)
        self._keep(
            Draft(view.tokens[begin].start, end, (first, noun), chain, "quote", cue_id, False, sentence.index)
        )

    def _issuer(self, sentence: Sentence, k: int, chunk: Chunk) -> Source | None:
        """Whose words a paper is: `وفق رواية المصدر`, `وفق بلاغ لوزارة الداخلية`."""
        view = self.view
        paper = self.cues.of_noun(view.tags[chunk.head])[0]
        if paper is None or paper.stance not in ("assert", "claim", "speculate"):
            return None  # بناء على طلب الحكومة
        if chunk.last - chunk.head > 1 and not adjectival(view.tags[chunk.head + 1]):
            return self._owner(sentence, chunk, "")
        after = sentence.chunks[k + 1] if k + 1 < len(sentence.chunks) else None
        if after is not None and after.kind == "PP" and after.prep in ("ل", "عن"):
            return self.sources.from_group(sentence, Group(after))
        return None

    def _basis(self, sentence: Sentence, k: int) -> Source | None:
        """On whom an outlet leans in a relative clause: `بحسب الصحيفة، التي استندت إلى …`."""
        for i in range(k + 1, min(k + 4, len(sentence.chunks) - 1)):
            if sentence.chunks[i].kind == "R" and sentence.chunks[i + 1].kind == "V":
                if not any(v.lemma in _LEANING for v in self.view.tags[sentence.chunks[i + 1].first].verbs):
                    return None
                around = arguments(sentence, i + 1)
                for prep in ("إلى", "عن"):
                    group = around.phrase(prep)
                    if group is None:
                        continue
                    head = self.view.tags[group.chunk.head]
                    if any(n.kind == "masdar" for n in head.nouns) or head.rest in _TESTIMONIES:
                        inner = Chunk(
                            "NP",
                            group.chunk.head + 1,
                            group.chunk.last,
                            group.chunk.head + 1,
                            mentions=group.chunk.mentions,
                        )
                        group = Group(inner) if inner.last > inner.first else group
                    source = self.sources.from_group(sentence, group, around)
                    if source is None and sentence.chunk_of(group.chunk.head) + 1 < len(sentence.chunks):
                        following = sentence.chunks[sentence.chunk_of(group.chunk.head) + 1]
                        if following.kind in ("NP", "PP"):
                            source = self.sources.from_group(sentence, Group(following), around)
                    if source is not None:
                        return source
        return None

    def _after_phrase(self, sentence: Sentence, k: int) -> int | None:
        """Where the content begins after an opening source phrase: past the comma, or at the next verb or noun."""
        chunks = sentence.chunks
        for i in range(k + 1, len(chunks)):
            if chunks[i].kind == "." and self.view.tokens[chunks[i].first].form in ("،", ":"):
                rest = i + 1
                # وفقا لما نقلته الصحيفة، عن مسؤولين …، فإن: the source goes on past the first comma
                if rest < len(chunks) and chunks[rest].kind == "R":
                    continue
                if rest < len(chunks) and chunks[rest].kind == "PP" and chunks[rest].prep == "عن":
                    continue
                return chunks[rest].first if rest < len(chunks) else None
            if chunks[i].kind == "S" and i - k > 1:
                return chunks[i].first
        return chunks[k + 1].first if k + 1 < len(chunks) and chunks[k + 1].kind in ("V", "NP") else None

    def _clause_start(self, sentence: Sentence, stop: int) -> int:
        view = self.view
        for j in range(stop - 1, sentence.first, -1):
            if (
                view.tags[j].tag == "S"
                and view.tags[j].rest in ("حيث", "فيما", "بينما")
                and any(view.tags[t].tag == "V" for t in range(j, stop))
            ):
                return j
        claimed = [
            d for d in self.drafts if d.sentence == sentence.index and d.end < view.tokens[stop - 1].end
        ]
        begin = sentence.first
        for draft in claimed:
            token = view.token_at(draft.end - 1) + 1
            if sentence.first < token < stop - 2 and view.tokens[token].form == "،":
                begin = max(begin, token + 1)
        return begin

    def _colon(self, sentence: Sentence) -> None:
        """`مصدر أمني: …`, `بوتين: …`: a short opening phrase and a colon."""
        view, chunks = self.view, sentence.chunks
        if len(chunks) < 3 or chunks[0].kind != "NP":
            return
        k = 1
        while k < len(chunks) and chunks[k].kind in ("PP", "TIME") and k < 4:
            k += 1
        if (
            k >= len(chunks)
            or chunks[k].kind != "."
            or view.tokens[chunks[k].first].form != ":"
            or chunks[k].first - sentence.first > 8
        ):
            return
        mentions = chunks[0].mentions
        head = view.tags[chunks[0].head].rest.removeprefix("ال")
        speaks = animacy_of(sentence, chunks[0]) in ("people", "body")
        if not (
            any(m.kind in ("PER", "ORG", "ROLE", "GPE") for m in mentions)
            or head in self.cues.anonymous
            or (speaks and sentence.index == 0)
        ):
            return
        if (
            any(m.entity and m.entity.startswith("out.") for m in mentions)
            or sentence.last - chunks[k].first < 4
        ):
            return
        if (
            any(m.kind in ("GPE", "LOC") for m in mentions)
            and not any(m.kind in ("PER", "ORG", "ROLE") for m in mentions)
            and not (speaks and _body(view, chunks[0]) is False and sentence.index == 0)
        ):
            return
        if head in _CREDIT_WORDS:
            return
        source = self.sources.from_group(sentence, Group(chunks[0]), Arguments(end=1))
        if source is None:
            return
        _, start, end, direct = self._after_colon(sentence, chunks[k].first)
        self._keep(
            Draft(
                start,
                end,
                (chunks[k].first, chunks[k].first + 1),
                [source],
                "quote",
                "colon",
                direct,
                sentence.index,
            )
        )

    def _by_the_word(self, sentence: Sentence, k: int) -> bool:
        """`اكتفت الوكالة بالقول إن`, `حرص على القول إن`: the verb before has the speaker, the noun القول the content."""
        view = self.view
        chunk = sentence.chunks[k]
        if (
            chunk.kind != "PP"
            or chunk.prep not in ("ب", "على", "إلى")
            or view.tags[chunk.head].rest != "القول"
        ):
            return False
        cue = self._cue(sentence, chunk.head, ["قول.1"])
        verb = next((j for j in range(k - 1, -1, -1) if sentence.chunks[j].kind == "V"), None)
        if cue is None or verb is None:
            return False
        for j in range(chunk.last, min(chunk.last + 14, sentence.last)):
            opens = view.tags[j].tag == "S" and view.tags[j].rest in _THAT and self._governed(j, cue)
            if opens or (view.tokens[j].form == ":" and j + 1 < sentence.last):
                content = self._clause(sentence, j) if opens else self._after_colon(sentence, j)
                around = arguments(sentence, verb)
                chain = self._chain(
                    sentence,
                    verb,
                    cue,
                    around,
                    likeliest(view.tags[sentence.chunks[verb].first].verbs),
                    content[0],
                )
                if chain is not None:
                    self._keep(
                        Draft(
                            content[1],
                            content[2],
                            (chunk.head, chunk.head + 1),
                            chain,
                            cue.stance,
                            cue.id,
                            content[3],
                            sentence.index,
                        )
                    )
                return True
        return False

    def _loose_quotes(self, sentence: Sentence) -> None:
        """A quotation that fills its sentence: its speaker comes after it, or goes on from before."""
        view = self.view
        for j in range(sentence.first, sentence.last):
            if j not in self.quotes.by_token or j in self.claimed:
                continue
            start, end = self.quotes.by_token[j]
            size = len(view.text[start:end].split())
            if size < 6 or any(d.start <= start and end <= d.end for d in self.drafts):
                continue
            if j > sentence.first + 1:
                continue
            source = self.sources.carried(None, start - 1)
            if source is None or not self.drafts or sentence.index - self.drafts[-1].sentence > 2:
                continue
            self.claimed.add(j)
            self._keep(
                Draft(start, end, (j, j + 1), [source], "assert", "quote-goes-on", True, sentence.index)
            )


_THAT = words(
    "أن أنه أنها أنهم أننا أنني أنهما إن إنه إنها إنهم إننا إنني إنهما بأن بأنه بأنها بأنهم بأننا بأنني بأنهما أني إني بان ألا"
)
_NAMING = words(
    "يسمى تسمى يدعى تدعى المسمى المسماة باسم اسم بعنوان عنوان شعار عملية حركة حزب تنظيم جماعة صحيفة قناة موقع"
)
_REFUSING = tuple(fold(w) for w in ("عدم", "رفض", "طلب", "طالب", "اشترط", "فضل", "ألا", "دون", "لم"))
_NAME_WORDS = tuple(
    fold(w) for w in ("اسمه", "اسمها", "اسميهما", "اسماهما", "أسمائهم", "أسماءهم", "هويت", "هويات")
)
_PUBLISHING = frozenset(
    {"نشر.1", "بثث.1", "ورد.4", "نقل.1", "ذيع.4", "وزع.2", "حصل.1", "لقي.5", "جري.4", "عرض.1"}
)
_ASKING = frozenset({"دعو.1", "طلب.3"})
_NEEDING_OBJECT = frozenset({"حثث.1", "وهم.8", "بلغ.4", "نشد.3", "خبر.4", "قنع.4", "حمل.2", "لوم.1"})
_WITH_SUBJECT = frozenset({"عدد.1"})  # يعد هذا الأول: without a subject that speaks, *is deemed*
_STANDS_IN = frozenset({"جيء.1", "ورد.1"})
_CLAUSE_AT_LEAST = 3  # tokens
_LEANING = frozenset({"سند.8", "سند.4", "نقل.1", "عزو.1", "نسب.1", "عمد.8"})
_CREDIT_WORDS = words("مصدر مصادر متابعة متابعات وكالات ترجمة خاص")
_TESTIMONIES = words("شهادة أقوال تصريحات معلومات إفادة رواية")
_QUESTIONS = words("لماذا ماذا متى كيف أين من")
_GOD = words("الله المولى الباري")
_NAME_LONG_AT_MOST = 3  # words of a name in quotation marks before what its bearer says
_NAME_LONG = 7  # words: longer than any name in quotation marks
_NOMINAL_FIRST = frozenset({"promise", "threaten", "accuse", "demand", "announce", "condemn"})
_ACCORDING = words("وفق وفقا حسب بحسب طبقا على بناء استنادا")
_WHICH_TOO = frozenset(
    {
        ("وهو", "ما"),
        ("وهي", "ما"),
        ("هو", "ما"),
        ("وهذا", "ما"),
        ("هذا", "ما"),
        ("الامر", "الذي"),
        ("امر", "الذي"),
    }
)
_BETWEEN = frozenset({"،", ".", "..", "...", "هكذا", "بهذه", "الكلمات"})
_AS = words("حسبما ما لما كما مثلما")
_OPENERS_AFTER = frozenset({"ان", "الي", "ب", ":", '"', "علي"})
_EVENTIVE = words(
    "ضلوع صلة علاقة دور تورط مقتل مصرع استشهاد إصابة وفاة سقوط انفجار حصيلة تعرض انطلاق نية قرار خطة سحب إغلاق هجوم هجمات غارة غارات ضربة ضربات اتفاق هدنة زيارة لقاء اجتماع مفاوضات محادثات عملية عمليات حرب دعم وجود عزم نية حديث أي وقف ضرورة أهمية خطورة احتمال إمكانية مسؤولية"
)


def _stands(word: str, near: list[str]) -> bool:
    """Whether a word of a cue's condition stands among the forms, proclitics seen through."""
    if word in ('"', "«"):
        return '"' in near
    if word == "ان":
        return not _THAT.isdisjoint(near)
    return any(
        f == word
        or (len(word) == 1 and f.startswith(word))
        or (f.endswith(word) and len(f) - len(word) <= 2 and len(word) > 1)
        for f in near
    )


def token_opens(view: TextView, token: int) -> bool:
    """Whether the أن of a verb in `كما أكد فلان أن` is its own: كما and مثلما go with either."""
    return view.tokens[token - 1].form in ("كما", "مثلما") if token else False


def around_relative(sentence: Sentence, k: int) -> bool:
    """Whether the verb chunk `k` stands in a relative clause."""
    return (
        k > 0
        and sentence.chunks[k - 1].kind == "R"
        and sentence.view.tokens[sentence.chunks[k - 1].first].form.endswith(
            ("الذي", "التي", "الذين", "اللذان", "اللذين")
        )
    )


def _unsaid(view: TextView, token: int, cue: CueVerb) -> bool:
    """Whether a verb is marked passive (`لم تُبلَّغ`): its subject is told, not telling."""
    if cue.source:
        return False
    text = view.tokens[token].text
    offset = len(view.tags[token].prefix)
    return text[offset + 1 : offset + 2] == "ُ" and not any(
        v.lemma.endswith((".2", ".3", ".4")) and v.features.tense == "imperfect" and "َ" not in text
        for v in view.tags[token].verbs
    )


def _participle_features(text: str) -> Features | None:
    """How the ending of an accusative participle agrees: `مؤكدا`, `مؤكدة`, `مؤكدين`."""
    if text.endswith(("ين", "ون")):
        return Features("imperfect", 3, "p", "m", "active")
    if text.endswith(("ة", "ةً")):
        return Features("imperfect", 3, "s", "f", "active")
    if text.endswith(("ا", "اً", "ًا")):
        return Features("imperfect", 3, "s", "m", "active")
    return None


def _same(a: Source, b: Source) -> bool:
    """Whether two sources are one: the same entity, or the same words where neither is known."""
    return a.entity == b.entity if a.entity or b.entity else a.text == b.text


def _distinct(chain: list[Source]) -> list[Source]:
    """A chain in which no link stands twice."""
    kept: list[Source] = []
    for source in chain:
        if not any(source.entity and source.entity == other.entity for other in kept):
            kept.append(source)
    return kept


def _body(view: TextView, chunk: Chunk) -> bool:
    """Whether the phrase's head is itself a name."""
    return any(view.token_at(m.start) <= chunk.head <= view.token_at(m.end - 1) for m in chunk.mentions)


def _quotes_through(cue: CueVerb) -> bool:
    return cue.id == "relay"


def _record(view: TextView, draft: Draft) -> Statement:
    start, end = draft.start, draft.end
    first, last = draft.cue
    cue_start, cue_end = view.bare_start(first), view.tokens[last - 1].end
    root = draft.chain[-1]
    return Statement(
        start=start, end=end, text=view.text[start:end], kind="direct" if draft.direct else "indirect",
        cue=Span(start=cue_start, end=cue_end, text=view.text[cue_start:cue_end]), speaker=root.party(),
        chain=[s.link() for s in draft.chain], anonymous=root.anonymous, stance=draft.stance, rule=draft.rule,
    )  # fmt: skip


def _nest(statements: list[Statement]) -> None:
    """Give statements inside another's content their place and the outer chain."""
    for i, inner in enumerate(statements):
        best: int | None = None
        for j, outer in enumerate(statements):
            if (
                j == i
                or not (outer.start <= inner.start and inner.end <= outer.end)
                or (outer.end - outer.start) <= (inner.end - inner.start)
            ):
                continue
            if inner.cue is None or not (outer.start <= inner.cue.start < outer.end):
                continue
            if best is None or outer.end - outer.start < statements[best].end - statements[best].start:
                best = j
        inner.within = best
    done: set[int] = set()

    def chain(i: int) -> None:
        if i in done:
            return
        done.add(i)
        outer = statements[i].within
        if outer is None:
            return
        chain(outer)
        own = statements[i].chain
        before = [
            link
            for link in statements[outer].chain
            if not any(link.text == o.text or (link.entity and link.entity == o.entity) for o in own)
        ]
        statements[i].chain = [*before, *own]

    for i in range(len(statements)):
        chain(i)


__all__ = ["Statements", "phrase_span"]
