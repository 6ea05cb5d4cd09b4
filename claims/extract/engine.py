"""From an article to its claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import exp, inf

from posturemap.claims.article import Article, Span
from posturemap.claims.claim import Claim, ClaimType, Polarity, claim_id

from .clauses import is_lead_in, split
from .context import read_context
from .features import Setting, features, following, named, stance_features, topics
from .fields import Fields, read_fields
from .lexicon import Lexicon, Word, load_lexicon
from .matching import CONTEXT, matching
from .quotes import trim
from .repeats import Told
from .scorer import Scorer, load_scorers
from .tagged import Sentence, read_sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause that may be a claim.

    Parameters
    ----------
    start, end
        Code-point offsets of its quote.
    features, stems
        What the scorer sees: what is true of it, and its words.
    """

    start: int
    end: int
    features: set[str] = field(repr=False)
    stems: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the scorer makes of a candidate."""

    type: ClaimType
    polarity: Polarity
    salience: float


def candidates(article: Article, lexicon: Lexicon | None = None) -> Iterator[Candidate]:
    """Cut an article's running text into clauses.

    Parameters
    ----------
    article
        The article as it was read.
    lexicon
        The words known; the package's own when it is left out.

    Yields
    ------
    Clauses in text order.
    """
    lexicon = lexicon or load_lexicon()
    sentences = [read_sentence(article.text, s.start, s.end, lexicon) for s in _running(article)]
    groups = [named(s.words, lexicon) for s in sentences]
    title = named(_title_words(article, lexicon), lexicon)
    main = topics([title, *groups])
    before: frozenset[str] = frozenset()
    for sentence, group in zip(sentences, groups, strict=True):
        setting = Setting(title=title, topics=main, before=before)
        yield from _clauses(article.text, sentence, setting, lexicon)
        before = group


def judge(found: Sequence[Candidate], scorers: dict[str, Scorer]) -> list[Reading]:
    """Type an article's clauses, and say how each stands to fact and how likely it is a claim."""
    typed = list(_typed(found, scorers["type"]))
    stands = scorers["polarity"]
    signs = [stance_features(c.features, kind) for c, (kind, _) in zip(found, typed, strict=True)]
    return [
        Reading(ClaimType(kind), Polarity(stands.labels[scores.index(max(scores))]), salience)
        for (kind, salience), scores in zip(typed, stands.scores(signs), strict=True)
    ]


def _typed(found: Sequence[Candidate], scorer: Scorer) -> Iterator[tuple[str, float]]:
    """Give each clause its type and the probability that it is a claim, in text order."""
    none = scorer.labels.index("none")
    last = ""
    own = scorer.scores([c.features for c in found], [c.stems for c in found])
    for candidate, scores in zip(found, own, strict=True):
        whole = scorer.plus(scores, following(candidate.features, last))
        salience = 1.0 - 1.0 / sum(exp(score - whole[none]) for score in whole)
        whole[none] = -inf
        kind = scorer.labels[whole.index(max(whole))]
        last = kind if salience >= SALIENT else last
        yield kind, salience


def find_claims(article: Article, scorers: dict[str, Scorer] | None = None) -> tuple[Claim, ...]:
    """Find an article's claims with scorers of one's own, as training and measuring do."""
    context = read_context(article)
    clauses = list(candidates(article))
    told = Told(load_lexicon())
    found = []
    for candidate, reading in zip(clauses, judge(clauses, scorers or load_scorers()), strict=True):
        if reading.salience >= SALIENT:
            span = Span(start=candidate.start, end=candidate.end)
            fields = read_fields(article, span, reading.type, context)
            claim = _claim(article, candidate, reading, fields)
            if told.is_new(claim):
                found.append(claim)
    return tuple(found)


SALIENT = 0.3
"""Least probability of being a claim; below it a clause is left out."""


def extract(article: Article) -> tuple[Claim, ...]:
    """Find an article's claims.

    Parameters
    ----------
    article
        As `read_article` made it; without sentences there are no claims.

    Returns
    -------
    Claims in text order; every quote is ``article.text[start:end]``. The same article gives the
    same claims.
    """
    copy = matching(article)
    return tuple(map(copy.as_read, find_claims(copy.article)))


def _running(article: Article) -> Iterator[Span]:
    """Yield the sentences that are neither headlines nor entries of the source list."""
    apart = {(s.start, s.end) for s in article.headings}
    for s in article.sentences:
        if (s.start, s.end) not in apart:
            yield s


def _title_words(article: Article, lexicon: Lexicon) -> tuple[Word, ...]:
    title = article.title or ""
    return read_sentence(title, 0, len(title), lexicon).words


def _clauses(
    text: str, sentence: Sentence, setting: Setting, lexicon: Lexicon
) -> Iterator[Candidate]:
    if not sentence.words:
        return
    for first, last in split(sentence):
        if first:
            setting = replace(setting, before=named(sentence.words[:first], lexicon))
        if is_lead_in(sentence, first, last):
            continue
        start, end = trim(text, sentence, first, last)
        stems = tuple([w.stem for w in sentence.words[first:last]])
        yield Candidate(start, end, features(sentence, first, last, setting, lexicon), stems)


def _claim(article: Article, candidate: Candidate, reading: Reading, fields: Fields) -> Claim:
    text, start, end = article.text, candidate.start, candidate.end
    return Claim(
        id=claim_id(article.sha256, start, end, reading.type),
        article=article.id,
        type=reading.type,
        quote=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        places=fields.places,
        actors=fields.actors,
        date=fields.date,
        quantity=fields.quantity,
        polarity=reading.polarity,
        attribution=fields.attribution,
        source_ref=fields.source_ref,
        page=article.page_at(start),
    )
