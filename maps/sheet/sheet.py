"""The review sheet: claims in their articles, as one HTML file that asks no network."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from posturemap.claims import Article, Claim
from posturemap.claims.review import ReviewFile
from posturemap.errors import PageError
from posturemap.maps.marks import csp_hash, ground_block, html_text, json_text

from .data import Reader, sheet_data

__all__ = ["Reader", "render_sheet"]

_STATIC = files("posturemap.maps") / "static"
_NAMES = ("review.css", "review.js")


def render_sheet(
    claims: Sequence[Claim],
    articles: Sequence[Article],
    review: ReviewFile,
    *,
    readers: Sequence[Reader] = (),
    by: str = "",
) -> str:
    """Write the page on which a person decides about claims, one at a time.

    Parameters
    ----------
    claims, articles
        As extracted; every claim is of one of the articles.
    review
        Every claim, with what is decided; decisions on claims that are no longer there are kept.
    readers
        What others decided about the same claims, to be shown beside each.
    by
        Who will decide; empty lets the page ask.

    Returns
    -------
    HTML; the same input gives the same bytes.

    Raises
    ------
    PageError
        The page's code is not built.
    """
    style, code = _bundle()
    data = json_text(sheet_data(claims, articles, review, readers=readers, by=by))
    title = html_text("posturemap: review of claims")
    policy = (
        f"default-src 'none'; script-src {csp_hash(code)}; style-src {csp_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        "<noscript><p>This page needs JavaScript; posturemap review list does not.</p></noscript>\n"
        f'<script type="application/json" id="sheet-data">{data}</script>\n'
        f"{ground_block()}\n<script>{code}</script>\n</body>\n</html>\n"
    )


@cache
def _bundle() -> tuple[str, str]:
    """Read style sheet and code, as a browser will hash them: with LF only."""
    try:
        style, code = ((_STATIC / name).read_text(encoding="utf-8") for name in _NAMES)
    except FileNotFoundError as missing:
        raise PageError(
            f"{missing.filename} is missing: the page's code was not built; run `make map`, "
            "or install posturemap from its wheel"
        ) from None
    return style, code
