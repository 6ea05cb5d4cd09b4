"""What claims and the register say about an attribute of a thing: the material of conflicts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from posturemap.claims import Claim, Polarity
from posturemap.layers.scene import Battlegroup, Board, Cues, Fact, Line, Scene, Thing, is_nation

from .values import Bounds, bounds_of, figure, shown

# Layers whose features are one thing each, so that two numbers about one can contradict.
_COMPARED = ("defence_line", "battlegroups", "operations", "exercises", "forces", "spending")
_SAID_TO_BE = frozenset({Polarity.ASSERTED, Polarity.PLANNED})
TOTAL = "total"
# Plans and extents: a total does not become another total because a later day says so.
TIMELESS = frozenset({"cost", "bunkers", "length", "host place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One value for one attribute of one thing.

    Parameters
    ----------
    subject, layer
        The thing, such as a programme, and its layer; different subjects are never compared.
    scope
        Its parts that the value covers, such as the states of a line.
    attribute, unit, stage
        What the value is of; only like is compared with like.
    time
        EDTF, or None where it is not said.
    value
        As it is shown.
    bounds
        What the value allows; None for words.
    source, origin
        Who says so; statements of one origin are one voice.
    features
        Ids of the features that it is about.
    claim, article, grade
        Where a claim says so, its id, article and grade.
    covers, note
        Of a published figure: what it covers where that is not all, and what to know about it.
    """

    subject: str
    layer: str
    scope: frozenset[str]
    attribute: str
    unit: str | None
    stage: str | None
    time: str | None
    value: str
    bounds: Bounds | None
    source: str
    origin: str
    features: tuple[str, ...]
    claim: str | None = None
    article: str | None = None
    grade: str = "F6"
    covers: str | None = None
    note: str | None = None


def statements(board: Board, scene: Scene) -> tuple[Statement, ...]:
    """Gather every statement about the things on a board."""
    found: list[Statement] = []
    for layer in _COMPARED:
        rows = tuple(board.rows(layer))
        found += _of_claims(rows, scene)
        found += _of_register(layer, [thing for thing, _ in rows], scene)
    return tuple(found)


def _of_claims(
    rows: Sequence[tuple[Thing, tuple[Claim, ...]]], scene: Scene
) -> Iterator[Statement]:
    about: dict[str, tuple[Claim, list[Thing]]] = {}
    for thing, claims in rows:
        for claim in claims:
            about.setdefault(claim.id, (claim, []))[1].append(thing)
    done = _done_counts((claim for claim, _ in about.values()), scene.cues)
    for claim, things in about.values():
        if not claim.sure or claim.polarity not in _SAID_TO_BE:
            continue
        for subject in sorted({_subject(thing) for thing in things}):
            of_subject = [thing for thing in things if _subject(thing) == subject]
            yield from _of_claim(claim, of_subject, scene, done)


def _of_claim(
    claim: Claim, things: Sequence[Thing], scene: Scene, done: Mapping[tuple[str, str], float]
) -> Iterator[Statement]:
    for attribute, unit, stage, value, bounds in (
        *_number(claim, scene.cues, done),
        *_leader(claim, things, scene.cues),
    ):
        yield Statement(
            subject=_subject(things[0]),
            layer=things[0].layer,
            scope=frozenset(_part(thing) for thing in things),
            attribute=attribute,
            unit=unit,
            stage=stage,
            time=scene.time_of(claim),
            value=value,
            bounds=bounds,
            source=_speaker(claim, scene),
            origin=_speaker(claim, scene).casefold(),
            features=tuple(sorted(thing.id for thing in things)),
            claim=claim.id,
            article=claim.article,
            grade=str(claim.grade),
        )


_Value = tuple[str, str | None, str | None, str, Bounds | None]


def _number(claim: Claim, cues: Cues, done: Mapping[tuple[str, str], float]) -> Iterator[_Value]:
    quantity = claim.quantity
    if quantity is None or quantity.unit is None:
        return
    unit = quantity.unit
    attribute = cues.attribute.get(unit.casefold(), unit)
    stage = cues.stage_of(claim.quote, quantity.text)
    bounds = bounds_of(quantity.value, quantity.text, attribute, cues)
    if stage == "further":
        # "28 delivered, and the next 600": in all it is the number that comes on top, and more.
        least = bounds[0] + done.get((claim.article, attribute), 1.0)
        stage, bounds = TOTAL, (least, float("inf"))
    yield attribute, _same_unit(attribute, unit), stage, shown(quantity), bounds


