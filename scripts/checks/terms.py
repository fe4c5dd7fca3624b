#!/usr/bin/env python3
"""One English term, one Chinese: every translation of a sentence with a term of translations/terms.tsv has its translation.
usage: scripts/checks/terms.py"""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

TRANSLATIONS = pathlib.Path(__file__).resolve().parents[2] / "translations"


def messages():
    """(source, everything its translation says)"""
    for message in xml.parse(TRANSLATIONS / "tastescope_zh_CN.ts").iter("message"):
        yield message.findtext("source"), " ".join(message.find("translation").itertext())


def main():
    rows = (TRANSLATIONS / "terms.tsv").read_text(encoding="utf-8").splitlines()[1:]
    terms = [(re.compile(rf"\b({english})\b", re.IGNORECASE), chinese) for english, chinese in (row.split("\t") for row in rows)]
    strays = [f"{source!r} has no {chinese}: {translation!r}" for source, translation in messages() for term, chinese in terms
              if term.search(source) and chinese not in translation]
    print("\n".join(strays) or f"terms: {len(terms)}, each with one translation")
    return 1 if strays else 0


if __name__ == "__main__":
    sys.exit(main())
