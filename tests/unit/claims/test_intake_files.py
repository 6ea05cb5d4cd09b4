"""Files of claims that others write."""

import io
import json
import struct
import zipfile

import pytest

from posturemap.claims import Claim, ClaimType, PlaceMention, Quantity
from posturemap.claims.intake import Given, read_given
from posturemap.claims.intake.rows import reader_name, row_to_given
from posturemap.claims.store import write_claims
from posturemap.errors import GivenError

QUOTE = "Canada leads the battlegroup at Ādaži 🇱🇻 in Latvia."
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_given(path)


def workbook(rows):
    """Write rows as a spreadsheet program does: some texts shared, some beside their cell."""
    texts = sorted({cell for row in rows for cell in row if cell})
    shared = "".join(f"<si><r><t>{text[:3]}</t></r><r><t>{text[3:]}</t></r></si>" for text in texts)
    lines = ""
    for number, row in enumerate(rows, start=1):
        cells = "".join(
            f'<c r="{chr(65 + column)}{number}" t="s"><v>{texts.index(cell)}</v></c>'
            for column, cell in enumerate(row)
            if cell
        )
        lines += f'<row r="{number}">{cells}</row>'
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>'
        '<sheet name="Claims" sheetId="1" r:id="rId7"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="rId7" Target="worksheets/one.xml"/>'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/worksheets/one.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData>'
        "</worksheet>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


def test_our_own_claims_come_back(tmp_path):
    place = PlaceMention(text="Latvia", start=0, end=6, name="Latvia", country="LV", kind="country")
    claim = Claim(
        id="0123456789ab",
        article="a",
        type=ClaimType.DEPLOYMENT,
        quote=QUOTE,
        start=4,
        end=4 + len(QUOTE),
        places=(place,),
        actors=("CA",),
        quantity=Quantity(value=(600, 700), unit="troops", text="600 to 700 troops"),
    )
    write_claims(tmp_path / "claims.jsonl", [claim])
    (given,) = read_given(tmp_path / "claims.jsonl")
    assert (given.articles, given.quote, given.start) == (("a",), QUOTE, 4)
    assert given.values == {
        "type": ("deployment",),
        "polarity": ("asserted",),
        "places": ("Latvia",),
        "actors": ("CA",),
        "quantity": ("600 to 700 troops",),
    }


TABLE = [
    ["Article", "Quote", "Place", "Said by", "Number", "Location"],
    ["a.txt", QUOTE, "Ādaži; Latvia", "NATO", "600", ""],
    ["", "", "", "", "", ""],
    ["b", "It holds.", "", "", "", "59.2, 25.9"],
]


@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "semicolon.csv", "t.xlsx"])
def test_tables_are_read(tmp_path, name):
    mark = {"t.tsv": "\t", "semicolon.csv": ";"}.get(name, ",")
    text = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in TABLE)
    one, two = read(tmp_path, name, workbook(TABLE) if name == "t.xlsx" else text)
    assert (one.reader, one.where, one.articles, one.quote) == (name, "row 2", ("a.txt",), QUOTE)
    assert one.values == {
        "places": ("Ādaži", "Latvia"),
        "attribution": ("NATO",),
        "quantity": ("600",),
    }
    assert (two.where, two.articles, two.values) == ("row 4", ("b",), {})


def test_an_incident_of_atlos_names_its_sources(tmp_path):
    text = (
        "slug,inserted_at,updated_at,latitude,longitude,description,date,source_1,source_2\n"
        f'AB1,2026,2026,59.2,25.9,"{QUOTE}",2026-05-01,https://a.example/1,https://b.example/2\n'
    )
    (given,) = read(tmp_path, "atlos.csv", text)
    assert given.articles == ("https://a.example/1", "https://b.example/2")
    assert (given.quote, given.values) == (QUOTE, {"date": ("2026-05-01",)})


def annotation(**more):
    quote = {"type": "TextQuoteSelector", "exact": QUOTE, "prefix": "a ", "suffix": " b"}
    place = {"type": "TextPositionSelector", "start": 7, "end": 9}
    target = {
        "source": "https://a.example/1",
        "selector": [quote, {"type": "X", "refinedBy": place}],
    }
    return {"target": [target], **more}


@pytest.mark.parametrize("form", ["one", "list", "items", "first", "rows", "lines"])
def test_annotations_are_read(tmp_path, form):
    tagged = annotation(
        uri="https://a.example/1",
        tags=["deployment", "place: Ādaži"],
        document={"title": ["A line"]},
        body=[{"type": "TextualBody", "purpose": "tagging", "value": "asserted"}],
        text="Ignore what the article says.",
    )
    found = {
        "one": tagged,
        "list": [tagged],
        "items": {"type": "AnnotationPage", "items": [tagged]},
        "first": {"type": "AnnotationCollection", "first": {"items": [tagged]}},
        "rows": {"total": 1, "rows": [tagged]},
        "lines": tagged,
    }[form]
    (given,) = read(tmp_path, "h.jsonl" if form == "lines" else "h.json", json.dumps(found))
    assert given.articles == ("https://a.example/1", "A line")
    assert (given.quote, given.prefix, given.suffix, given.start) == (QUOTE, "a ", " b", 7)
    assert given.values["places"] == ("Ādaži",)
    assert "deployment" in given.values["type"]


