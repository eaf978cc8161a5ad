"""Writes an org without mess, for the simulator, from the describe data of another.

    plain_org.py FROM TO write|read

FROM's standard objects and fields as Salesforce delivers them, the fields Marketo's set-up page adds to Lead and Contact, a few
custom fields that people keep on purpose, and the custom objects. The user's rights: as Adobe's Enterprise page says (write), or
write on Lead and Contact and read on all else (read).
"""
import os
import re
import sys

PEOPLE = ("Lead", "Contact")
KEPT = {"Persona__c", "Segment__c", "Preferred_Language__c", "Newsletter__c"}


def read(path):
    with open(path, encoding="utf-8") as stream:
        lines = [line.rstrip("\n") for line in stream if line.strip() and not line.startswith("#")]
    titles = lines[0].split("\t")
    return titles, [dict(zip(titles, line.split("\t") + [""] * len(titles))) for line in lines[1:]]


def write(path, titles, rows):
    with open(path, "w", encoding="utf-8") as stream:
        for row in [dict(zip(titles, titles)), *rows]:
            stream.write("\t".join(row.get(title, "") for title in titles) + "\n")


def is_standard(row):
    return not re.search(r"__\w$", row["name"])


def is_wanted(row, customs):
    if row["object"].endswith("__c") or is_standard(row):
        return True
    if row["object"] not in PEOPLE:
        return False
    # What only one of Lead and Contact has is part of the mess.
    both = all((person, row["name"]) in customs for person in PEOPLE)
    return both and (row["name"].startswith("mkto71_") or row["name"] in KEPT)


def tidy(row):
    if is_standard(row):
        row["access"] = ""
    if row["name"].startswith("mkto71_"):
        row.update(access="", length="")
    return row


def main(source, target, rights):
    os.makedirs(target)
    titles, fields = read(os.path.join(source, "fields.tsv"))
    customs = {(row["object"], row["name"]) for row in fields}
    write(os.path.join(target, "fields.tsv"), titles, [tidy(row) for row in fields if is_wanted(row, customs)])
    titles, objects = read(os.path.join(source, "objects.tsv"))
    for row in objects:
        page = row["name"] in (*PEOPLE, "Account", "Opportunity", "OpportunityContactRole", "Campaign", "CampaignMember", "Task",
                               "Event")
        writes = page if rights == "write" else row["name"] in PEOPLE
        row["access"] = "" if writes else "read"
    write(os.path.join(target, "objects.tsv"), titles, objects)
    for name in ("organization", "user", "recordtypes", "values"):
        with open(os.path.join(source, name + ".tsv"), encoding="utf-8") as stream:
            text = stream.read()
        with open(os.path.join(target, name + ".tsv"), "w", encoding="utf-8") as stream:
            stream.write(text)


main(*sys.argv[1:])
