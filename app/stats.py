"""What a run holds, in numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from posturemap.claims import Claim, read_claims
from posturemap.claims.record import read_records
from posturemap.export import read_layers
from posturemap.layerfile import read_features

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """The numbers of a run; each table from the most to the fewest.

    Parameters
    ----------
    claims
        All, and of them those on the map, unsure on the map, off the map, reviewed.
    articles
        Article to its claims.
    types, polarities, grades
        Value to the claims that have it.
    attributions
        Who is credited, to the claims of theirs; the twenty most quoted.
    layers
        Layer to its features.
    sayings
        How features are put, to how many are.
    """

    claims: Counts
    articles: Counts
    types: Counts
    polarities: Counts
    grades: Counts
    attributions: Counts
    layers: Counts
    sayings: Counts


def run_stats(folder: Path | str) -> Stats:
    """Count what a run holds.

    Parameters
    ----------
    folder
        What `posturemap build` wrote.

    Raises
    ------
    CheckError
        It is no run, has no GeoJSON layers, or a layer has changed since.
    """
    folder = Path(folder)
    layers = read_layers(folder)
    claims = read_claims(folder / "claims.jsonl")
    found = {name: _features(folder, name, text) for name, text in layers.items()}
    records = read_records(folder / "articles.jsonl")
    return Stats(
        claims=_fates(claims),
        articles=_most({record.id: record.claims for record in records}),
        types=_counted(claim.type.value for claim in claims),
        polarities=_counted(claim.polarity.value for claim in claims),
        grades=_counted(str(claim.grade) for claim in claims),
        attributions=dict(
            Counter(claim.attribution for claim in claims if claim.attribution).most_common(20)
        ),
        layers={name: len(features) for name, features in found.items()},
        sayings=_counted(str(one.get("saying")) for features in found.values() for one in features),
    )


def _features(folder: Path, name: str, content: bytes) -> list[Mapping[str, object]]:
    path = folder / "layers" / f"{name}.geojson"
    return [feature["properties"] for feature in read_features(content, path)]


def _fates(claims: Iterable[Claim]) -> Counts:
    claims = tuple(claims)
    drawn = [claim for claim in claims if claim.features]
    return {
        "all": len(claims),
        "on the map": len(drawn),
        "unsure on the map": sum(not claim.sure for claim in drawn),
        "off the map": len(claims) - len(drawn),
        "reviewed": sum(claim.review.state.value != "none" for claim in claims),
    }


def _counted(values: Iterable[str]) -> Counts:
    return _most(Counter(values))


def _most(counts: Mapping[str, int]) -> Counts:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def stats_text(stats: Stats) -> str:
    """Write the numbers of a run for people, a table below the other."""
    lines: list[str] = []
    for part in fields(stats):
        counts: Counts = getattr(stats, part.name)
        lines += ["", part.name] if lines else [part.name]
        lines += [f"{number:8,}  {name}" for name, number in counts.items()]
    return "\n".join(lines)
