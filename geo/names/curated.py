"""The rows that people keep by hand: countries, bases, regions, waters, crossings, villages."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .place import Place, PlaceKind
from .spelling import fold

CURATED = Path(__file__).parents[1] / "data" / "curated"
TABLES = ("bases", "crossings", "islands", "regions", "villages", "waters", "world")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory and the words that stand for it.

    Parameters
    ----------
    place
        Its row as a place.
    names
        Every name, its own first.
    people
        Adjectives and names of inhabitants: Estonian, Estonians.
    seats
        What stands for its government: the capital's names, the Kremlin.
    """

    place: Place
    names: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]


def read_table(name: str) -> list[dict[str, str]]:
    """Read a curated table: tab-separated, ``#`` comments, a header line.

    Parameters
    ----------
    name
        File name below geo/data/curated, without ``.tsv``.
    """
    lines = (CURATED / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def read_countries() -> tuple[Country, ...]:
    """Read the countries of the world."""
    return tuple(_country(row) for row in read_table("countries"))


def read_places() -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Read the other tables: each place with all its names, its own first."""
    for table in TABLES:
        for row in read_table(table):
            yield _place(row), (row["name"], *_split(row["names"]))


def _country(row: dict[str, str]) -> Country:
    place = Place(
        id=f"country:{row['iso']}",
        name=row["name"],
        kind=PlaceKind.COUNTRY,
        feature="state",
        country=row["iso"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        source="ISO 3166-1; The World Factbook",
    )
    names = (row["name"], *_split(row["names"]))
    return Country(
        place=place, names=names, people=_split(row["people"]), seats=_split(row["capital"])
    )


def _place(row: dict[str, str]) -> Place:
    return Place(
        id="curated:" + fold(row["name"]).replace(" ", "-"),
        name=row["name"],
        kind=PlaceKind(row["kind"]),
        feature=row["feature"],
        country=row["country"] or None,
        lat=_number(row["lat"]),
        lon=_number(row["lon"]),
        precision_m=_number(row["precision_m"]),
        source=row["source"],
    )


def _number(text: str) -> float | None:
    return float(text) if text else None


def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()
