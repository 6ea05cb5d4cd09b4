"""PDFs of our own, object by object."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

TABLE = Path(__file__).parents[1] / "data" / "unseen" / "prints.tsv"
SEEN = (
    "Britain leads the battlegroup at Tapa in Estonia, and its soldiers have stayed since 2017.",
    "Norway moved 120 soldiers to Rukla in March 2025, its defence ministry said in a note.",
)
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def stream(content: str, entries: str = "") -> str:
    return f"<<{entries}/Length {len(content)}>>stream\n{content}\nendstream"


def print_of(
    painted: str = "",
    resources: str = "",
    objects: Mapping[int, str] | None = None,
    catalogue: str = "",
    page: str = "",
) -> bytes:
    """Return a PDF of one page with two lines that are seen, and what is painted besides."""
    lines = (f"BT /F1 11 Tf 60 {740 - 20 * n} Td ({one}) Tj ET" for n, one in enumerate(SEEN))
    parts = {
        1: f"<</Type/Catalog/Pages 2 0 R {catalogue}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        f"/Resources<</Font<</F1 5 0 R>> {resources}>> {page}>>",
        4: stream("q\n{}\nQ\n{}".format("\n".join(lines), painted)),
        5: FONT,
        **(objects or {}),
    }
    out, places = b"%PDF-1.7\n", {}
    for number, body in sorted(parts.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(
        f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n"
        for n in range(1, max(parts) + 1)
    )
    end = (
        f"xref\n0 {max(parts) + 1}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {max(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    )
    return out + end.encode()


def unseen(text: str) -> Iterator[tuple[str, bytes]]:
    """Yield ways to hide a text: a name, and a PDF."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, *cells = (cell.replace("\\n", "\n") for cell in line.split("\t"))
        painted, resources, written, catalogue, page = (cell.replace("{}", text) for cell in cells)
        objects = {}
        for one in written.split(" || ") if written else ():
            number, body = one.split(" ", 1)
            fitted = re.sub(r"(?s)/Length \d+>>stream\n(.*)\nendstream", _fitted, body)
            objects[int(number)] = fitted
        yield name, print_of(painted, resources, objects, catalogue, page)


def _fitted(found: re.Match[str]) -> str:
    return f"/Length {len(found[1])}>>stream\n{found[1]}\nendstream"
