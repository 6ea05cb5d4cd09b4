import io
import zipfile

import pytest

from posturemap.claims.reading.body import Body
from posturemap.claims.reading.odt import read_odt
from posturemap.claims.reading.unreadable import UnreadableError

SEEN = "The line holds."
UNSEEN = "A secret."
ITEM = "Norway has 120 soldiers at Rukla"
NAME = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{short}="{NAME}:{name}:1.0"'
    for short, name in (
        *((name, name) for name in ("office", "text", "table", "style", "meta")),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)


def odt(*parts: str, styles: str = "", meta: str = "", prolog: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"{prolog}<office:document-content {SPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{''.join(parts)}</office:text>"
            "</office:body></office:document-content>",
        )
        archive.writestr(
            "meta.xml", f"<office:document-meta {SPACES}>{meta}</office:document-meta>"
        )
    return out.getvalue()


def body(*parts: str, styles: str = "") -> Body:
    return read_odt(odt(*parts, styles=styles))


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def style(name: str, family: str, group: str, **properties: str) -> str:
    written = " ".join(
        f'{key.replace("_", ":", 1).replace("_", "-")}="{v}"' for key, v in properties.items()
    )
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f"<style:{group}-properties {written}/></style:style>"
    )


def words(found: Body, spans: tuple) -> list[str]:
    return [found.text[s.start : s.end] for s in spans]


def row(*cells: str) -> str:
    inner = "".join(f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{inner}</table:table-row>"


def test_headings_lists_and_white_space():
    found = body(
        "<text:h>The line</text:h>",
        p("\n   It  <text:s text:c='2'/>holds.<text:soft-page-break/>\n"),
        f"<text:list><text:list-item>{p(ITEM)}</text:list-item></text:list>",
    )
    assert found.text == f"The line\nIt holds. \n{ITEM}\n"
    assert words(found, found.headings) == ["The line"]
    assert words(found, found.items) == [ITEM]


def test_notes_and_raised_numbers_leave_the_text():
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('The page.')}</text:note-body></text:note>"
    )
    found = body(
        p(
            f"Germany has 4,800{note} soldiers and 1,900"
            '<text:span text:style-name="up">3</text:span>.'
        ),
        styles=style("up", "text", "text", style_text_position="super 58%"),
    )
    assert found.text == "Germany has 4,800 soldiers and 1,900.\nThe page.\n"
    assert [(m.number, found.text[: m.start][-5:]) for m in found.marks] == [
        (1, "4,800"),
        (3, "1,900"),
    ]
    assert words(found, found.footnotes) == ["The page."]


def test_a_row_has_the_words_of_the_tables_head():
    head = f"<table:table-header-rows>{row('Host', 'Troops')}</table:table-header-rows>"
    reach = (
        '<table:table-row><table:table-cell table:number-rows-spanned="2">'
        f"{p('Latvia')}</table:table-cell><table:table-cell>{p('900')}</table:table-cell>"
        f"</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell>{p('40')}"
        "</table:table-cell></table:table-row>"
    )
    found = body(p(SEEN), f"<table:table>{head}{reach}</table:table>")
    assert words(found, found.items) == ["Host: Latvia; Troops: 900.", "Host: Latvia; Troops: 40."]


def test_cells_that_reach_down_for_ever_make_no_text_large():
    head = f"<table:table-header-rows>{row('Host', 'Troops')}</table:table-header-rows>"
    first = f'<table:table-cell table:number-rows-spanned="9999">{p("soldier " * 200)}'
    rows = f"<table:table-row>{first}</table:table-cell><table:table-cell>{p('900')}"
    rows += "</table:table-cell></table:table-row>"
    rows += (
        f"<table:table-row><table:covered-table-cell/><table:table-cell>{p('40')}"
        "</table:table-cell></table:table-row>"
    ) * 500
    found = body(p(SEEN), f"<table:table>{head}{rows}</table:table>")
    assert len(found.text) < 60_000
    assert words(found, found.items)[-1] == "Troops: 40."


