"""The report of a run: every claim and where it went, in Markdown that a person reads."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from posturemap.account import Account, left_out_words, shown
from posturemap.claims import Article, CitationFault, Claim, by_article
from posturemap.claims.guard import Guarded
from posturemap.claims.record import Record
from posturemap.claims.unseen import visible
from posturemap.history import Followed, corrections
from posturemap.layers import Conflict, OwnLayer, Posture

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~&])")
_BYTES = re.compile("[\udc80-\udcff]")  # of a name that is no UTF-8

ARTICLES, LAYERS, LEDGER = "Articles", "Layers", "Every claim"
UNMAPPED = "Claims that are not on the map, and why"
"""Headings of the parts of a report that `check` can hold against the claims."""


def escape(text: str) -> str:
    r"""Put foreign text on one line of Markdown so that it shows as it is, what nobody sees too.

    >>> print(escape("a_b [x]"))
    a\_b \[x\]
    """
    plain = _SPECIAL.sub(r"\\\1", visible(" ".join(text.split())))
    return _BYTES.sub(lambda found: f"\\\\x{ord(found[0]) & 0xFF:02x}", plain)


def report_lines(
    title: str,
    articles: Sequence[Article],
    posture: Posture,
    *,
    account: Account,
    faults: Sequence[CitationFault] = (),
    notes: Sequence[str] = (),
) -> Iterator[str]:
    """Write the report of a run, line by line.

    Parameters
    ----------
    title
        The map's title.
    articles
        As they were read.
    posture
        The layers, the claims with their features or reasons, and the conflicts.
    account
        What was read of the articles, and what was not.
    faults
        What the citation audit found, over all articles.
    notes
        What else a reader should know, such as decisions of a review that found no claim.
    """
    parts: Iterable[Iterable[str]] = (
        [f"# {escape(title)}", "", f"As of {posture.as_of}."],
        _articles(articles, posture.claims),
        _reading(account),
        *([_guarded(account.guarded)] if account.guarded else []),
        *([_intake(account)] if account.intake.readers or account.stale else []),
        _layers(posture),
        *([_own(posture.own)] if posture.own else []),
        _unmapped(posture.claims),
        _conflicts(posture.conflicts),
        *([_corrections(account.history)] if account.history else []),
        _faults(faults),
        _section("Notes", [f"- {escape(note)}" for note in notes], "None."),
        _ledger(articles, posture.claims),
    )
    for number, part in enumerate(parts):
        if number:
            yield "\n"
        yield from (f"{line}\n" for line in part)


def _section(heading: str, lines: Iterable[str], otherwise: str) -> Iterator[str]:
    yield from (f"## {heading}", "")
    lines = iter(lines)
    yield next(lines, otherwise)
    yield from lines


def _articles(articles: Sequence[Article], claims: Sequence[Claim]) -> Iterator[str]:
    count = Counter(claim.article for claim in claims)
    rows = [article_row(a, claims=count[a.id], sha256=a.sha256) for a in articles]
    head = ["| id | title | date | claims | sha256 |", "|---|---|---|---|---|"]
    return _section(ARTICLES, [*head, *rows], "None.")


def article_row(article: Article | Record, *, claims: int, sha256: str) -> str:
    """Write an article's row of the report's table."""
    title, date = escape(article.title or "no title"), article.date or "no date"
    return f"| {escape(article.id)} | {title} | {date} | {claims} | `{sha256[:12]}` |"


def layer_row(name: str, features: int) -> str:
    """Write a layer's row of the report's table."""
    return f"| {name} | {features} |"


def _reading(account: Account) -> Iterator[str]:
    head = ["| id | language | letters read | left out |", "|---|---|---|---|"]
    rows = [
        f"| {escape(r.id)} | {r.language or 'unknown'} | {r.letters_read:,} "
        f"| {escape(left_out_words(r.left_out)) or 'nothing'} |"
        for r in account.records
    ]
    passed = (f"{shown(one.path)}: {one.what}" for one in account.passed_over)
    lines = [f"- {escape(line)}" for line in (*account.cautions, *passed)]
    lines = ["", *lines] if lines else []
    return _section("What was read, and what was left out", [*head, *rows, *lines], "None.")


def _guarded(guarded: Guarded) -> Iterator[str]:
    """Say how much the publisher holds back, and not which."""
    lines = [f"{guarded.line[0].upper()}{guarded.line[1:]}. It is not said which or where."]
    return _section("What the publisher holds back", lines, "Nothing.")


def _intake(account: Account) -> Iterator[str]:
    """List who else made claims, what came of them, and each that was refused."""
    head = ["| reader | given | proved | unsure | refused |", "|---|---|---|---|---|"]
    rows = [
        f"| {escape(row.reader)} | {row.given:,} | {row.proved:,} | {row.unsure:,} "
        f"| {sum(row.refused.values()):,} |"
        for row in account.intake.readers
    ]
    reasons = [
        f"- {escape(row.reader)}: {number:,} refused, {reason}"
        for row in account.intake.readers
        for reason, number in row.refused.items()
    ]
    unread = [
        f"- {escape(row.reader)}: {number:,} values of {name} mean nothing here and count nothing"
        for row in account.intake.readers
        for name, number in row.unread.items()
    ]
    refused = account.intake.refused
    told = [f"- {escape(str(one))}: “{escape(one.given.quote[:300])}”" for one in refused]
    told += [f"- {escape(one)}" for one in account.stale]
    lines = [*head, *rows, "", *reasons, *unread, *(["", *told] if told else [])]
    return _section("Claims from elsewhere", lines, "None.")


def _layers(posture: Posture) -> Iterator[str]:
    head = ["| layer | features |", "|---|---|"]
    rows = [layer_row(name, len(gdf)) for name, gdf in posture.layers.items()]
    return _section(LAYERS, [*head, *rows], "None.")


def _own(layers: Sequence[OwnLayer]) -> Iterator[str]:
    """List the layers that no article says anything of, with file, hash and what was done."""
    head = ["| layer | title | features | file | sha256 |", "|---|---|---|---|---|"]
    rows = [
        f"| {one.name} | {escape(one.title)} | {len(one.gdf)} | {escape(one.file)} "
        f"| `{one.sha256}` |"
        for one in layers
    ]
    named = [
        f"- {escape(one.title)}: {escape(one.attribution)}" for one in layers if one.attribution
    ]
    told = [f"- {escape(one.file)}: {escape(note)}" for one in layers for note in one.notes]
    return _section("Layers of your own", [*head, *rows, "", *named, *told], "None.")


def _unmapped(claims: Sequence[Claim]) -> Iterator[str]:
    lines = [unmapped_line(claim) for claim in claims if claim.unmapped]
    return _section(UNMAPPED, lines, "Every claim is on the map.")


def unmapped_line(claim: Claim) -> str:
    """Say of a claim that is not on the map why."""
    why = escape(claim.unmapped or "")
    return f"- `{claim.id}` {claim.type}: “{escape(claim.quote)}” — {why}"


def _conflicts(conflicts: Sequence[Conflict]) -> Iterator[str]:
    lines = []
    for conflict in conflicts:
        when = f" ({conflict.as_of})" if conflict.as_of else ""
        lines.append(f"- **{escape(conflict.entity)}**, {escape(conflict.attribute)}{when}:")
        lines += [
            f"  - {escape(r.value)}: {escape(r.source)}, {r.grade}"
            + (f", claim `{r.claim}`" if r.claim else "")
            for r in conflict.readings
        ]
        if conflict.note:
            lines.append(f"  - {escape(conflict.note)}")
    return _section("Conflicts", lines, "None.")


def _corrections(history: Sequence[Followed]) -> Iterator[str]:
    """List what earlier maps said and this one does not."""
    lines: list[str] = []
    for one in corrections(history):
        seen = f"on the map from {one.first_seen} to {one.last_seen}"
        gone = f"withdrawn: {escape(one.withdrawn)}" if one.withdrawn else "changed"
        lines.append(f"- {escape(one.article)}: “{escape(one.quote)}”, {seen}, {gone}")
        lines += [
            f"  - {c.field} before {c.seen}: {escape(c.was)}; now: {escape(c.now)}"
            for c in one.changes
        ]
    return _section("Corrections to earlier maps", lines, "None.")


def _faults(faults: Sequence[CitationFault]) -> Iterator[str]:
    lines = [f"- {escape(f.article)}: {escape(f.message)}" for f in faults]
    return _section("Citations that do not hold", lines, "None.")


def _ledger(articles: Sequence[Article], claims: Sequence[Claim]) -> Iterator[str]:
    return _section(LEDGER, _claims_told(articles, by_article(claims)), "None.")


def _claims_told(
    articles: Sequence[Article], claims: Mapping[str, Sequence[Claim]]
) -> Iterator[str]:
    for number, article in enumerate(articles):
        if number:
            yield ""
        yield from (f"### {escape(article.title or article.id)}", "")
        yield from map(ledger_line, claims.get(article.id, ()))
        if article.id not in claims:
            yield "No claims."


def ledger_line(claim: Claim) -> str:
    """Say of a claim what it says, how, and where it is drawn."""
    facts = [claim.type, claim.polarity, claim.date, claim.attribution, str(claim.grade)]
    where = ", ".join(f"`{feature}`" for feature in claim.features) or "not on the map"
    said = ", ".join(escape(fact) for fact in facts if fact)
    said += _by(claim)
    return f"- `{claim.id}` “{escape(claim.quote)}” ({said}) → {where}"


def _by(claim: Claim) -> str:
    """Name the readers of a claim that is from elsewhere, and what they say differently."""
    if claim.proof is None:
        return ""
    said = (f"{d.field} {d.instead}" for d in claim.doubts if d.field in claim.proof.differs)
    given = "; ".join(dict.fromkeys(said))
    otherwise = f", given otherwise: {escape(given)}" if given else ""
    return f", read by {escape(claim.reader)}{otherwise}"
