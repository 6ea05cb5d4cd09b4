"""The page for readers without JavaScript: every claim as text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from posturemap.claims import Article, Change, Claim, web_address
from posturemap.claims.unseen import visible
from posturemap.layers.table import Posture
from posturemap.maps.marks import html_text

from .called import called
from .words import SOURCE_LANGUAGE, catalogues

# As many as a person would read through. A page of more holds the first few, since all of them
# would outweigh the map, and says where the rest is.
CLAIMS_READ = 2_000
CLAIMS_SHOWN = 300


def text_version(posture: Posture, articles: Iterable[Article]) -> str:
    """Write articles, their claims and what became of each as plain HTML.

    Parameters
    ----------
    posture
        Gives the claims and the names of the features they support.
    articles
        Gives titles, dates and addresses.

    Returns
    -------
    Content for a ``noscript`` element; every text in it is escaped.
    """
    words = catalogues()[SOURCE_LANGUAGE]
    shown = claims_shown(posture.claims)
    names = _feature_names(posture, shown, words)
    parts = [f"<p>{html_text(words['noscript.lead'])}</p>"]
    by_id = {article.id: article for article in articles}
    current = None
    for claim in shown:
        if claim.article != current:
            parts += ["</ol>"] if current is not None else []
            current = claim.article
            parts += [_heading(by_id.get(current), current), "<ol>"]
        parts.append(item(claim, names, words))
    parts += ["</ol>"] if current is not None else []
    if left := len(posture.claims) - len(shown):
        more = words["noscript.more"].replace("{n}", f"{left:,}")
        parts.append(f"<p>{html_text(more)}</p>")
    return "\n".join(parts)


def claims_shown(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Give the claims that the text holds: all, or of very many the first."""
    return claims[:CLAIMS_SHOWN] if len(claims) > CLAIMS_READ else claims


def _feature_names(
    posture: Posture, claims: Iterable[Claim], words: Mapping[str, str]
) -> dict[str, str]:
    """Name the features of claims, and say how they are put where they do not simply stand."""
    used = {feature for claim in claims for feature in claim.features}
    return {
        str(row["id"]): f"{row['name']}{said(row, words)}"
        for gdf in posture.layers.values()
        for row in gdf.drop(columns=gdf.geometry.name).to_dict("records")
        if row["id"] in used
    }


def said(row: Mapping[Any, Any], words: Mapping[str, str]) -> str:
    """Say in brackets how a feature is put, where it does not simply stand."""
    saying, sure = row.get("saying", "stands"), row.get("sure", True)
    how = [] if saying == "stands" else [words.get(f"saying.{saying}", str(saying))]
    how += [] if sure else [words["said.tag"]]
    return f" ({', '.join(how)})" if how else ""


def _heading(article: Article | None, article_id: str) -> str:
    if article is None:
        return f"<h2>{html_text(article_id)}</h2>"
    title = html_text(called(article))
    if url := web_address(article.url):
        title = f'<a href="{html_text(url)}" rel="noopener noreferrer">{title}</a>'
    about = [part for part in (article.author, article.publisher, article.date) if part]
    return f"<h2>{title}</h2><p>{html_text(', '.join(about))}</p>"


def item(claim: Claim, names: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Write one claim, with what became of it."""
    facts = [
        words[f"type.{claim.type}"],
        words[f"polarity.{claim.polarity}"],
        words["said.ends"] if claim.change is Change.ENDS else None,
        None if claim.sure else words["said.tag"],
        claim.date or words["date.none"],
        claim.attribution or words["card.author_voice"],
        f"{words['card.grade']} {claim.grade}",
        "".join(f"[{number}]" for number in claim.source_ref),
        _mapped(claim, names, words),
    ]
    about = html_text(" · ".join(fact for fact in facts if fact))
    quote = html_text(visible(claim.quote))
    return f"<li><blockquote><bdi>{quote}</bdi></blockquote><p>{about}</p></li>"


def _mapped(claim: Claim, names: Mapping[str, str], words: Mapping[str, str]) -> str:
    if not claim.features:
        return f"{words['ledger.unmapped']}: {claim.unmapped or words['ledger.no_reason']}"
    return f"{words['ledger.mapped']}: " + "; ".join(
        names.get(feature, feature) for feature in claim.features
    )