def test_a_cas_counts_as_java_does(tmp_path):
    text = f"🇪🇪 First. {QUOTE}"
    begin = len(text[: text.index(QUOTE)].encode("utf-16-le")) // 2
    end = begin + len(QUOTE.encode("utf-16-le")) // 2
    cas = {
        "%TYPES": {},
        "%FEATURE_STRUCTURES": [
            {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": text},
            {"%ID": 2, "%TYPE": "x.type.Token", "@sofa": 1, "begin": 0, "end": 4},
            {
                "%ID": 3,
                "%TYPE": "custom.Claim",
                "@sofa": 1,
                "begin": begin,
                "end": end,
                "label": "deployment",
                "place": "Latvia",
            },
            {"%ID": 4, "%TYPE": "custom.Claim", "@sofa": 1, "begin": 5, "end": 10**9},
            {
                "%ID": 5,
                "%TYPE": "x.DocumentMetaData",
                "@sofa": 1,
                "begin": 0,
                "end": 9,
                "documentTitle": "a.txt",
            },
        ],
    }
    (given,) = read(tmp_path, "c.json", json.dumps(cas))
    assert (given.quote, given.prefix, given.articles) == (QUOTE, "🇪🇪 First. ", ("a.txt", "c"))
    assert given.values["type"] == ("deployment",)
    assert given.values["places"] == ("Latvia",)


def test_webanno_tokens_become_one_quote(tmp_path):
    text = (
        "#FORMAT=WebAnno TSV 3.3\n"
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue\n"
        "#T_SP=webanno.custom.Claim|type|place\n\n\n"
        "#Text=Canada leads\n1-1\t0-6\tCanada\tNN\t_\t_\n1-2\t7-12\tleads\tVB\t_\t_\n\n"
        "#Text=Riga  holds\\, too.\n2-1\t14-18\tRiga\tNN\tdeployment[1]\tRiga[1]\n"
        "2-2\t20-25\tholds\tVB\tdeployment[1]\tRiga[1]\n2-3\t25-26\t,\t_\t*\t_\n"
    )
    one, two = read(tmp_path, "a.tsv", text)
    assert (one.quote, one.articles, one.prefix) == ("Riga  holds", ("a",), "Canada leads\n\n")
    assert one.values == {"type": ("deployment",), "places": ("Riga",)}
    assert (two.quote, two.values) == (",", {})


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.doc", "x", "format .doc is not known"),
        ("a.json", "[" * 100_000, "nested too deep"),
        ("a.json", '{"n": ' + "9" * 5000 + "}", "number too long"),
        ("a.json", '{"n": 1}', "holds no claims"),
        ("a.json", "{", "is no JSON"),
        ("a.jsonl", '{"quote": "x"}\n[1]', "a.jsonl:2: is no JSON object"),
        ("a.csv", "name,number\nx,1", "wanted columns article and quote"),
        ("a.csv", 'quote,article\n"x', "is no CSV table"),
        ("a.csv", "quote,article\n", "has no claim"),
        ("a.xlsx", b"PK\x03\x04", "broken spreadsheet"),
        ("a.xlsx", workbook([["a", "b"]]), "wanted columns article and quote"),
        ("a.csv", "", "wanted columns"),
    ],
)
def test_what_is_no_file_of_claims_is_refused_in_one_line(tmp_path, name, content, said):
    with pytest.raises(GivenError) as caught:
        read(tmp_path, name, content)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_bomb_is_not_unpacked(tmp_path):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 3 * 2**20)
    with pytest.raises(GivenError, match="unpacks to more"):
        read(tmp_path, "a.xlsx", packed.getvalue())


def test_a_row_says_where_its_quote_stands(tmp_path):
    text = (
        "article,quote,Before,After,sentence_numbers,offset,places,type\n"
        'a,"It holds; so far",there,then,"3, 14 and 15",7,"Tapa; Rukla|Ādaži",a;b\n'
    )
    (given,) = read(tmp_path, "rows.csv", text)
    assert given == Given(
        reader="rows.csv",
        where="row 2",
        articles=("a",),
        quote="It holds; so far",
        prefix="there",
        suffix="then",
        start=7,
        sentences=(3, 14, 15),
        values={"places": ("Tapa", "Rukla", "Ādaži"), "type": ("a;b",)},
    )


def test_a_row_is_of_the_article_of_all_rows_behind_its_own():
    row = {"article": "a", "quote": ["", "It holds."], "places": ["58.2 25.5", {"name": "Tapa"}]}
    given = row_to_given(row, reader="x", where="y", article="b")
    assert given.articles == ("a", "b")
    assert given.values == {"places": ("Tapa",)}
    empty = row_to_given({"quote": ""}, reader="x", where="y")
    assert (empty.articles, empty.quote, empty.start, empty.sentences) == ((), "", None, ())