def _same_unit(attribute: str, unit: str) -> str:
    """Give words for one thing one unit; currencies stay apart."""
    return unit if attribute == "cost" else attribute


def _done_counts(claims: Iterable[Claim], cues: Cues) -> Mapping[tuple[str, str], float]:
    """Give what each article counts as delivered or installed already, the largest of each."""
    done: dict[tuple[str, str], float] = {}
    for claim in claims:
        quantity = claim.quantity
        if quantity is None or quantity.unit is None or isinstance(quantity.value, tuple):
            continue
        if cues.stage_of(claim.quote, quantity.text) in ("delivered", "installed"):
            attribute = cues.attribute.get(quantity.unit.casefold(), quantity.unit)
            key = (claim.article, attribute)
            done[key] = max(done.get(key, 0.0), float(quantity.value))
    return done


def _leader(claim: Claim, things: Sequence[Thing], cues: Cues) -> Iterator[_Value]:
    """Read who leads a battlegroup, where a claim is about one and names one nation."""
    nations = [actor for actor in claim.actors if is_nation(actor)]
    is_one = len(things) == 1 and things[0].layer == "battlegroups" and len(nations) == 1
    if is_one and cues.led.search(claim.quote):
        yield "framework nation", None, None, nations[0], None


def _of_register(layer: str, things: Sequence[Thing], scene: Scene) -> Iterator[Statement]:
    drawn: dict[str, list[Thing]] = {}
    for thing in things:
        drawn.setdefault(f"{_subject(thing)}/{_part(thing)}", []).append(thing)
    if layer == "battlegroups":
        for unit in scene.register.battlegroup:
            for thing in drawn.get(f"{unit.id}/{unit.id}", ()):
                yield from _of_battlegroup(unit, thing, scene.cues)
    if layer == "defence_line":
        for line in scene.register.line:
            parts = drawn.get(f"{line.programme}/{line.state}", [])
            yield from _of_line(line, parts, scene.cues)


def _of_battlegroup(unit: Battlegroup, thing: Thing, cues: Cues) -> Iterator[Statement]:
    for fact in unit.fact:
        yield _of_fact(fact, (thing,), cues)
    for period in unit.framework:
        fact = Fact(
            attribute="framework nation",
            value=period.nation,
            source=period.source,
            as_of=f"{period.since}/{period.until or '..'}",
        )
        yield _of_fact(fact, (thing,), cues)


def _of_line(line: Line, parts: Sequence[Thing], cues: Cues) -> Iterator[Statement]:
    return (_of_fact(fact, parts, cues) for fact in line.fact if parts)


def _of_fact(fact: Fact, things: Sequence[Thing], cues: Cues) -> Statement:
    words = isinstance(fact.value, str)
    text = fact.text or figure(fact.value, fact.unit)
    return Statement(
        subject=_subject(things[0]),
        layer=things[0].layer,
        scope=frozenset(_part(thing) for thing in things),
        attribute=fact.attribute,
        unit=None if words else _same_unit(fact.attribute, fact.unit or fact.attribute),
        stage=fact.stage or (TOTAL if fact.attribute in TIMELESS and not words else None),
        time=fact.as_of,
        value=text,
        bounds=None
        if isinstance(fact.value, str)
        else bounds_of(fact.value, text, fact.attribute, cues),
        source=fact.source,
        origin=fact.source.casefold(),
        features=tuple(sorted(thing.id for thing in things)),
        covers=fact.scope,
        note=fact.note,
    )


def _subject(thing: Thing) -> str:
    programme = thing.own.get("programme")
    return str(programme) if programme else _lasting(thing)


def _lasting(thing: Thing) -> str:
    """Name what a thing is at whatever time."""
    return thing.stem or thing.key


def _part(thing: Thing) -> str:
    state = thing.own.get("state")
    return str(state) if state else _lasting(thing)


def _speaker(claim: Claim, scene: Scene) -> str:
    """Name who says so: the person or body credited, else the article."""
    if claim.attribution:
        return claim.attribution
    article = scene.articles.get(claim.article)
    return (article and (article.publisher or article.title)) or claim.article
