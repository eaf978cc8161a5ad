"""Wrong answers: each value of each answer of the sample recording replaced, dropped, of another type, or there twice.

    answers.py RUNS [SEED [SOURCES]]

A run that ends with 0 or 1 has the findings of the untouched recording, or the change is a fact that Salesforce could have told:
answers.tsv has a row for each source, JSON path and kind of change, with the reason. What is not in it is an error of the program,
as is a row whose kind no fact can have. The first runs take each source, path and kind once; the rest are by chance. SOURCES is a
regular expression of those whose answers are changed.
"""
import collections
import concurrent.futures
import csv
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile

NOW = "2026-11-23T08:15:00Z"
HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.environ["SYNCAUDIT"]
KINDS = ("replaced", "dropped", "of another type", "twice")
WHOLE = ("fields[]", "sobjects[]")  # what may be gone as a whole
OTHER_TYPE = {str: 7, bool: "true", int: "7", float: "7", dict: [], list: {}}


class Member(str):
    """The name of a member that is there a second time: JSON's writer takes it for another key."""

    def __hash__(self):
        return id(self)

    def __eq__(self, other):
        return self is other


def source_of(path):
    match = re.search(r"/sobjects/(\w+)/describe$", path)
    if match:
        return "user_permission" if match[1] == "UserPermissionAccess" else "describe"
    match = re.search(r"\+FROM\+(\w+)", path)
    return match[1] if match else path.rsplit("/", 1)[1]


