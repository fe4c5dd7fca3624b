#!/usr/bin/env python3
"""Writes the workbook whose preview is slowest: its first row needs the last of 1.4 million shared texts.

usage: tests/bench/far_workbook.py FILE.xlsx [LETTERS OF A TEXT = 24] [TEXTS = 1400000]
       bench_Import 1 FILE.xlsx
"""
import random
import sys
import zipfile

HEADER = ["user_id", "item", "rating", "comment"]
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def relation(name, kind, target):
    return f'<Relationship Id="{name}" Type="{TYPE}{kind}" Target="{target}"/>'


def shared_texts(letters, count):
    """Items and comments, and the header at the very end."""
    draw = random.Random(1)
    yield f'<?xml version="1.0" encoding="UTF-8"?><sst uniqueCount="{count}">'
    for i in range(count - len(HEADER)):
        text = f"Item {i}" if i < 50_000 else "%0*x" % (letters, draw.getrandbits(4 * letters))
        yield f"<si><t>{text}</t></si>"
    for name in HEADER:
        yield f"<si><t>{name}</t></si>"
    yield "</sst>"


def rows(count):
    draw = random.Random(2)
    yield '<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData><row r="1">'
    for k in range(len(HEADER)):
        yield f'<c r="{"ABCD"[k]}1" t="s"><v>{count - len(HEADER) + k}</v></c>'
    yield "</row>"
    for r in range(2, min(1_040_000, count)):
        yield (
            f'<row r="{r}"><c r="A{r}"><v>{draw.randrange(20_000)}</v></c>'
            f'<c r="B{r}" t="s"><v>{min(draw.randrange(50_000), 3 * r)}</v></c>'
            f'<c r="C{r}"><v>{draw.randrange(1, 6)}</v></c>'
            f'<c r="D{r}" t="s"><v>{50_000 + r % (count - 50_010)}</v></c></row>'
        )
    yield "</sheetData></worksheet>"


def write(book, name, pieces):
    with book.open(name, "w", force_zip64=True) as part:
        batch = []
        for piece in pieces:
            batch.append(piece)
            if len(batch) == 10_000:
                part.write("".join(batch).encode())
                batch.clear()
        part.write("".join(batch).encode())


def main():
    letters = int(sys.argv[2]) if len(sys.argv) > 2 else 24
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 1_400_000
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr(
            "xl/workbook.xml",
            '<workbook><sheets><sheet name="Orders" sheetId="1" r:id="a"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            "<Relationships>"
            + relation("a", "worksheet", "worksheets/sheet1.xml")
            + relation("b", "sharedStrings", "sharedStrings.xml")
            + "</Relationships>",
        )
        write(book, "xl/sharedStrings.xml", shared_texts(letters, count))
        write(book, "xl/worksheets/sheet1.xml", rows(count))


main()
