"""What is packed inside a file, laid open: words in it are hidden from a search of its bytes.

In: the bytes of a file. Out: these, and the bytes of all that it packs. Must not know: what is searched for.
"""

import gzip
import io
import zipfile
from collections.abc import Iterator

import pikepdf


def laid_open(content: bytes) -> Iterator[bytes]:
    """The file as it is; the names and members of a zip or an e-book; a PDF and a gzip file without compression."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from laid_open(packed.read(name))
    elif content.startswith(b"%PDF"):
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            pdf.save(
                plain,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        yield plain.getvalue()
    elif content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
