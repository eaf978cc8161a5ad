"""Checks of the workbook with openpyxl; see workbook.sh.

    workbook.py read FOLDER             sheets, titles, filters, drop-downs; the same rows as the csv files
    workbook.py spoil SNAPSHOT          puts text that wants to be a formula into a snapshot
    workbook.py spoilt FOLDER           that text is text
    workbook.py compare FOLDER OFFICE   LibreOffice read the same rows
    workbook.py charts FOLDER           no chart lies on a cell with something in it
"""
import csv
import os
import sqlite3
import sys

import openpyxl

SHEETS = ["Overview", "Actions", "Data dictionary", "Findings", "Marketo use", "Who writes what", "Objects", "Picklists", "Coverage"]
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
    check(len(workbook["Data dictionary"].data_validations.dataValidation) == 2, "drop-downs of the dictionary")
    check(workbook["Overview"]._charts, "no chart")
    check_rows(workbook["Data dictionary"], os.path.join(folder, "data-dictionary.csv"))
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


{"read": read, "spoil": spoil, "spoilt": spoilt, "compare": compare, "charts": charts}[sys.argv[1]](*sys.argv[2:])
