"""Hold a page against the claims, layers and records that lie beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from posturemap.claims import Claim
from posturemap.claims.record import Record
from posturemap.errors import PageError
from posturemap.layers.table import Posture
from posturemap.maps.marks import ground_block, html_text

from .noscript import claims_shown, item, said
from .page import common_parts, render_page
from .quiet import towns_of
from .tables import Features, article_faults, claim_faults, layer_faults
from .unpack import read_block, read_column
from .vector_tiles import VectorTiles
from .words import SOURCE_LANGUAGE, catalogues, own_words, read_words

_HOLES = {
    "policy": ('http-equiv="Content-Security-Policy" content="', '"'),
    "title": ("<title>", "</title>"),
    "about": ('<meta name="description" content="', '"'),
    "shared": ('">\n', "<style>"),
    "heading": ('<header id="top"><h1>', "</h1>"),
    "text": ('<noscript><div class="text-version">\n', "\n</div></noscript>"),
    "words": ('<script type="application/json" id="posture-words">', "</script>"),
    "ground": ('<script type="application/json" id="posture-basemap">', "</script>"),
    "data": ('<script type="application/json" id="posture-data">', "</script>"),
}
"""Part of a page that differs from map to map, to what stands before and behind it."""
_SHARED = re.compile(r'<meta property="og:(?P<name>[a-z:]+)" content="(?P<said>[^"<>]*)">\n')
_BROKEN = (
    *(ValueError, KeyError, TypeError, IndexError, AttributeError),
    *(RecursionError, OverflowError),
)
_PICTURES = re.compile(r"img-src data: blob:[^;]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What lies beside a page.

    Parameters
    ----------
    claims, records
        Of the run.
    features
        Of its layers.
    as_of
        The run's day.
    """

    claims: Sequence[Claim]
    records: Sequence[Record]
    features: Features
    as_of: str | None


def page_faults(page: str, beside: Beside) -> Iterator[str]:
    """Say what a page shows otherwise than what lies beside it says.

    Parameters
    ----------
    page
        What `render_page` wrote, and somebody may have changed.
    beside
        The run.

    Yields
    ------
    A sentence a fault.
    """
    parts = _parts(page)
    if parts is None:
        yield "is no page as posturemap writes it, so nothing of it can be held against the claims"
        return
    try:
        block, buffer = read_block(parts["data"])
        yield from _code(parts, _tiles(block))
        articles = read_column(block["articles"], buffer)
        yield from claim_faults(block, articles, buffer, beside.claims)
        yield from layer_faults(block["layers"], buffer, beside.features, beside.claims)
        yield from article_faults(articles, beside.records)
        yield from _titles(parts, block, beside)
    except _BROKEN:
        yield "its data cannot be read, so neither its claims nor its code can be held against ours"
    yield from _text(parts["text"], beside)


def _code(parts: Mapping[str, str], tiles: VectorTiles | None) -> Iterator[str]:
    """Hold what a page runs and may do against a page of ours without data."""
    empty = Posture(layers={}, claims=(), conflicts=(), as_of="")
    own = _parts(render_page(empty, [], title="", tiles=tiles))
    strange = own is None or parts["rest"] != own["rest"] or not _same_policy(parts, own)
    if strange or not _same_common(parts) or _SHARED.sub("", parts["shared"]):
        yield "its code is not the code of this posturemap, so it may show anything"


def _same_common(parts: Mapping[str, str]) -> bool:
    """Compare words and ground with ours, but for places that the publisher withholds."""
    words, ground = _common(parts)
    found = f"{words}\n{ground}\n"
    return found == common_parts() or found == common_parts(_gone(words, ground).__contains__)


def _common(parts: Mapping[str, str]) -> tuple[str, str]:
    words, ground = (f"{_HOLES[name][0]}{parts[name]}</script>" for name in ("words", "ground"))
    return words, ground


def _gone(words: str, ground: str) -> frozenset[str]:
    """Name the places that the ground and the words of a page lack."""
    told, held = read_words(words), own_words()
    lacking = {word for tag in held for key, word in held[tag].items() if key not in told[tag]}
    return (towns_of(ground_block()) - towns_of(ground)) | lacking


def names_withheld(page: str) -> frozenset[str]:
    """Name the towns of the ground that a page does not show, since its publisher withholds them.

    Raises
    ------
    PageError
        It is no page of ours.
    """
    parts = _parts(page)
    try:
        return frozenset() if parts is None else _gone(*_common(parts))
    except _BROKEN:
        raise PageError("map.html is no page of ours; build it again") from None


def _tiles(block: Mapping[str, Any]) -> VectorTiles | None:
    """Give what a page says of vector tiles; the code for them is in it only then."""
    said = block["settings"].get("vector_tiles")
    return VectorTiles(ground=said["ground"], url=said["url"]) if said else None


def _parts(page: str) -> dict[str, str] | None:
    """Cut a page into what differs from map to map, and the rest."""
    found, rest, at = {}, [], 0
    for name, (before, behind) in _HOLES.items():
        start = page.find(before, at)
        end = page.find(behind, start + len(before))
        if start < 0 or end < 0:
            return None
        rest.append(page[at : start + len(before)])
        found[name], at = page[start + len(before) : end], end
    return {**found, "rest": "\0".join((*rest, page[at:]))}


def _same_policy(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Compare what two pages may do, but for the hosts of tiles, which the author names."""
    plain = (_PICTURES.sub("", parts["policy"]) for parts in (one, other))
    return len(set(plain)) == 1


def _titles(parts: Mapping[str, str], block: Mapping[str, Any], beside: Beside) -> Iterator[str]:
    title = html_text(block["title"])
    shared = {match["name"]: match["said"] for match in _SHARED.finditer(parts["shared"])}
    if {parts["title"], parts["heading"], shared.get("title", title)} != {title}:
        yield "has several titles"
    about = html_text(f"{block['title']}. {len(beside.claims)} claims, as of {block['as_of']}.")
    told = {parts["about"], shared.get("description", parts["about"])}
    if told != {about} or block["as_of"] != beside.as_of:
        yield f"counts other claims, or is of another day than {beside.as_of}"


def _text(text: str, beside: Beside) -> Iterator[str]:
    """Hold the claims of the version without JavaScript against those that are meant."""
    words = catalogues()[SOURCE_LANGUAGE]
    names = _names(beside.features, words)
    if not beside.features:
        return
    wanted = [item(claim, names, words) for claim in claims_shown(beside.claims)]
    found = [f"<li>{one.partition('</li>')[0]}</li>" for one in text.split("<li>")[1:]]
    if found != wanted:
        known = set(wanted)
        first = next((one for one in found if one not in known), "")
        said = re.sub(r"<[^>]*>", " ", first)
        yield f"its text without JavaScript says otherwise than claims.jsonl: “{said.strip():.200}”"


def _names(features: Features, words: Mapping[str, str]) -> dict[str, str]:
    return {
        one["id"]: f"{one['properties'].get('name')}{said(one['properties'], words)}"
        for rows in features.values()
        for one in rows
    }
