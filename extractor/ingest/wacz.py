"""Pages from WACZ: a zip file with WARC files in its folder "archive"."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from extractor.errors import InputError
from extractor.ingest.one_by_one import attempt_each
from extractor.ingest.reading import Reading
from extractor.ingest.seekable import seekable
from extractor.ingest.unpacking import Expansion
from extractor.ingest.warc import read_warc
from extractor.record.page import Failure, Page

_FOLDER = "archive/"
_SUFFIXES = (".warc", ".warc.gz")


def read_wacz(stream: BinaryIO, reading: Reading) -> Iterator[Page | Failure]:
    """The pages of its WARC files in their order; one that cannot be read gives a Failure, and the others go on.

    Raises InputError for what is no zip file, or one without WARC files.
    """
    with seekable(stream, reading.location) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise InputError(f"{reading.location}: not a WACZ, or damaged ({error}): get it again") from error
        with archive:
            members = [
                member
                for member in archive.infolist()
                if member.filename.startswith(_FOLDER) and member.filename.lower().endswith(_SUFFIXES)
            ]
            if not members:
                raise InputError(f"{reading.location}: no WARC file in its folder {_FOLDER}: it is not a WACZ")
            expansion = Expansion(file.seek(0, io.SEEK_END))
            for member in members:
                where = f"{reading.location}/{member.filename}"
                yield from attempt_each(
                    where, _read_member, archive, member, expansion, replace(reading, location=where)
                )


def _read_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, expansion: Expansion, reading: Reading
) -> Iterator[Page | Failure]:
    expansion.add(member.file_size, reading.location)  # no more than it says comes out of a member
    if reading.location.lower().endswith(".gz"):
        del member.CRC  # each record has a checksum of its own; that of the file would hold the sound ones back
    try:
        with archive.open(member) as unpacked:
            yield from read_warc(cast(BinaryIO, unpacked), reading)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        # RuntimeError: a password; NotImplementedError: an unknown packing; ValueError: an offset before its start
        raise InputError(f"{reading.location}: cannot be read ({error}): get the file again") from error
