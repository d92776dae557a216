"""Word documents for the tests: honest ones by python-docx, hostile ones by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import docx
from docx.document import Document

from hatnhan.domain.problems import Problem

SENTENCE = "Toàn xã có 86 cơ sở chưa có đảng viên (76 bản, 6 trường học, 4 trạm y tế)."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types'
    ' xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{more}'
    '<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = (
    '<?xml version="1.0"?><Relationships'
    ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{more}</Relationships>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relation(id: str, kind: str, target: str, mode: str = "") -> str:
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{outside}/>'


def body(inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{inner}</w:body></w:document>'


def paragraph(text: str = SENTENCE) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def by_hand(
    document: str | bytes = "",
    parts: Mapping[str, str | bytes] | None = None,
    relations: str = "",
    main: str = MAIN,
    types: str = "",
) -> bytes:
    """A .docx of the main part given, with other parts and relations."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(main=main, more=types))
        office = relation("rId1", "officeDocument", "word/document.xml")
        archive.writestr("_rels/.rels", RELATIONS.format(more=office))
        archive.writestr("word/document.xml", document or body(paragraph()))
        archive.writestr("word/_rels/document.xml.rels", RELATIONS.format(more=relations))
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def saved(make: Callable[[Document], object]) -> bytes:
    """A .docx made by python-docx."""
    document = docx.Document()
    make(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def code(function: Callable[..., object], *args: object) -> str:
    """The code of the refusal; "read" when there is none."""
    try:
        function(*args)
    except Problem as refused:
        return refused.code
    return "read"


FOOTNOTES = (
    f'<?xml version="1.0"?><w:footnotes {W}>'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
    '<w:t xml:space="preserve"> Trong đó 12 bản biên giới.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def with_footnote() -> bytes:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    after = '<w:r><w:t xml:space="preserve"> và 4 trạm.</w:t></w:r>'
    text = f"<w:p><w:r><w:t>Có 76 bản</w:t></w:r>{mark}{after}</w:p>"
    return by_hand(
        body(text + paragraph("Hết 9 tháng.")),
        {"word/footnotes.xml": FOOTNOTES},
        relation("rId5", "footnotes", "footnotes.xml"),
    )


BOX = (
    '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:t>Ngoài khung 15.</w:t></w:r><w:r>'
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>'
    "{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    "<w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
