"""Deploys the permission sets of a `fix` folder into an org of the simulator, and assigns them.

    deploy.py FIX-FOLDER ORG-FOLDER USERNAME
"""
import glob
import os
import sys
import xml.etree.ElementTree as ET

fix, org, username = sys.argv[1:]
SPACE = "{http://soap.sforce.com/2006/04/metadata}"
RIGHTS = {"allowCreate": "C", "allowRead": "R", "allowEdit": "E", "allowDelete": "D", "viewAllRecords": "V",
          "modifyAllRecords": "M", "viewAllFields": "F"}


def add(table, *cells):
    with open(os.path.join(org, table + ".tsv"), "a", encoding="utf-8") as stream:
        stream.write("\t".join(cells) + "\n")


def text(element, name):
    return element.findtext(SPACE + name, "")


members = sorted(m.text for m in ET.parse(os.path.join(fix, "package.xml")).iter(SPACE + "members"))
files = sorted(glob.glob(os.path.join(fix, "force-app/main/default/permissionsets/*.permissionset-meta.xml")))
assert members == [os.path.basename(f).split(".")[0] for f in files], members
for path in files:
    name = os.path.basename(path).split(".")[0]
    root = ET.parse(path).getroot()
    assert len(text(root, "label")) <= 80 and len(text(root, "description")) <= 255
    add("containers", name, "set", text(root, "label"))
    add("assignments", username, name)
    for right in root.iter(SPACE + "objectPermissions"):
        given = "".join(letter for word, letter in RIGHTS.items() if text(right, word) == "true")
        assert not set(given) & set("DVMF"), given
        add("objectperms", name, text(right, "object"), given)
    for right in root.iter(SPACE + "fieldPermissions"):
        add("fieldperms", name, text(right, "field"), "RE" if text(right, "editable") == "true" else "R")
    for right in root.iter(SPACE + "userPermissions"):
        add("systemperms", name, text(right, "name"))