def walk(value, steps=(), path=""):
    """Each value with the way to it, and the same without the places in lists."""
    if steps:
        yield steps, path, value
    if isinstance(value, dict):
        for name, member in value.items():
            yield from walk(member, steps + (name,), f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for place, member in enumerate(value):
            yield from walk(member, steps + (place,), path + "[]")


class Sample:
    def __init__(self, recording):
        with open(recording) as lines:
            self.texts = lines.read().splitlines()
        self.lines = [json.loads(line) for line in self.texts]
        self.groups = collections.defaultdict(list)  # (source, path, kind): places
        self.values = collections.defaultdict(list)  # (source, path): values that Salesforce tells there
        for number, line in enumerate(self.lines[1:], 1):
            source = source_of(line["path"])
            for steps, path, value in walk(json.loads(line["body"])):
                if value is not None and len(self.values[source, path]) < 500 and value not in self.values[source, path]:
                    self.values[source, path].append(value)
                for kind in KINDS:
                    self.groups[source, path, kind].append((number, steps))

    def changed(self, group, place, chance):
        """The recording with one change, or None when this value cannot be changed so."""
        source, path, kind = group
        number, steps = place
        body = json.loads(self.lines[number]["body"])
        parent = body
        for step in steps[:-1]:
            parent = parent[step]
        value = parent[steps[-1]]
        told = [v for v in self.values[source, path] if v != value]
        if kind == "replaced":
            if isinstance(value, bool):
                parent[steps[-1]] = not value
            elif told:
                parent[steps[-1]] = chance.choice(told)
            elif isinstance(value, str):
                parent[steps[-1]] = value + "x"
            elif isinstance(value, (int, float)):
                parent[steps[-1]] = value + 1
            else:
                return None
        elif kind == "dropped":
            del parent[steps[-1]]
        elif kind == "of another type":
            known = value if value is not None else (told[0] if told else None)
            if known is None:
                return None
            parent[steps[-1]] = OTHER_TYPE[type(known)]
        elif isinstance(parent, list):
            parent.insert(steps[-1], value)
        else:
            parent[Member(steps[-1])] = chance.choice(told) if told else value
        changed = json.dumps(dict(self.lines[number], body=json.dumps(body)))
        return "\n".join([*self.texts[:number], changed, *self.texts[number + 1:]]) + "\n"


def audit(recording, facts=None, findings=None):
    """The exit code, what was said, the snapshot's digest, and the findings if there are any: those given where the facts are, since a
    snapshot of the same bytes is judged in the same way."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "r.jsonl"), "w") as file:
            file.write(recording)

        def run(*arguments):
            return subprocess.run([PROGRAM, *arguments, "-q", "--now", NOW], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                  timeout=300)

        fetch = run("fetch", "--any-user", "--sync", "replay:r.jsonl", "--out", "o")
        if fetch.returncode != 0:  # what it does not know it has said: there is nothing to judge
            return fetch.returncode, fetch.stderr, None, None
        snapshot = os.path.join(folder, fetch.stdout.strip().split("\n")[-1])
        with open(os.path.join(snapshot, "snapshot.db"), "rb") as file:
            digest = hashlib.sha256(file.read()).digest()
        if digest == facts:
            return 0, fetch.stderr, digest, findings
        report = run("report", snapshot, "--format", "json")
        if report.returncode not in (0, 1):
            return report.returncode, report.stderr, digest, None
        with open(os.path.join(snapshot, "findings.json")) as file:
            findings = json.load(file)["findings"]
        told = sorted((f["rule"], f["object"] or "", f.get("field") or "", f["severity"]) for f in findings)
        return report.returncode, report.stderr, digest, told


def exceptions():
    with open(os.path.join(HERE, "answers.tsv")) as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    wrong = [row for row in rows if row["kind"] in ("of another type", "twice") or (row["kind"] == "dropped" and not row["path"].endswith(WHOLE)) or
             not row["reason"]]
    return {(row["source"], row["path"], row["kind"]) for row in rows}, wrong


def plan(sample, runs, seed, sources):
    """Each group once, in an order of chance, then groups by chance."""
    chance = random.Random(seed)
    groups = sorted(group for group in sample.groups if re.fullmatch(sources, group[0]))
    chance.shuffle(groups)
    for number in range(runs):
        group = groups[number] if number < len(groups) else chance.choice(groups)
        yield group, chance.choice(sample.groups[group]), random.Random(chance.random())


def one(work):
    sample, facts, untouched, group, place, chance = work
    recording = sample.changed(group, place, chance)
    return (group, place, audit(recording, facts, untouched)) if recording else (group, place, None)


def main():
    runs, seed, sources = [*sys.argv[1:], *(None, "1", ".*")[len(sys.argv) - 1:]]
    sample = Sample(os.path.join(os.environ["SOURCE_DIR"], "src/cli/demo.jsonl"))
    code, said, facts, untouched = audit("\n".join(sample.texts) + "\n")
    known, wrong = exceptions()
    for row in wrong:
        print("no fact can be so:", row)
    told = collections.Counter()
    codes = collections.Counter()
    if code != 0:
        sys.exit(f"the untouched recording ends with {code}: {said}")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for group, place, answer in pool.map(one, ((sample, facts, untouched, *work) for work in plan(sample, int(runs), int(seed), sources))):
            if not answer:
                continue
            code, said, _, findings = answer
            codes[code] += 1
            if sum(codes.values()) % 1000 == 0:
                print(sum(codes.values()), "runs so far", flush=True)
            if code not in (0, 1, 3, 4):
                wrong.append(group)
                print("ended with", code, *group, sample.lines[place[0]]["path"], place[1], said)
            elif findings is not None and findings != untouched:
                told[group] += 1
                if group not in known:
                    wrong.append(group)
                    difference = sorted(set(findings) ^ set(untouched))[:3] or "the same findings another number of times"
                    print("other findings", *group, sample.lines[place[0]]["path"][:100], place[1], difference, sep="\t", flush=True)
    print(f"{sum(codes.values())} runs; exit codes {dict(sorted(codes.items()))}; {sum(told.values())} told another fact, {len(wrong)} wrong")
    if os.environ.get("SYNCAUDIT_ANSWERS_TOLD"):
        for group, count in sorted(told.items()):
            print(*group, count, sep="\t")
    sys.exit(1 if wrong else 0)


main()
