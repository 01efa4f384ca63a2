"""The PDF as a whole: one file for two standards, whose it is, and greys that print with black ink alone.

In: a PDF that WeasyPrint 70 made with `pdf_variant="pdf/a-2a"`, not yet written. Out: the same, changed in place.
Must not know: pages, tags.
"""

from collections.abc import Mapping
from html import escape

import pydyf

ACCESSIBLE = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description>"""
"""The file says that it keeps PDF/UA-1; PDF/A wants words from other standards explained in the file itself."""
RIGHTS = """\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"><dc:rights><rdf:Alt>\
<rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights><xmpRights:Marked>True</xmpRights:Marked>\
<xmpRights:WebStatement>{license}</xmpRights:WebStatement></rdf:Description>"""
END = b"</rdf:RDF>"


def both_standards(pdf: pydyf.PDF) -> None:
    """The file says that it keeps PDF/UA-1 beside PDF/A-2a. Else a checker, or a buyer, takes it for inaccessible."""
    _say(pdf, ACCESSIBLE)


def free_to_share(pdf: pydyf.PDF, told: Mapping[str, str]) -> None:
    """The file says under which license it may be shared, where its `rights` and `license` are told.

    Else a library or a search engine that finds it has to take it for one that may not be copied.
    """
    if {"rights", "license"} <= told.keys():
        _say(pdf, RIGHTS.format(**{name: escape(told[name]) for name in ("rights", "license")}).encode())


def _say(pdf: pydyf.PDF, part: bytes) -> None:
    """Add to what the file says of itself."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].partition(b" ")[0])]
    metadata.stream = [each.replace(END, part + END) for each in metadata.stream]


def pure_greys(pdf: pydyf.PDF) -> None:
    """Black and grey are told as grey. Else a printer mixes them of colors: dear, and soft at the edges of letters."""
    for drawing in pdf.objects:
        if not hasattr(drawing, "set_color"):  # WeasyPrint's own streams: pages, and the forms and patterns they use
            continue
        for place, item in enumerate(drawing.stream):
            if isinstance(item, bytes) and item.endswith((b" rg", b" RG")):
                red, green, blue, operator = item.split()
                if red == green == blue:
                    drawing.stream[place] = red + (b" g" if operator == b"rg" else b" G")
