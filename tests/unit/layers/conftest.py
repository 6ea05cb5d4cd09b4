from dataclasses import replace

import pytest

from posturemap.claims import Article, Claim, ClaimType, PlaceMention, Quantity, Span, claim_id
from posturemap.geo.names import load_gazetteer
from posturemap.layers import assemble


def place(name, kind=None, country=None):
    """Mention a place as the gazetteer resolves it."""
    found = (candidate.place for candidate in load_gazetteer().candidates(name))
    known = next(p for p in found if kind in (None, p.kind.value) and country in (None, p.country))
    lon, lat = known.point or (None, None)
    return PlaceMention(
        text=name,
        start=0,
        end=1,
        name=known.name,
        country=known.country,
        kind=known.kind.value,
        lat=lat,
        lon=lon,
        place_id=known.id,
        precision_m=known.precision_m,
    )


def border(name, *countries):
    return PlaceMention(
        text=name, start=0, end=1, name=name, country="|".join(countries), kind="border"
    )


class Desk:
    """Write articles claim by claim and assemble them."""

    place = staticmethod(place)
    border = staticmethod(border)

    def __init__(self):
        self.claims, self.articles = [], {}

    def article(self, name, text="", **fields):
        spans = (Span(start=0, end=len(text)),)
        self.articles[name] = Article(id=name, text=text, sha256=name, paragraphs=spans, **fields)

    def say(self, kind, quote, *places, article="a", quantity=None, **fields):
        if article not in self.articles:
            self.article(article)
        known = self.articles[article]
        start = len(known.text)
        text = f"{known.text}{quote} "
        spans = (Span(start=0, end=len(text)),)
        self.articles[article] = replace(known, text=text, paragraphs=spans)
        number = (
            Quantity(value=quantity[0], unit=quantity[1], text=quantity[2]) if quantity else None
        )
        end = start + len(quote)
        claim = Claim(
            id=claim_id(article, start, end, kind),
            article=article,
            type=ClaimType(kind),
            quote=quote,
            start=start,
            end=end,
            places=tuple(p if isinstance(p, PlaceMention) else place(p) for p in places),
            quantity=number,
            **fields,
        )
        self.claims.append(claim)
        return claim.id

    def assemble(self, **options):
        return assemble(self.claims, self.articles.values(), **options)


@pytest.fixture
def desk():
    return Desk()
