"""Web Annotations of others: what they quote, of which article, and what their tags say."""

from posturemap.claims.intake.annotations import annotation_to_given


def given_of(target="a", **more):
    return annotation_to_given({"target": target, **more}, reader="r.json", where="annotation 1")


def test_a_tag_is_parted_at_its_first_mark():
    tags = ["date=2026-05-01T10:00", "attribution: NATO = SHAPE"]
    assert given_of(tags=tags).values == {
        "date": ("2026-05-01T10:00",),
        "attribution": ("NATO = SHAPE",),
    }
