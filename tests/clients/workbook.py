"""Checks of the workbook with openpyxl; see workbook.sh.

    workbook.py read FOLDER             sheets, titles, filters, drop-downs; the same rows as the csv files
    workbook.py spoil SNAPSHOT          puts text that wants to be a formula into a snapshot
    workbook.py spoilt FOLDER           that text is text
    workbook.py compare FOLDER OFFICE   LibreOffice read the same rows
    workbook.py package SNAPSHOT        gives Contact a package of 40 fields
    workbook.py decide FOLDER           marketing's tasks on the sheet Decide, in a copy
    workbook.py decided FOLDER          what came of them
    workbook.py charts FOLDER           no chart lies on a cell with something in it
"""
import csv
import datetime
import os
import sqlite3
import sys

import openpyxl

SHEETS = ["Overview", "Decide", "Actions", "Data dictionary", "Findings", "Marketo use", "Who writes what", "Objects", "Picklists",
          "Coverage"]
DEMANDED = ["Object", "API name", "Label", "Type", "Synced", "Sync user reads", "Sync user creates", "Sync user edits",
            "Marketo writes", "Formula", "Findings", "Proposed", "Marketing needs it", "Why synced",
            "Marketing contact", "Salesforce answer", "Salesforce reason", "Salesforce contact", "Review by"]
NOT_XML = "\x01"  # a csv file can hold it, a workbook cannot
REPLACEMENT = "\ufffd"
HOSTILE = "=HYPERLINK(\"https://evil.example\",\"x\")"


def check(condition, message):
    if not condition:
        sys.exit("workbook.py: " + message)


def open_workbook(folder):
    return openpyxl.load_workbook(os.path.join(folder, "data-dictionary.xlsx"))


def read_csv(path):
    with open(path, newline="", encoding="utf-8-sig") as stream:
        return list(csv.reader(stream))


def is_guarded(text):
    return len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r\n"


def as_text(cell):
    """The cell as the csv file writes it, without the apostrophe that guards a formula there."""
    if cell.value is None:
        return ""
    return str(cell.value).replace("\r\n", "\n")


def check_rows(sheet, path):
    rows = read_csv(path)
    check(sheet.max_row == len(rows), f"{sheet.title}: {sheet.max_row} rows, the csv file has {len(rows)}")
    for number, (cells, texts) in enumerate(zip(sheet.iter_rows(), rows), 1):
        for cell, text in zip(cells, texts):
            expected = (text[1:] if is_guarded(text) else text).replace(NOT_XML, REPLACEMENT)
            check(as_text(cell) == expected, f"{sheet.title}!{cell.coordinate}: {cell.value!r}, in csv {text!r}")


def check_formulas(sheet):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                check(cell.value.startswith(('=HYPERLINK("https://', '=HYPERLINK("#\'')),
                      f"{sheet.title}!{cell.coordinate} is the formula {cell.value}")


def check_table(sheet):
    titles = [cell.value for cell in sheet[1]]
    check(None not in titles and len(set(titles)) == len(titles), f"{sheet.title}: titles {titles}")
    check(sheet.auto_filter.ref == sheet.dimensions, f"{sheet.title}: filter over {sheet.auto_filter.ref}")
    check(sheet.freeze_panes is not None and sheet.freeze_panes.endswith("2"), f"{sheet.title}: not frozen")
    check(sheet.print_title_rows is not None, f"{sheet.title}: titles are not printed on every page")
    check(sheet["A1"].hyperlink is not None, f"{sheet.title}: no way back to the overview")


def read(folder):
    workbook = open_workbook(folder)
    check(workbook.sheetnames == SHEETS, f"sheets {workbook.sheetnames}")
    for sheet in workbook:
        check_formulas(sheet)
    for name in SHEETS[1:]:
        check_table(workbook[name])
    titles = [cell.value for cell in workbook["Data dictionary"][1]]
    check([title for title in titles if title in DEMANDED] == DEMANDED, f"columns of the dictionary: {titles}")
    check(len(workbook["Data dictionary"].data_validations.dataValidation) == 3, "drop-downs and days of the dictionary")
    check(workbook["Overview"]._charts, "no chart")
    check_rows(workbook["Data dictionary"], os.path.join(folder, "data-dictionary.csv"))
    check_rows(workbook["Decide"], os.path.join(folder, "decide.csv"))
    check_rows(workbook["Findings"], os.path.join(folder, "findings.csv"))


def spoil(path):
    snapshot = sqlite3.connect(path)
    snapshot.execute("UPDATE describe_field SET label = ? WHERE object = 'Lead' AND name = 'Company'", (HOSTILE,))
    snapshot.execute("UPDATE describe_field SET label = '-None-', inlineHelpText = '@here' || char(1) || x'09'"
                     " WHERE object = 'Lead' AND name = 'Title'")
    snapshot.commit()
    snapshot.close()


