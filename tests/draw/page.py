# SPDX-License-Identifier: EUPL-1.2
"""What stands in a page of HTML and in a CSV of several tables, for tests to look at."""

import csv
import io
from html.parser import HTMLParser


class Page(HTMLParser):
    """What a reader of the page meets: elements that nest, texts of tables, ids, what is loaded."""

    VOID = {"meta"}

    def __init__(self, text):
        super().__init__()
        self.open, self.faults, self.ids, self.tables = [], [], [], []
        self.seen, self.language, self.loads = {}, None, []
        self.feed(text)
        self.close()
        self.faults += [f"never closed: {tag}" for tag in self.open]

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.seen[tag] = self.seen.get(tag, 0) + 1
        self.language = attributes.get("lang") if tag == "html" else self.language
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.loads += [value for key, value in attributes.items()
                       if key in ("src", "href", "style", "srcset") or key.startswith("on")]
        if tag == "table":
            self.tables.append({"caption": "", "rows": [], "scopes": set()})
        if tag == "tr":
            self.tables[-1]["rows"].append([])
        if tag in ("td", "th"):
            self.tables[-1]["rows"][-1].append("")
            self.tables[-1]["scopes"].add((tag, attributes.get("scope")))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"closes out of turn: {tag}")

    def handle_data(self, text):
        if self.open and self.open[-1] == "caption":
            self.tables[-1]["caption"] += text
        elif self.open and self.open[-1] in ("td", "th"):
            self.tables[-1]["rows"][-1][-1] += text


def read_tables(path):
    """Tables of a CSV by caption: lists of rows, the first the heading."""
    blocks = path.read_bytes().decode("utf-8").split("\r\n\r\n")
    tables = [list(csv.reader(io.StringIO(block, newline=""), strict=True)) for block in blocks]
    for table in tables:
        if len(table) < 2 or len(table[0]) != 1:
            raise ValueError(f"no caption and heading: {table[:2]}")
        for row in table[2:]:
            if len(row) != len(table[1]):
                raise ValueError(f"{table[0]}: {row} under {table[1]}")
    return {table[0][0]: table[1:] for table in tables}
