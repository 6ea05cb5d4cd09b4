"""What people read of a run, held against its claims: the page and the report."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from posturemap.claims import Claim
from posturemap.claims.record import Record
from posturemap.layerfile import Feature
from posturemap.layers import TABLES
from posturemap.manifest import Manifest
from posturemap.maps import Beside, page_faults
from posturemap.report import (
    ARTICLES,
    LAYERS,
    LEDGER,
    UNMAPPED,
    article_row,
    layer_row,
    ledger_line,
    unmapped_line,
)

UNCHECKED_PAGE = (
    "its shapes, symbols, conflicts, story, notes and names of own layers, "
    "what stands round its quotes, and the hosts it names"
)
UNCHECKED_REPORT = "its title, warnings, conflicts, citations and notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a run says in its files for programs.

    Parameters
    ----------
    manifest, claims, records
        As they lie in the folder.
    layers
        Name to features.
    """

    manifest: Manifest
    claims: Sequence[Claim]
    records: Sequence[Record]
    layers: Mapping[str, Sequence[Feature]]


def shown_on_page(page: str, told: Told) -> Iterator[str]:
    """Say what map.html shows otherwise than the files beside it."""
    yield from page_faults(
        page,
        Beside(
            claims=told.claims,
            records=told.records,
            features=told.layers,
            as_of=told.manifest.options.get("as_of"),
        ),
    )


def shown_in_report(report: str, told: Told) -> Iterator[str]:
    """Say what report.md says otherwise than the files beside it."""
    parts = _parts(report)
    for heading, wanted in _wanted(told).items():
        found = [line for line in parts.get(heading, ()) if line.startswith(("- ", "| "))]
        found = [line for line in found if not line.startswith(("| id |", "| layer |"))]
        more, less = Counter(found) - Counter(wanted), Counter(wanted) - Counter(found)
        if more:
            yield f"says under “{heading}” what no claim gives: {min(more):.200}"
        elif less:
            yield f"lacks under “{heading}”: {min(less):.200}"


def _wanted(told: Told) -> dict[str, list[str]]:
    """Write the lines that a report must have, by heading."""
    hashes = told.manifest.inputs
    wanted = {
        UNMAPPED: [unmapped_line(claim) for claim in told.claims if claim.unmapped],
        LEDGER: [ledger_line(claim) for claim in told.claims],
    }
    if told.records:
        wanted[ARTICLES] = [
            article_row(record, claims=record.claims, sha256=hashes.get(record.id, ""))
            for record in told.records
        ]
    if told.layers:
        ours = {name: rows for name, rows in told.layers.items() if name in TABLES}
        wanted[LAYERS] = [layer_row(name, len(rows)) for name, rows in ours.items()]
    return wanted


def _parts(report: str) -> dict[str, list[str]]:
    """Cut a report into its parts by heading; of two with one heading both."""
    parts: dict[str, list[str]] = {}
    heading = ""
    for line in report.split("\n"):
        if line.startswith("## "):
            heading = line.removeprefix("## ")
        parts.setdefault(heading, []).append(line)
    return parts
