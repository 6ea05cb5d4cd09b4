from email.message import EmailMessage
from pathlib import Path

import pytest

from posturemap.claims import read_article
from posturemap.claims.reading.body import Body
from posturemap.claims.reading.mail import read_eml, read_mhtml
from posturemap.claims.reading.unreadable import UnreadableError

HEAD = """\
From: "Anna Example" <anna@example.org>
To: bert@example.org
Subject: {subject}
Date: Thu, 24 Apr 2025 23:30:00 -0500
MIME-Version: 1.0
"""
PLAIN = 'Content-Type: text/plain; charset="utf-8"\n\n'
SEEN = "Norway sent 120 soldiers to Rukla in Lithuania in March 2025."


def mail(text: str, subject: str = "Soldiers for Rukla", kind: str = PLAIN) -> Body:
    return read_eml((HEAD.format(subject=subject) + kind + text).encode())


def left_out(body: Body) -> list[tuple[str, str]]:
    return [(part.reason, part.words) for part in body.left_out]


def test_a_mails_header_says_title_author_and_date(tmp_path: Path):
    path = tmp_path / "release.eml"
    path.write_bytes((HEAD.format(subject="=?utf-8?q?=C4=80da=C5=BEi?=") + PLAIN + SEEN).encode())
    found = read_article(path)
    assert (found.title, found.author, found.date) == ("Ādaži", "Anna Example", "2025-04-24")
    assert {found.found[key] for key in ("title", "author", "date")} == {"header"}
    assert found.text == SEEN


def test_what_an_answer_quotes_and_the_signature_are_left_out():
    body = mail(
        f"{SEEN}\n\nOn Monday, Bert Example wrote:\n> Who sent them?\n> When?\n"
        "-- \nAnna\nExample Wire\n",
        "Re: Soldiers",
    )
    assert body.text.strip() == SEEN
    assert body.metadata["title"] == "Soldiers"
    assert left_out(body) == [
        ("quoted mail", "Who sent them? When?"),
        ("signature", "Anna Example Wire"),
    ]


FORWARDED = """\
Worth a look.

---------- Forwarded message ---------
From: Example Ministry <press@example.org>
Date: Tue, Apr 22, 2025 at 9:00 AM
Subject: Soldiers for Rukla
To: <press-list@example.org>,
 Carl Example <carl@example.org>

"""


@pytest.mark.parametrize("quote", ["", "> "])
def test_a_mail_that_is_handed_on_is_the_article(quote: str):
    inner = FORWARDED + SEEN + "\n"
    text = inner if not quote else "".join(f"{quote}{line}\n" for line in inner.splitlines())
    body = mail(text, "Fwd: Soldiers for Rukla")
    assert body.text.strip() == SEEN
    assert body.metadata == {
        "title": "Soldiers for Rukla",
        "author": "Example Ministry",
        "date": "Tue, Apr 22, 2025 at 9:00 AM",
    }
    assert ("covering note", "Worth a look.") in left_out(body)


def test_quoted_text_with_hardly_a_word_above_it_is_the_article():
    body = mail(f"See this:\n\n> {SEEN}\n> It will stay.\n", "Rukla")
    assert body.text.strip() == f"{SEEN}\nIt will stay."
    assert left_out(body) == [("covering note", "See this:")]


def test_lines_that_a_program_broke_are_joined():
    kind = 'Content-Type: text/plain; charset="utf-8"; format=flowed\n\n'
    assert mail("Norway sent 120 soldiers \nto Rukla.\n", kind=kind).text.strip() == (
        "Norway sent 120 soldiers to Rukla."
    )


PARTS = """\
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain

{plain}
--b
Content-Type: text/html; charset="utf-8"

<html><body><p>{page}</p><p style="display:none">A secret.</p></body></html>
--b--
"""


@pytest.mark.parametrize(
    ("plain", "wanted"), [("See the page.", SEEN), (f"Plain. {SEEN}", "Plain.")]
)
def test_the_page_is_read_where_the_plain_text_is_a_stub(plain: str, wanted: str):
    body = mail("", kind=PARTS.format(plain=plain, page=SEEN))
    assert wanted in body.text
    assert "secret" not in body.text


def test_an_attached_mail_is_the_article_and_other_attachments_are_named():
    inner = HEAD.format(subject="The article") + PLAIN + SEEN
    kind = (
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nLook.\n'
        f"--b\nContent-Type: message/rfc822\n\n{inner}\n"
        '--b\nContent-Type: image/png\nContent-Disposition: attachment; filename="map.png"\n\n'
        "x\n--b--\n"
    )
    body = mail("", kind=kind)
    assert (body.text.strip(), body.metadata["title"]) == (SEEN, "The article")
    assert left_out(body) == [("covering note", "Look."), ("attachment", "map.png")]


def test_a_mail_of_nothing_but_attachments_names_them():
    whole = EmailMessage()
    whole["Subject"] = "The release"
    whole.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="b.pdf")
    with pytest.raises(UnreadableError, match=r"no text but attachments \(b\.pdf\); save"):
        read_eml(whole.as_bytes())


def test_deep_and_broken_mails_are_refused_or_read_but_never_followed():
    nested = "".join(
        f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(50)
    )
    assert mail("", kind=nested + PLAIN + SEEN).text.strip() == SEEN
    with pytest.raises(UnreadableError, match="is no mail"):
        read_eml(b"\n\n")
    with pytest.raises(UnreadableError, match="holds no text"):
        mail("")


def saved(page: str, sheet: str = "") -> Body:
    return read_mhtml(
        (
            "Snapshot-Content-Location: https://example.org/rukla\n"
            'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
            f"--b\nContent-Type: text/html\nContent-Location: https://example.org/rukla\n\n{page}\n"
            f"--b\nContent-Type: text/css\nContent-Location: cid:one\n\n{sheet}\n--b--\n"
        ).encode()
    )


def test_a_saved_page_is_read_with_the_sheets_that_were_saved_with_it():
    body = saved(
        '<html><head><link rel="stylesheet" href="cid:one"><title>Rukla</title></head>'
        f'<body><article><p>{SEEN}</p><p class="gone">A secret.</p></article></body></html>',
        ".gone { display: none }",
    )
    assert SEEN in body.text
    assert "secret" not in body.text
    assert body.metadata["url"] == "https://example.org/rukla"


def test_a_file_without_a_page_is_refused():
    with pytest.raises(UnreadableError, match="holds no page"):
        read_mhtml(b"Content-Type: text/plain\n\nIt stands.\n")
