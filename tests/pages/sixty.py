"""Sixty articles in our own words, as their claims: what many sources make of one map."""

from collections.abc import Iterator

from posturemap.claims import Article, Claim, ClaimType, Grade, PlaceMention, Polarity, Quantity

# Name, country, latitude, longitude, kind.
PLACES = (
    ("Tapa", "EE", 59.26, 25.96, "base"),
    ("Ādaži", "LV", 57.08, 24.33, "base"),
    ("Rukla", "LT", 55.03, 24.39, "base"),
    ("Orzysz", "PL", 53.81, 21.95, "base"),
    ("Riga", "LV", 56.95, 24.11, "town"),
    ("Lielvārde", "LV", 56.72, 24.85, "base"),
    ("Vilnius", "LT", 54.69, 25.28, "town"),
    ("Tartu", "EE", 58.38, 26.72, "town"),
    ("Võru", "EE", 57.84, 27.0, "town"),
    ("Pabradė", "LT", 54.98, 25.77, "town"),
)
COUNTRIES = {"EE": "Estonia", "LV": "Latvia", "LT": "Lithuania", "PL": "Poland"}
LEADERS = {"EE": ("United Kingdom", "GB"), "LV": ("Canada", "CA"), "LT": ("Germany", "DE")} | {
    "PL": ("United States", "US")
}
SPEAKERS = (None, "the ministry of defence of Latvia", "a NATO spokesperson", "officials")
ARTICLES = 60


def sixty() -> tuple[list[Article], list[Claim]]:
    """Write sixty articles of the two years to May 2026, and what each claims."""
    articles, claims = [], []
    for number in range(ARTICLES):
        text, mine = _article(number)
        day = f"202{4 + number // 30}-{1 + number % 12:02d}-{1 + number % 28:02d}"
        publisher = f"Paper {number % 7}"
        articles.append(
            Article(
                id=f"a{number:02d}",
                text=text,
                sha256=f"{number:064x}",
                title=f"Report {number}",
                date=day,
                publisher=publisher,
            )
        )
        claims += mine
    return articles, claims


def _article(number: int) -> tuple[str, list[Claim]]:
    text, claims = "", []
    for row, (quote, fields) in enumerate(_sayings(number)):
        start = len(text)
        text += f"{quote}. "
        claims.append(
            Claim(
                id=f"{number * 100 + row:012x}",
                article=f"a{number:02d}",
                quote=quote,
                start=start,
                end=start + len(quote),
                confidence=0.9,
                **fields,
            )
        )
    return text, claims


def _sayings(number: int) -> Iterator[tuple[str, dict[str, object]]]:
    name, iso, lat, lon, kind = PLACES[number % len(PLACES)]
    country = COUNTRIES[iso]
    leader, nation = LEADERS[iso]
    here = PlaceMention(
        text=name, start=0, end=1, name=name, country=iso, kind=kind, lat=lat, lon=lon,
        place_id=name, precision_m=2000.0,
    )  # fmt: skip
    whole = PlaceMention(
        text=country, start=0, end=1, name=country, country=iso, kind="country", place_id=iso
    )
    speaker = SPEAKERS[number % len(SPEAKERS)]
    forces = {"type": ClaimType.DEPLOYMENT, "places": (here,), "attribution": speaker}
    if kind == "base":
        yield (
            f"The {leader} leads the NATO battlegroup at {name}",
            {**forces, "actors": (nation, "NATO"), "date": "2024"},
        )
    yield (
        f"{leader} keeps {number + 100} soldiers at {name}",
        {
            **forces,
            "actors": (nation,),
            "date": f"2025-{1 + number % 12:02d}",
            "quantity": Quantity(value=number + 100, unit="soldiers", text=f"{number + 100}"),
            "grade": Grade(reliability="ABCF"[number % 4], credibility=(2, 3, 6)[number % 3]),
        },
    )
    yield (
        f"A brigade will come to {name} in {2027 + number % 3}",
        {**forces, "actors": (nation,), "date": f"{2027 + number % 3}"}
        | {"polarity": Polarity.PLANNED, "grade": Grade(reliability="B", credibility=2)},
    )
    yield (
        f"A depot stands at {name}",
        {"type": ClaimType.INFRASTRUCTURE, "places": (here,), "actors": (iso,)},
    )
    yield (
        f"{country} says that an exercise is held near {name}",
        {"type": ClaimType.EXERCISE, "places": (here,), "actors": (iso,), "date": "2026-03"},
    )
    yield (
        f"Nobody has stationed missiles in {country}",
        {"type": ClaimType.DEPLOYMENT, "places": (whole,), "polarity": Polarity.NEGATED},
    )
    yield (
        f"Analysts think that {country} holds out",
        {"type": ClaimType.ASSESSMENT, "places": (whole,)},
    )
