"""What holds for every set of claims: nothing is lost, and order changes nothing."""

import json
from functools import cache

import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, box

from posturemap.claims import Claim, ClaimType, PlaceMention, Polarity, claim_id
from posturemap.geo.names import load_gazetteer
from posturemap.layers import assemble, layer_geojson
from posturemap.layers.formats.geojson import geometry_text
from posturemap.layers.formats.spreadsheet import shield, unshield

NAMES = (
    *("Estonia", "Latvia", "Lithuania", "Finland", "the Baltics", "eastern flank", "Baltic Sea"),
    *("Narva", "Daugavpils", "Tapa", "Kaliningrad", "Suwałki Gap"),
)
WORDS = (
    *("the battlegroup", "Baltic Defence Line", "bunkers were installed", "Eastern Sentry"),
    *("will be built", "1,200 troops", "drills", "Baltic", "NATO lake", "was approved"),
)


@cache
def mention(name):
    known = load_gazetteer().candidates(name)[0].place
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


@st.composite
def claims(draw):
    found = []
    for number in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(ClaimType))
        quote = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))
        start = 100 * number
        found.append(
            Claim(
                id=claim_id("x", start, start + len(quote), kind),
                article=draw(st.sampled_from("ab")),
                type=kind,
                quote=quote,
                start=start,
                end=start + len(quote),
                places=tuple(map(mention, draw(st.lists(st.sampled_from(NAMES), max_size=3)))),
                actors=tuple(draw(st.lists(st.sampled_from(["EE", "DE", "NATO"]), unique=True))),
                date=draw(st.sampled_from([None, "2024", "2025-09", "2026-01/2026-03"])),
                polarity=draw(st.sampled_from(Polarity)),
            )
        )
    return found


few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@few
@given(claims())
def test_every_claim_is_on_the_map_or_has_a_reason(made):
    posture = assemble(made, ())
    assert len(posture.claims) == len(made)
    drawn = {
        feature: set(ids)
        for gdf in posture.layers.values()
        for feature, ids in zip(gdf["id"], gdf["claims"], strict=True)
    }
    for claim in posture.claims:
        assert bool(claim.features) != bool(claim.unmapped)
        assert all(claim.id in drawn[feature] for feature in claim.features)
    supported = {(f, c) for f, ids in drawn.items() for c in ids}
    assert supported == {(f, claim.id) for claim in posture.claims for f in claim.features}


@few
@given(claims().flatmap(lambda made: st.tuples(st.just(made), st.permutations(made))))
def test_the_order_of_claims_changes_nothing(orders):
    one, other = (assemble(made, ()) for made in orders)
    assert one.claims == other.claims
    assert one.conflicts == other.conflicts
    for name, gdf in one.layers.items():
        if name not in ("countries", "borders"):
            assert layer_geojson(name, gdf) == layer_geojson(name, other.layers[name])
        assert list(gdf["id"]) == list(other.layers[name]["id"])


@few
@given(claims())
def test_no_region_or_country_is_drawn_as_a_point(made):
    for gdf in assemble(made, ()).layers.values():
        wide = gdf["geometry_basis"].isin(["country", "region", "border"])
        assert not (gdf[wide].geom_type == "Point").any()


corners = st.tuples(st.integers(-1700, 1700), st.integers(-800, 800), st.integers(1, 50))


@given(st.lists(corners, min_size=1, max_size=4), st.booleans())
def test_rings_are_right_handed_and_the_shape_is_the_same(corners, reverse):
    boxes = [
        box(x / 10, y / 10, (x + w) / 10, (y + w) / 10, ccw=not reverse) for x, y, w in corners
    ]
    shape = shapely.union_all(boxes)
    back = shapely.geometry.shape(json.loads(geometry_text(shape)))
    parts = back.geoms if isinstance(back, MultiPolygon) else [back]
    for part in parts:
        assert part.exterior.is_ccw
        assert not any(ring.is_ccw for ring in part.interiors)
    assert back.symmetric_difference(shape).area < 1e-4


@given(st.text())
def test_a_shielded_text_comes_back(text):
    assert unshield(shield(text)) == text
    assert not shield(text).startswith(("=", "+", "-", "@", "\t", "\r"))
