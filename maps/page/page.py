"""Layers, claims and articles as one HTML file that asks the network for nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from posturemap.claims import Article, Project
from posturemap.claims.guard import Guarded
from posturemap.errors import PageError
from posturemap.layers.table import Posture
from posturemap.maps.marks import csp_hash, drawing_order, ground_block, html_text

from .block import data_block
from .budget import megabytes_over
from .folium_map import Shell, map_shell
from .noscript import text_version
from .quiet import Hides, quiet_ground, quiet_words
from .settings import image_hosts, page_settings
from .vector_tiles import VectorTiles
from .words import SOURCE_LANGUAGE, own_words, packed_words, words_block

USUAL_TITLE = "NATO in the Baltics"
"""Of a map that nobody has given one."""
_STATIC = files("posturemap.maps") / "static"
_NAMES = ("app.css", "app.js")
_ATTACH = ".then(() => posturetiles.attach())"


def render_page(  # noqa: PLR0913  each is a part of the page
    posture: Posture,
    articles: Sequence[Article],
    *,
    title: str,
    project: Project | None = None,
    cautions: Sequence[str] = (),
    tiles: VectorTiles | None = None,
    corrections: Sequence[Mapping[str, Any]] = (),
    guarded: Guarded | None = None,
) -> str:
    """Write the whole page.

    Parameters
    ----------
    posture
        What is drawn, and every claim; lines and areas beyond a page's budget are best simplified
        by `fit_shapes` first, once, so that files written beside the page have the same shapes.
    articles
        The articles of the claims, for context, titles and source lists.
    title
        The map's title.
    project
        Gives story, online tiles and which layers start switched off; None for none of these.
    cautions
        What a reader should know of the reading, such as what could not be read.
    tiles
        Vector tiles, of the reader's own or from an archive; the code for them is in the page only
        then.
    corrections
        What earlier maps said and this one does not: quote, first, last, why (None where the claim
        still stands), and changes, each with field, was, now and seen.
    guarded
        What the publisher holds back; None where nothing.

    Returns
    -------
    HTML; the same input gives the same bytes.

    Raises
    ------
    PageError
        The bundle is not built.
    """
    layers = {name: posture.layers[name] for name in drawing_order(posture.layers)}
    posture = replace(posture, layers=layers)
    shell = map_shell()
    style, code = _bundle()
    more, after = (f"\n{_tiles_code()}", _ATTACH) if tiles else ("", "")
    script = f"{code}{more}\n{shell.script}\nposturemap.start({shell.name}){after};\n"
    policy = _policy(style, script, image_hosts(project), tiles.host if tiles else None)
    head = _head(title, posture, policy=policy, style=style, project=project)
    body = _body(title, shell, text_version(posture, articles))
    said = {"cautions": [*cautions]} if cautions else {}
    known = page_settings(project, corrections, guarded)
    settings = {**known, **said, **(tiles.settings if tiles else {})}
    data = data_block(posture, articles, title=title, settings=settings)
    # The data is nearly all of a large page, in letters of one byte.
    over = megabytes_over(len(data) + len(script))
    large = "" if over is None else f' data-large="{over}"'
    return (
        f'<!doctype html>\n<html lang="{SOURCE_LANGUAGE}"{large}>\n<head>\n{head}</head>\n'
        f"<body>\n{body}"
        f"{common_parts(guarded.hidden.names if guarded else None)}"
        f"{data}\n"
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def common_parts(hides: Hides | None = None) -> str:
    """Give words and ground, which every page has, without places that are withheld."""
    if hides is None:
        return f"{words_block()}\n{ground_block()}\n"
    words = packed_words(quiet_words(own_words(), hides))
    return f"{words}\n{quiet_ground(ground_block(), hides)}\n"


@cache
def _tiles_code() -> str:
    """Read the code of vector tiles."""
    try:
        return (_STATIC / "tiles.js").read_text(encoding="utf-8")
    except FileNotFoundError as missing:
        raise _unbuilt(missing) from None


def _unbuilt(missing: FileNotFoundError) -> PageError:
    return PageError(
        f"{missing.filename} is missing: the page's code was not built; run `make map`, "
        "or install posturemap from its wheel"
    )


@cache
def _bundle() -> tuple[str, str]:
    """Read our style sheet and code, as a browser will hash them: with LF only."""
    try:
        style, code = ((_STATIC / name).read_text(encoding="utf-8") for name in _NAMES)
    except FileNotFoundError as missing:
        raise _unbuilt(missing) from None
    return style, code


def _policy(style: str, script: str, hosts: Sequence[str], archive: str | None) -> str:
    """Allow what is in the file, and pictures and tiles of the hosts that the author named."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {csp_hash(script)}",
            f"style-src {csp_hash(style)}",
            " ".join(("img-src data: blob:", *hosts)),
            "worker-src blob:",
            *([f"connect-src {archive}"] if archive else []),
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _head(title: str, posture: Posture, *, policy: str, style: str, project: Project | None) -> str:
    about = f"{title}. {len(posture.claims)} claims, as of {posture.as_of}."
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{html_text(title)}</title>\n"
        f'<meta name="description" content="{html_text(about)}">\n'
        f"{_shared(title, about, project)}"
        f"<style>{style}</style>\n"
    )


def _shared(title: str, about: str, project: Project | None) -> str:
    """Say what feeds and messengers show of the page (Open Graph)."""
    choice = project.share if project else None
    told = {
        "og:type": "article",
        "og:title": title,
        "og:description": about,
        "og:url": choice.address if choice else None,
        "og:image": choice.picture if choice else None,
        "og:image:alt": title if choice and choice.picture else None,
    }
    return "".join(
        f'<meta property="{name}" content="{html_text(text)}">\n'
        for name, text in told.items()
        if text
    )


def _body(title: str, shell: Shell, text: str) -> str:
    return (
        f'<header id="top"><h1>{html_text(title)}</h1></header>\n'
        f'<main id="stage">{shell.element}</main>\n'
        f'<noscript><div class="text-version">\n{text}\n</div></noscript>\n'
    )