def test_a_table_without_a_head_is_left_out_and_said_so():
    found = body(
        p(SEEN), f"<table:table>{row('Canada', 'Latvia')}{row('Spain', 'Estonia')}</table:table>"
    )
    assert found.text == f"{SEEN}\n"
    assert [part.reason for part in found.left_out] == ["table"]


def frame(place: str) -> str:
    return p(f"<draw:frame {place}><draw:text-box>{p(UNSEEN)}</draw:text-box></draw:frame>")


@pytest.mark.parametrize(
    ("part", "styles"),
    [
        (p(UNSEEN, "x"), style("x", "paragraph", "text", text_display="none")),
        (p(UNSEEN, "x"), style("x", "paragraph", "text", fo_color="#ffffff")),
        (p(UNSEEN, "x"), style("x", "paragraph", "text", fo_font_size="1pt")),
        (p(UNSEEN, "x"), style("x", "paragraph", "paragraph", fo_line_height="0.5pt")),
        (p(UNSEEN, "x"), style("x", "paragraph", "paragraph", fo_margin_left="-30cm")),
        (f'<text:section text:display="none">{p(UNSEEN)}</text:section>', ""),
        (p(f'<text:hidden-text text:is-hidden="true">{UNSEEN}</text:hidden-text>'), ""),
        (frame('svg:width="0.1pt"'), ""),
        (frame('svg:x="-90cm"'), ""),
        (
            f"<table:table>{row(UNSEEN)}</table:table>".replace(
                "<table:table-row", '<table:table-row table:visibility="collapse"'
            ),
            "",
        ),
    ],
)
def test_what_does_not_show_is_kept_out_and_listed(part: str, styles: str):
    found = body(p(SEEN), part, styles=styles)
    assert found.text == f"{SEEN}\n"
    assert [(one.reason, one.words) for one in found.left_out] == [("hidden", UNSEEN)]


def test_white_words_on_a_dark_cell_are_read():
    cell = f'<table:table-cell table:style-name="dark">{p(SEEN, "white")}</table:table-cell>'
    found = body(
        f"<table:table><table:table-row>{cell}</table:table-row></table:table>",
        styles=style("dark", "table-cell", "table-cell", fo_background_color="#1f3864")
        + style("white", "paragraph", "text", fo_color="#ffffff"),
    )
    assert found.text == f"{SEEN}\n"


def test_properties_are_the_last_resort():
    meta = (
        "<meta:initial-creator>Anna Example</meta:initial-creator>"
        "<meta:creation-date>2025-04-24T09:00:00</meta:creation-date>"
    )
    found = read_odt(odt(p(SEEN), meta=meta))
    assert found.properties == {"author": "Anna Example", "date": "2025-04-24"}
    assert found.metadata == {}


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b" " * 20_000_000)
    return out.getvalue()


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + i)} '{10 * f'&{chr(97 + i)};'}'>" for i in range(9)
)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (bomb(), "unpacks to more than a document would"),
        (odt(), "holds no text that can be seen"),
        (odt(p(SEEN))[:300], "is a broken OpenDocument text"),
        (odt("<text:p>"), "its content.xml cannot be read"),
        (
            odt(f"<table:table>{row('a', 'b')}{row('c', 'd')}</table:table>"),
            "only tables without a head",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, reason: str):
    with pytest.raises(UnreadableError, match=reason):
        read_odt(content)


def test_entities_are_not_put_in():
    one = "<!DOCTYPE x [<!ENTITY a 'A secret.'>]>"
    assert read_odt(odt(p(f"{SEEN} &a;"), prolog=one)).text.strip() == SEEN
    with pytest.raises(UnreadableError, match=r"its content\.xml cannot be read"):
        read_odt(odt(p(f"{SEEN} &j;"), prolog=f"{LAUGHS}]>"))
