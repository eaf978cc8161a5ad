"""Edits workbooks as people do, and looks for what they wrote in decisions.csv.

edit SEED FROM TO WRITTEN   edits a workbook and notes what was written
check SEED CSV WRITTEN      all of it is in the csv, as a value or as a conflict
both CSV ANN BOB LOG CODE   what two people wrote into two copies is there, and conflicts were told
"""
import csv
import json
import random
import sys

import openpyxl

INPUT = {
    "Marketing needs it": ["yes", "no", "unsure", "Yes", "NO"],
    "Why synced": ["scoring", "=1+1 is what it says", "two\nlines", "Größe > 3 & so on", "'quoted'", "x" * 500, "+49 30", "007"],
    "Marketing contact": ["ann@example.com", "Bob Ä."],
    "Salesforce answer": ["done", "planned", "refused"],
    "Salesforce reason": ["flow builds on it", "-"],
    "Review by": ["2027-03-01", "next spring"],
}


def titles(sheet):
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


def move_columns(sheet, rng):
    """Puts all columns into another order."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    order = list(range(len(rows[0])))
    rng.shuffle(order)
    return [[row[i] for i in order] for row in rows]


def write_rows(book, name, rows, index):
    del book[name]
    sheet = book.create_sheet(name, index)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(number, column, value)
                if isinstance(value, str) and value.startswith("="):
                    cell.data_type = "s"
    return sheet


def edit_dictionary(book, rng, written):
    name = "Data dictionary"
    sheet = book[name]
    index = book.sheetnames.index(name)
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    if rng.random() < 0.5:
        rows = move_columns(sheet, rng)
    head = rows[0]
    if rng.random() < 0.6 and "Team" not in head:
        place = rng.randrange(len(head) + 1)
        for number, row in enumerate(rows):
            row.insert(place, "Team" if number == 0 else None)
    if rng.random() < 0.5:
        body = rows[1:]
        rng.shuffle(body)
        rows = rows[:1] + body
    if rng.random() < 0.5:
        rows = rows[:1] + [row for row in rows[1:] if rng.random() < 0.7]
    at = {title: i for i, title in enumerate(head)}
    for row in rng.sample(rows[1:], min(60, len(rows) - 1)):
        key = [row[at["Object"]], row[at["API name"]], ""]
        for title in rng.sample(list(INPUT), rng.randint(1, 3)):
            value = rng.choice(INPUT[title])
            row[at[title]] = value
            written.append(key + [title, value])
        if "Team" in at:
            row[at["Team"]] = rng.choice(["EMEA", "42", "US"])
            written.append(key + ["Team", row[at["Team"]]])
    if rng.random() < 0.3:
        rows.insert(0, ["For the meeting on Monday"])
    sheet = write_rows(book, name, rows, index)
    if rng.random() < 0.5:
        sheet.auto_filter.ref = sheet.dimensions
        for number in range(3, sheet.max_row, 2):
            sheet.row_dimensions[number].hidden = True


def edit_actions(book, rng, written):
    sheet = book["Actions"]
    at = titles(sheet)
    for number in range(2, min(sheet.max_row, 8) + 1):
        if rng.random() < 0.5:
            continue
        key = [sheet.cell(number, at["Object"]).value or "", "", sheet.cell(number, at["What to do"]).value]
        for title, value in (("Status", rng.choice(["done", "planned"])), ("Done by", "Jo"), ("Ticket", "OPS-%d" % number)):
            sheet.cell(number, at[title]).value = value
            written.append(key + [title, value])


def edit(seed, source, target, written_file):
    rng = random.Random(seed)
    book = openpyxl.load_workbook(source)
    written = []
    edit_dictionary(book, rng, written)
    edit_actions(book, rng, written)
    if rng.random() < 0.5:
        extra = book.create_sheet("Notes", rng.randrange(len(book.sheetnames)))
        extra.append(["Object", "Remember"])
    if rng.random() < 0.3:
        del book["Findings"]
    book.save(target)
    json.dump(written, open(written_file, "w"))


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {(row["Object"], row["API name"], row["Action"]): row for row in rows}


def plain(value):
    """As the file has it: an apostrophe stands before what could run as a formula."""
    return value[1:] if value.startswith("'") and value.lstrip("'")[:1] in tuple("=+-@") else value


def is_there(decisions, entry):
    *key, title, value = entry
    row = decisions.get(tuple(key))
    if not row:
        return False
    wanted = {value, value.lower()} if title in ("Marketing needs it", "Salesforce answer") else {value}
    kept = plain(row.get(title) or "")
    return kept in wanted or any("%s: %s" % (title, one) in (row.get("Conflicts") or "") for one in wanted)


def check(seed, path, written_file):
    decisions = read(path)
    lost = [entry for entry in json.load(open(written_file)) if not is_there(decisions, entry)]
    if lost:
        sys.exit("workbook %s lost %d values, such as %r" % (seed, len(lost), lost[0]))


def both(path, ann_file, bob_file, log_file, code):
    decisions = read(path)
    ann, bob = json.load(open(ann_file)), json.load(open(bob_file))
    lost = [entry for entry in ann + bob if not is_there(decisions, entry)]
    if lost:
        sys.exit("of two people's %d values %d are lost, such as %r" % (len(ann + bob), len(lost), lost[0]))
    first = {tuple(entry[:4]): entry[4].lower() for entry in ann}
    differ = [entry for entry in bob if first.get(tuple(entry[:4]), entry[4].lower()) != entry[4].lower()]
    told = open(log_file).read().count("conflict  ")
    if told != len(differ) or int(code) != (1 if differ else 0):
        sys.exit("%d values differ, %d conflicts were told, exit code %s" % (len(differ), told, code))
    print("two people: %d and %d values kept, %d conflicts told" % (len(ann), len(bob), told))


if __name__ == "__main__":
    {"edit": edit, "check": check, "both": both}[sys.argv[1]](*sys.argv[2:])
