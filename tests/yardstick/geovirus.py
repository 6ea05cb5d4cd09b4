"""Measure recognition and resolution of toponyms on GeoVirus, with the gazetteer of the world.

    python tests/yardstick/geovirus.py PATH/TO/GeoVirus.xml [--misses]

GeoVirus (Gritta et al. 2018, 229 texts of WikiNews) counts a toponym as found when the words are
exactly its own, and as resolved when the point lies within 161 km (100 miles) of the annotated
one, over the toponyms found. Not a test of the suite: the corpus is not part of the repository.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from posturemap.geo.names import Gazetteer, Place, PlaceKind, load_gazetteer
from posturemap.geo.parse import Form, Mention, locate, resolve

WITHIN_KM = 161.0


def main() -> None:
    """Print precision, recall, F1 and the share resolved within 161 km."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    gazetteer = load_gazetteer("world")
    count: Counter[str] = Counter()
    for article in ET.parse(args.corpus).getroot().iter("article"):
        for line in score(article, gazetteer, count):
            if args.misses:
                print(line)
    precision = count["found"] / count["predicted"]
    recall = count["found"] / count["gold"]
    print(f"toponyms {count['gold']}, predicted {count['predicted']}, found {count['found']}")
    print(f"precision {precision:.3f}")
    print(f"recall {recall:.3f}")
    print(f"F1 {2 * precision * recall / (precision + recall):.3f}")
    print(f"accuracy@161km {count['near'] / count['found']:.3f}")
    print(f"resolved at all {count['resolved'] / count['found']:.3f}")


def score(article: ET.Element, gazetteer: Gazetteer, count: Counter[str]) -> Iterator[str]:
    """Count one article, and say what differs."""
    text = article.findtext("text") or ""
    gold = {span(row): row for row in article.iter("location")}
    count["gold"] += len(gold)
    found = dict(predict(text, gazetteer))
    count["predicted"] += len(found)
    for at, row in gold.items():
        if at not in found:
            yield f"MISSED {around(text, at)}"
            continue
        count["found"] += 1
        place = found[at]
        count["resolved"] += place is not None
        if place is not None and (place.distance_km(truth(row)) or 0.0) <= WITHIN_KM:
            count["near"] += 1
        else:
            yield f"FAR {around(text, at)} -> {place.id if place else None}"
    for at in found.keys() - gold.keys():
        yield f"EXTRA {around(text, at)}"


def predict(text: str, gazetteer: Gazetteer) -> Iterator[tuple[tuple[int, int], Place | None]]:
    """Yield the names of a text; borders and adjectives of countries are no toponyms here."""
    for item in locate(text, gazetteer):
        mention, place = item.mention, item.resolution.place
        if mention.form is Form.NAME:
            yield annotated(mention), place
        elif mention.form is Form.PART and mention.name:
            whole = resolve(mention.name, gazetteer=gazetteer).place
            yield (mention.name_start, mention.name_end), whole


def annotated(mention: Mention) -> tuple[int, int]:
    """Leave out words in small letters beside the name, as GeoVirus does: "Anhui province"."""
    start, end = mention.name_start, mention.name_end
    before = mention.text[: start - mention.start].rstrip()
    behind = mention.text[end - mention.start :].lstrip()
    return (
        mention.start if before[:1].isupper() and not before.endswith(" of") else start,
        mention.end if behind[:1].isupper() else end,
    )


def span(row: ET.Element) -> tuple[int, int]:
    """Return the offsets of a location; GeoVirus counts from 1."""
    return int(row.findtext("start") or 0) - 1, int(row.findtext("end") or 0) - 1


def truth(row: ET.Element) -> Place:
    """Make a place of a location's coordinates."""
    return Place(
        id="",
        name=row.findtext("name") or "",
        kind=PlaceKind.TOWN,
        feature="",
        country=None,
        lat=float(row.findtext("lat") or "nan"),
        lon=float(row.findtext("lon") or "nan"),
    )


def around(text: str, at: tuple[int, int]) -> str:
    """Show a span in its words."""
    start, end = at
    before, after = text[max(0, start - 40) : start], text[end : end + 30]
    return f"{before}[{text[start:end]}]{after}".replace("\n", " ")


if __name__ == "__main__":
    main()