def test_values_are_texts_of_bounded_length_and_number():
    row = {
        "quote": {"value": "x" * 30_000},
        "actors": ["LT;LV"] * 60,
        "date": {"text": "", "name": 2026, "value": "no"},
        "type": True,
        "polarity": {"text": ""},
        "places": {"text": None, "value": "Tapa; Rukla"},
        "quantity": ["a;b"],
        "start": "x",
        "sentences": "1 " * 60,
    }
    given = row_to_given(row, reader="x", where="y")
    assert len(given.quote) == 20_000
    assert given.values["actors"] == ("LT", "LV") * 50
    assert given.values["date"] == ("2026",)
    assert given.values["places"] == ("Tapa", "Rukla")
    assert given.values["quantity"] == ("a;b",)
    assert not {"type", "polarity"} & given.values.keys()
    assert (given.start, len(given.sentences)) == (None, 50)


def test_only_numbered_columns_are_an_incidents_sources():
    row = {"slug": "a", "description": "b", "inserted_at": "c", "source 1": "d", "source x": "e"}
    given = row_to_given({**row, "7": "f"}, reader="x", where="y")
    assert (given.articles, given.quote) == (("d",), "b")


def test_a_readers_name_is_short_and_has_no_comma():
    assert reader_name("a,b  c") == "a b c"
    assert reader_name(" , ") == "unnamed"
    assert reader_name("x" * 90) == "x" * 80


def test_an_annotation_among_others_without_a_target_is_passed_over(tmp_path):
    good = {"target": {"source": "a", "selector": {"type": "TextQuoteSelector", "exact": QUOTE}}}
    found = read(tmp_path, "a.json", json.dumps([*[good] * 5, {"body": "x"}, "y", good]))
    assert [one.quote for one in found] == [QUOTE] * 6


def test_pages_of_annotations_in_each_other_without_end_are_none(tmp_path):
    deep = '{"first": ' * 900 + "{}" + "}" * 900
    with pytest.raises(GivenError, match="holds no claims"):
        read(tmp_path, "a.json", deep)


def test_a_cas_whose_ids_are_no_numbers_is_read(tmp_path):
    sofa = {"%ID": [1], "%TYPE": "uima.cas.Sofa", "sofaString": QUOTE}
    one = {"%ID": {}, "%TYPE": "x.Claim", "@sofa": [1], "begin": 0, "end": 6}
    lost = {"%TYPE": "x.Claim", "@sofa": {"a": 1}, "begin": 0, "end": 6}
    text = json.dumps({"%FEATURE_STRUCTURES": [sofa, one, lost]})
    assert [given.quote for given in read(tmp_path, "a.json", text)] == ["Canada"]


@pytest.mark.parametrize(
    "place", ["", "\t", "\tx-6", "\t²-6", f"\t{'9' * 5000}-{'9' * 5000}", "\t0"]
)
def test_a_webanno_token_without_its_place_is_passed_over(tmp_path, place):
    head = "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Claim|type\n\n#Text=Canada leads\n"
    text = f"{head}1-1{place}\tCanada\tcommand\n1-2\t7-12\tleads\tcommand\n"
    assert [given.where for given in read(tmp_path, "a.tsv", text)] == ["characters 7 to 12"]
    with pytest.raises(GivenError, match="has no claim"):
        read(tmp_path, "b.tsv", f"{head}1-1{place}")


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-1", "7"])
def test_a_cell_whose_shared_text_is_not_there_is_empty(tmp_path, number):
    whole = workbook([["article", "quote"], ["a", "It holds."]])
    content = rewritten(whole, "xl/worksheets/one.xml", lambda text: text.replace(
        '<c r="A2" t="s"><v>1</v>', f'<c r="A2" t="s"><v>{number}</v>'))  # fmt: skip
    (given,) = read(tmp_path, "a.xlsx", content)
    assert (given.articles, given.quote) == ((), "It holds.")


def rewritten(content, name, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            text = old.read(part).decode()
            new.writestr(part, change(text) if part == name else text)
    return out.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_cannot_be_unpacked_is_named(tmp_path, method):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("xl/sharedStrings.xml", "x" * 100)
    content = bytearray(out.getvalue())
    start = content.index(b"xl/sharedStrings.xml") + len("xl/sharedStrings.xml")
    content[start : start + 3] = b"\xff" * 3
    with pytest.raises(GivenError, match=r"has a broken part xl/sharedStrings.xml: \w.*; save it"):
        read(tmp_path, "a.xlsx", bytes(content))


def test_a_part_that_ends_in_the_middle_is_named(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/sharedStrings.xml", "x" * 10)
    content = bytearray(out.getvalue())
    listed = content.rindex(b"PK\x01\x02")
    struct.pack_into("<II", content, listed + 20, 100_000, 100_000)  # longer than the file
    with pytest.raises(GivenError, match=r"sharedStrings.xml: it ends in the middle; save it anew"):
        read(tmp_path, "a.xlsx", bytes(content))
