"""Pages that tests read: three sentences of an article, and what may stand around it."""

from pathlib import Path

from posturemap.claims import Article, read_article

HOLDS = "The northern line holds, and its 28 bunkers are manned by a company of the brigade."
STANDS = "The southern line stands behind the river, and nobody has crossed it since the spring."
REST = "The middle of the line rests on a lake, where boats of the coast guard keep the watch."
PROSE = f"<p>{HOLDS}</p><p>{STANDS}</p><p>{REST}</p>"
SENTENCES = [HOLDS, STANDS, REST]
OPENING = "A line of posts along the border is manned again, and the state pays for what it needs."
OTHER = "An island far away has sent a thousand soldiers to another continent, a sailor wrote."


def read(folder: Path, body: str, head: str = "") -> Article:
    path = folder / "page.html"
    path.write_text(f"<!doctype html><head>{head}</head><body>{body}</body>", encoding="utf-8")
    return read_article(path)


def sentences(article: Article) -> list[str]:
    return [article.text[s.start : s.end] for s in article.sentences]


def reasons(article: Article) -> set[str]:
    return {part.reason for part in article.left_out}
