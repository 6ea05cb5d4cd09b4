"""A layer that is left out takes its claims' places with it, and says so."""

from posturemap.build import BRIEFING
from posturemap.claims import read_article
from posturemap.claims.extract import extract
from posturemap.layers import assemble, leave_out


def test_claims_of_a_layer_that_is_left_out_say_so():
    article = read_article(BRIEFING)
    whole = assemble(extract(article), [article])
    part = leave_out(whole, {"spending", "no_such_layer"})
    assert set(whole.layers) - set(part.layers) == {"spending"}
    drawn = {feature for gdf in part.layers.values() for feature in gdf["id"]}
    assert all(drawn.issuperset(claim.features) for claim in part.claims)
    gone = {c.unmapped for c, was in zip(part.claims, whole.claims, strict=True) if c != was}
    assert "this map leaves out the layer spending" in gone
    assert leave_out(whole, ()) == whole