def spoilt(folder):
    labels = {row[1].value: row[2] for row in open_workbook(folder)["Data dictionary"].iter_rows()
              if row[0].value == "Lead"}
    check(labels["Company"].value == HOSTILE and labels["Company"].data_type != "f", "a label became a formula")
    check(labels["Title"].value == "-None-", f"a label became {labels['Title'].value!r}")


def compare(folder, office):
    workbook = open_workbook(folder)
    for name in SHEETS[1:]:
        rows = read_csv(os.path.join(office, f"data-dictionary-{name}.csv"))
        check(len(rows) == workbook[name].max_row, f"LibreOffice: {len(rows)} rows in {name}")
        check(rows[0] == [cell.value for cell in workbook[name][1]], f"LibreOffice: titles of {name}: {rows[0]}")
    rows = read_csv(os.path.join(office, "data-dictionary-Actions.csv"))
    check(any("Open" in row for row in rows), "LibreOffice: no link is shown")


def charts(folder):
    seen = 0
    for sheet in open_workbook(folder):
        for chart in sheet._charts:
            seen += 1
            begin, end = chart.anchor._from, chart.anchor.to
            for row in sheet.iter_rows(begin.row + 1, end.row + 1, begin.col + 1, end.col + 1):
                for cell in row:
                    check(cell.value is None, f"{sheet.title}: a chart lies on {cell.coordinate}: {cell.value!r}")
    check(seen > 3, f"{seen} charts")


def package(path):
    snapshot = sqlite3.connect(path)
    snapshot.execute("CREATE TEMP TABLE made AS SELECT * FROM describe_field WHERE object = 'Contact' AND name = 'quotely__Signer__c'")
    for number in range(40):
        snapshot.execute("UPDATE made SET name = printf('forty__Field_%02d__c', ?), label = printf('Field %02d', ?)", (number, number))
        snapshot.execute("INSERT INTO describe_field SELECT * FROM made")
    snapshot.commit()
    snapshot.close()


def rows_of(sheet):
    """The rows below the titles, as cells by title."""
    titles = [cell.value for cell in sheet[1]]
    return [dict(zip(titles, row)) for row in sheet.iter_rows(2)]


def pixels(sheet):
    """How wide the columns are in Excel that are shown."""
    return sum(int(column.width * 7 + 5) for column in sheet.column_dimensions.values() if not column.hidden)


def decide(folder):
    workbook = open_workbook(folder)
    sheet = workbook["Decide"]
    rows = rows_of(sheet)
    check(len(rows[0]) <= 12 and pixels(sheet) < 1440 - 60, f"{len(rows[0])} columns, {pixels(sheet)} pixels wide")
    hidden = [sheet.cell(1, number).value for number in range(1, 13)
              if sheet.column_dimensions[openpyxl.utils.get_column_letter(number)].hidden]
    check(not set(hidden) & {"Marketing needs it", "Why synced", "Marketing contact", "Review by"}, f"hidden: {hidden}")
    checks = {validation.type for validation in sheet.data_validations.dataValidation}
    check(checks == {"list", "date"}, f"checks of what is typed: {checks}")
    # Which fields with personal data would leave: they stand first, each for itself.
    sensitive = [number for number, row in enumerate(rows) if str(row["What it is"].value).startswith("sensitive")]
    check(sensitive and sensitive == list(range(len(sensitive))), f"sensitive fields in rows {sensitive}")
    # Decide the 40 fields of this package: one row, and one of them otherwise.
    [group] = [row for row in rows if row["API name"].value == "forty__*"]
    check(str(group["What it is"].value).startswith("40 fields: "), group["What it is"].value)
    members = [row for row in rows if str(row["API name"].value).startswith("forty__Field_")]
    check(len(members) == 40 and all(sheet.row_dimensions[row["Object"].row].hidden for row in members), f"{len(members)} folded rows")
    group["Marketing needs it"].value = "no"
    group["Why synced"].value = "old package"
    members[7]["Marketing needs it"].value = "yes"
    members[7]["Review by"].value = datetime.date(2027, 3, 1)
    # Both sheets filled in differently: the one of Decide is read first, the other one is told.
    [twice] = [row for row in rows_of(workbook["Data dictionary"]) if row["API name"].value == members[7]["API name"].value]
    twice["Marketing needs it"].value = "unsure"
    workbook.save(os.path.join(folder, "edited.xlsx"))


def decided(folder):
    fields = {row["API name"].value: [row[title].value for title in ("Marketing needs it", "Why synced", "Review by")]
              for row in rows_of(open_workbook(folder)["Data dictionary"])}
    for number in range(40):
        answer = fields[f"forty__Field_{number:02d}__c"]
        expected = ["yes", "old package", "2027-03-01"] if number == 7 else ["no", "old package", None]
        check(answer == expected, f"field {number}: {answer}")


{"package": package, "decide": decide, "decided": decided, "read": read, "spoil": spoil, "spoilt": spoilt, "compare": compare, "charts": charts}[sys.argv[1]](*sys.argv[2:])
