"""Measure on the annotated articles whether the right places are proposed and resolved.

    python tests/outside/places.py [--groups aqrtx] [--misses]

Proposing is asked for recall, resolving for being right: whether a place is one of the claim's is
decided later, so that a place that no claim has counts as no error here, only as one more to
choose from. A place is right where its country set is the annotated one or, where coordinates are
annotated, where its point lies within 25 km of them.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from posturemap.geo.ground import distance_m
from posturemap.geo.names import Gazetteer, load_gazetteer
from posturemap.geo.parse import Located, locate

CORPUS = Path(__file__).parents[2] / "corpus"
WITHIN_M = 25_000.0


def main() -> None:
    """Print a line a group and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", default="", help="first letters of the articles' ids")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    gazetteer = load_gazetteer()
    counts: dict[str, Counter[str]] = {}
    for path in sorted((CORPUS / "gold").glob("*.jsonl")):
        group = "a" if path.stem[0].isdigit() or path.stem[0] == "i" else path.stem[0]
        if not args.groups or group in args.groups:
            for line in score(path, gazetteer, counts.setdefault(group, Counter())):
                if args.misses:
                    print(line)
    print("group  places  found  right  recall  resolved right  proposed, a place")
    for group, count in (*sorted(counts.items()), ("all", sum(counts.values(), Counter()))):
        print(_row(group, count))


def score(path: Path, gazetteer: Gazetteer, count: Counter[str]) -> Iterator[str]:
    """Count one article's places, and say what differs."""
    article = (CORPUS / "articles" / f"{path.stem}.txt").read_text(encoding="utf-8")
    text = article.split("\n\n", 1)[1]
    claims = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    gold = {(p["start"], p["end"]): p for claim in claims for p in claim["places"]}
    found = [item for item in locate(text, gazetteer) if item.resolution.place is not None]
    until = json.loads(path.with_suffix(".meta.json").read_text(encoding="utf-8"))
    count["proposed"] += sum(i.mention.start < until["annotated_until"] for i in found)
    for (start, end), place in gold.items():
        count["gold"] += 1
        over = [i for i in found if i.mention.start < end and start < i.mention.end]
        count["found"] += bool(over)
        if any(_same(place, item) for item in over):
            count["right"] += 1
            continue
        given = [i.resolution.place.id for i in over if i.resolution.place]
        around = text[max(0, start - 50) : end + 30].replace("\n", " ")
        name = f"{place['resolved_name']} {place['country']}"
        yield f"{path.stem} {text[start:end]!r} is {name}, read as {given} in: {around}"


def _same(gold: dict[str, object], item: Located) -> bool:
    place = item.resolution.place
    if place is None:
        return False
    lat, lon = gold["lat"], gold["lon"]
    if isinstance(lat, float) and isinstance(lon, float):
        return place.point is not None and distance_m(*place.point, lon, lat) <= WITHIN_M
    return set(place.countries) == set(str(gold["country"] or "").split("|")) - {""}


def _row(group: str, count: Counter[str]) -> str:
    recall = count["right"] / count["gold"]
    resolved = count["right"] / count["found"]
    extra = count["proposed"] / count["gold"]
    figures = f"{count['gold']:6}  {count['found']:5}  {count['right']:5}  {recall:6.3f}"
    return f"{group:5}  {figures}  {resolved:14.3f}  {extra:17.2f}"


if __name__ == "__main__":
    main()
