"""Writes an org that is another with some rows changed, for the simulator.

    merge_org.py BASE CHANGES OUT

A row of CHANGES sets the cells that are not empty in the row of BASE with the same key, or is added to it; a file that CHANGES has not is
taken as it is.
"""
import os
import shutil
import sys

KEYS = {"fields.tsv": ("object", "name"), "objects.tsv": ("name",), "organization.tsv": (),
        "recordtypes.tsv": ("object", "developerName"), "user.tsv": ()}


def read(path):
    with open(path, encoding="utf-8") as stream:
        lines = [line.rstrip("\n") for line in stream if line.strip() and not line.startswith("#")]
    titles = lines[0].split("\t")
    return titles, [dict(zip(titles, line.split("\t"))) for line in lines[1:]]


def merge(base, changes, target):
    titles, rows = read(base)
    more, changed = read(changes)
    key = KEYS.get(os.path.basename(base))
    titles += [title for title in more if title not in titles]
    for row in changed:
        same = [old for old in rows if key is not None and all(old[part] == row[part] for part in key)]
        if same:
            same[0].update({title: cell for title, cell in row.items() if cell})
        else:
            rows.append(row)
    with open(target, "w", encoding="utf-8") as stream:
        for row in [dict(zip(titles, titles)), *rows]:
            stream.write("\t".join(row.get(title, "") for title in titles) + "\n")


def main(base, changes, target):
    shutil.copytree(base, target)
    for name in os.listdir(changes):
        if not name.endswith(".tsv"):
            continue
        if os.path.exists(os.path.join(base, name)):
            merge(os.path.join(base, name), os.path.join(changes, name), os.path.join(target, name))
        else:
            shutil.copy(os.path.join(changes, name), target)


main(*sys.argv[1:])
