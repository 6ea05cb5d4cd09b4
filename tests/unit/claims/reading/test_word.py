import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from posturemap.claims import Article
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.parts import make_article
from posturemap.claims.reading.word import read_docx

from .documents import docx, matched, paragraph

SEEN = "The line holds."
UNSEEN = "A secret."
WORD_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps"><w:drawing><wp:anchor {anchor} '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">{place}'
    "<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></wp:anchor></w:drawing>"
    '</mc:Choice><mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
    "<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def body(*parts: str) -> Body:
    return read_docx(docx(*parts))


def article(found: Body) -> Article:
    return make_article(found, Path("a.docx"), article_id="a", sha256="0")


def sentences(found: Body) -> list[str]:
    whole = article(found)
    return [whole.text[s.start : s.end] for s in whole.sentences]


def with_part(content: bytes, name: str, old: str, new: str) -> bytes:
    """Return a document with words of one part put in place of others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for part in before.namelist():
            written = before.read(part)
            if part == name:
                changed = re.sub(old, lambda _: new, written.decode(), count=1)
                assert changed != written.decode()
                written = changed.encode()
            after.writestr(part, written)
    return out.getvalue()


def row(*cells: str, head: str = "") -> str:
    inner = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{head}{inner}</w:tr>"


def test_a_text_box_is_read_once_behind_its_paragraph():
    assert body(paragraph(SEEN), BOX.format(anchor="", place="", words="It stands.")).text == (
        f"{SEEN}\nIt stands.\n"
    )


SMALL = '<wp:extent cx="2518410" cy="635"/>'
GROWS = '<a:spAutoFit xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'


def test_a_box_that_grows_with_its_text_is_read_however_small_it_says_it_is():
    assert body(paragraph(SEEN), BOX.format(anchor="", place=SMALL, words=UNSEEN)).text == (
        f"{SEEN}\n"
    )
    grown = BOX.format(anchor="", place=SMALL + GROWS, words="It stands.")
    assert body(paragraph(SEEN), grown).text == f"{SEEN}\nIt stands.\n"


def test_a_row_has_the_words_of_the_tables_head():
    table = (
        "<w:tbl>"
        + row("Framework nation", "Host", "Troops", head="<w:trPr><w:tblHeader/></w:trPr>")
        + row("Canada", "Latvia", "3,000")
        + row("Germany", "", "1,800 in all.")
        + "</w:tbl>"
    )
    found = body(paragraph(SEEN), table)
    assert matched(article(found)) == [
        SEEN,
        "Framework nation: Canada; Host: Latvia; Troops: 3,000.",
        "Framework nation: Germany; Troops: 1,800 in all.",
    ]
    assert sentences(found)[1:] == ["Canada; Latvia; 3,000.", "Germany; 1,800 in all."]
    assert "Framework nation; Host; Troops\n" in article(found).text


def test_a_cell_that_reaches_down_is_said_of_each_row():
    merged = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = [
        f"<w:tr>{merged.format(state, words)}<w:tc>{paragraph(figure)}</w:tc></w:tr>"
        for state, words, figure in ((' w:val="restart"', "Latvia", "900"), ("", "", "40"))
    ]
    found = body(paragraph(SEEN), "<w:tbl>", row("Host", "Troops"), *rows, "</w:tbl>")
    said = matched(article(found))[1:]
    assert said == ["Host: Latvia; Troops: 900.", "Host: Latvia; Troops: 40."]


def test_cells_that_reach_down_for_ever_make_no_text_large():
    merged = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    start = merged.format(' w:val="restart"', "soldier " * 200)
    first = f"<w:tr>{start}<w:tc>{paragraph('9')}"
    next_ones = f"<w:tr>{merged.format('', '')}<w:tc>{paragraph('40')}</w:tc></w:tr>" * 500
    table = f"<w:tbl>{row('Host', 'Troops')}{first}</w:tc></w:tr>{next_ones}</w:tbl>"
    found = body(paragraph(SEEN), table)
    assert len(found.text) < 60_000
    assert matched(article(found))[-1] == "Troops: 40."


def test_a_table_without_a_head_is_left_out_and_said_so():
    table = f"<w:tbl>{row('Canada', 'Latvia')}{row('Germany', 'Lithuania')}</w:tbl>"
    found = body(paragraph(SEEN), table)
    assert found.text == f"{SEEN}\n"
    assert [(part.reason, part.words) for part in found.left_out] == [
        ("table", "Canada | Latvia Germany | Lithuania")
    ]


def test_a_table_that_only_frames_text_is_text():
    table = f"<w:tbl>{row('It stands. It will stay there.', 'A box holds more.')}</w:tbl>"
    assert sentences(body(paragraph(SEEN), table))[1:] == [
        "It stands.",
        "It will stay there.",
        "A box holds more.",
    ]


@pytest.mark.parametrize("words", ["Norway has 120 soldiers at Rukla", "It stands at Rukla."])
def test_a_bullet_is_a_sentence_with_or_without_a_stop(words: str):
    bullet = paragraph(words, style="ListBullet")
    assert sentences(body(paragraph(SEEN), bullet, paragraph("It holds."))) == [
        SEEN,
        words,
        "It holds.",
    ]


def test_a_numbered_list_of_sources_is_cited_by_its_numbers():
    found = body(
        paragraph("The line holds.[2]"),
        paragraph("Sources"),
        *(paragraph(words, style="ListNumber") for words in ("First page", "Second page")),
    )
    assert [(s.number, s.title) for s in article(found).sources] == [
        (1, "First page"),
        (2, "Second page"),
    ]


def raised(words: str) -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{words}</w:t></w:r>'


def test_raised_numbers_leave_the_text_and_powers_stay():
    runs = [
        "Germany has 4,800",
        raised("1"),
        " soldiers on 35 km",
        raised("2"),
        ".",
        raised("3, 4"),
    ]
    written = "".join(
        one if one.startswith("<") else f'<w:r><w:t xml:space="preserve">{one}</w:t></w:r>'
        for one in runs
    )
    found = body(f"<w:p>{written}</w:p>")
    assert found.text == "Germany has 4,800 soldiers on 35 km².\n"
    assert [(m.number, found.text[: m.start][-5:]) for m in found.marks] == [
        (1, "4,800"),
        (3, " km²."),
        (4, " km²."),
    ]


HIDDEN = {
    "docDefaults": with_part(
        docx(paragraph(SEEN, '<w:vanish w:val="0"/>'), paragraph(UNSEEN)),
        "word/styles.xml",
        "<w:rPrDefault>\\s*<w:rPr>",
        "<w:rPrDefault><w:rPr><w:vanish/>",
    ),
    "table style": with_part(
        docx(
            paragraph(SEEN),
            '<w:tbl><w:tblPr><w:tblStyle w:val="Gone"/></w:tblPr>' + row(UNSEEN) + "</w:tbl>",
        ),
        "word/styles.xml",
        "</w:styles>",
        '<w:style w:type="table" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
    ),
    "hidden box": docx(paragraph(SEEN), BOX.format(anchor='hidden="1"', place="", words=UNSEEN)),
    "box off the page": docx(
        paragraph(SEEN),
        BOX.format(anchor="", place="<wp:posOffset>-30000000</wp:posOffset>", words=UNSEEN),
    ),
    "old box": docx(
        paragraph(SEEN),
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
        'style="position:absolute;visibility:hidden"><v:textbox><w:txbxContent>'
        + paragraph(UNSEEN)
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    ),
    "no fill": docx(
        paragraph(SEEN),
        paragraph(UNSEEN, f"<w14:textFill {WORD_2010}><w14:noFill/></w14:textFill>"),
    ),
    "clear": docx(
        paragraph(SEEN),
        paragraph(
            UNSEEN,
            f'<w14:textFill {WORD_2010}><w14:solidFill><w14:srgbClr w14:val="000000">'
            '<w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>',
        ),
    ),
    "flat row": docx(
        paragraph(SEEN),
        "<w:tbl>"
        + row(UNSEEN, head='<w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>')
        + "</w:tbl>",
    ),
    "flat line": docx(
        paragraph(SEEN),
        '<w:p><w:pPr><w:spacing w:line="1" w:lineRule="exact"/></w:pPr>'
        f"<w:r><w:t>{UNSEEN}</w:t></w:r></w:p>",
    ),
    "field code": docx(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>{UNSEEN}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{SEEN}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "colour of the page": with_part(
        with_part(
            docx(paragraph(SEEN), paragraph(UNSEEN, '<w:color w:val="1F3864"/>')),
            "word/document.xml",
            "<w:body>",
            '<w:background w:color="1F3864"/><w:body>',
        ),
        "word/settings.xml",
        "<w:zoom",
        "<w:displayBackgroundShape/><w:zoom",
    ),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_what_does_not_show_is_kept_out_and_listed(how: str):
    found = read_docx(HIDDEN[how])
    assert found.text == f"{SEEN}\n"
    assert [(part.reason, part.words) for part in found.left_out] == [("hidden", UNSEEN)]


def test_deleted_words_are_listed():
    deleted = f"<w:p><w:del><w:r><w:delText>{UNSEEN}</w:delText></w:r></w:del></w:p>"
    found = body(paragraph(SEEN), deleted)
    assert [(part.reason, part.words) for part in found.left_out] == [("deleted", UNSEEN)]


def test_lines_that_a_break_only_keeps_short_are_one_sentence():
    broken = "<w:r><w:t>{}</w:t></w:r><w:r><w:br/></w:r>"
    lines = [broken.format(line) for line in ("Norway sent 120 soldiers", "to Rukla in May.", "A")]
    assert sentences(body(f"<w:p>{''.join(lines)}</w:p>", paragraph("It holds.")))[0] == (
        "Norway sent 120 soldiers to Rukla in May."
    )


def strict(content: bytes) -> bytes:
    """Return a document in the names of Strict Open XML, with its main part under another name."""
    names = (
        (
            "schemas.openxmlformats.org/officeDocument/2006/relationships",
            "officeDocument/relationships",
        ),
        ("schemas.openxmlformats.org/wordprocessingml/2006/main", "wordprocessingml/main"),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for usual, other in names:
                here = f"schemas.openxmlformats.org/{usual}"
                part = part.replace(here.encode(), f"purl.oclc.org/ooxml/{other}".encode())
            part = part.replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(name.replace("document.xml", "document2.xml"), part)
    return out.getvalue()


def test_strict_files_and_other_names_of_the_main_part_are_opened():
    assert read_docx(strict(docx(paragraph(SEEN)))).text == f"{SEEN}\n"


def test_document_properties_are_the_last_resort_and_named_as_such():
    document = Document()
    document.add_paragraph("The wall in autumn", style="Title")
    document.add_paragraph(SEEN)
    about = document.core_properties
    about.title, about.author, about.comments = "Draft for Monday", "Anna Example", ""
    about.created = datetime(2025, 4, 24, 9, 0, tzinfo=UTC)
    out = io.BytesIO()
    document.save(out)
    found = article(read_docx(out.getvalue()))
    assert (found.title, found.author, found.date) == (
        "The wall in autumn",
        "Anna Example",
        "2025-04-24",
    )
    assert found.found["date"] == found.found["author"] == "document properties"


def test_what_a_template_brings_along_is_no_property():
    assert body(paragraph(SEEN)).properties == {}
