"""Random instances of Marketo, read by the program, beside an oracle that has seen the uses being made.

    marketo.py INSTANCES [SEED]

Each is read with faults on: it comes to its end and every use is found, and no other; or the audit is partial, and after --resume without
faults it is so. A second audit with nothing changed finds the same of fewer calls, and one after changes asks for these. No value and no secret is in anything that is written.
The org is the sample's recording: what is compared is Marketo's half.
"""
import concurrent.futures
import csv
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import urllib.request

SOURCE = os.environ["SOURCE_DIR"]
PROGRAM = os.environ["SYNCAUDIT"]
SIMULATOR = os.environ["MARKETO_SIMULATOR"]
MAKE = os.path.join(SOURCE, "tests/sim/instances/random_marketo.py")
QUERY = "SELECT rest_name, type, id, place, iif(unsure, 'guess', 'sure') FROM marketo_use"
NUMBER = re.compile(r"/rest/asset/v1/(\w+)/(\d+)[./]")
FAULTS = ("502", "606", "611", "713", "608", "html", "cut", "close", "half", "garbage")
SHAPES = {"rules": ("new", "old"), "form-fields": ("objects", "ids"), "folder-shape": ("id", "value"), "empty-result": ("missing", "[]"),
          "template-content": ("json", "bare"), "no-draft": ("warning", "702"), "form-status": ("approved", "approved with draft")}


def settings(dice, share):
    faults = {fault: share / len(FAULTS) for fault in FAULTS}
    # Old rules name no ids: which field is meant is then a matter of labels, which the oracle does not say.
    shapes = {name: dice.choice(values) for name, values in SHAPES.items() if name not in ("rules", "empty-result")}
    return "&".join(f"{name}={value}" for name, value in {**faults, **shapes, "window": 0, "seed": dice.randint(1, 9999)}.items())


class Instance:
    """A simulator at work on a random instance."""

    def __init__(self, folder, dice, share, port=0):
        self.folder, self.dice, self.share, self.port = folder, dice, share, port
        with open(os.path.join(folder, "instance.json"), encoding="utf-8") as file:
            self.account = json.load(file)

    def __enter__(self):
        self.process = subprocess.Popen([SIMULATOR, self.folder, "--port", str(self.port), "--set", settings(self.dice, self.share)], stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def state(self):
        with urllib.request.urlopen(self.address + "/simulator/state") as answer:
            return json.load(answer)

    def calls(self):
        return self.state()["calls"]

    def asked(self):
        """How often each path was asked, in two halves: lists, and parts of assets, which have a number."""
        paths = {path: times for path, times in self.state()["asked"].items() if "/identity/" not in path}
        return ({path: times for path, times in paths.items() if not NUMBER.search(path)},
                {path: times for path, times in paths.items() if NUMBER.search(path)})

    def heal(self):
        body = "&".join(f"{fault}=0" for fault in FAULTS).encode()
        urllib.request.urlopen(urllib.request.Request(self.address + "/simulator/settings", body)).close()


def run(instance, out, *words):
    environment = {**os.environ, "SYNCAUDIT_MARKETO_ID": instance.account["client_id"], "SYNCAUDIT_MARKETO_SECRET": instance.account["client_secret"],
                   "SYNCAUDIT_MARKETO_CROWDED_MS": "20"}
    done = subprocess.run([PROGRAM, "fetch", "-q", "--any-user", "--sync", "demo", "--marketo", instance.address, "--any-marketo",
                           "--marketo-pace", "100000", "--now", "2026-11-23T08:15:00Z", "--out", out, *words],
                          capture_output=True, text=True, env=environment, timeout=600, check=False)
    return done.returncode, done.stdout.strip(), done.stderr


def uses(snapshot):
    told = subprocess.run([PROGRAM, "sql", snapshot, QUERY], capture_output=True, text=True, check=False)
    return sorted({tuple(row.split("\t")) for row in told.stdout.splitlines()[1:]})


def leaks(folder, instance):
    """Files that hold a value or the secret."""
    found = []
    for path, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(path, name), "rb") as file:
                content = file.read()
            for secret in (b"canary", instance.account["client_secret"].encode()):
                at = content.find(secret)
                if at >= 0:
                    found.append(f"{name} holds {content[max(0, at - 200):at + 40]!r}")
    return found


def audited(instance, work, out):
    """The folder of a whole audit, whether it took two, and what was wrong."""
    code, folder, said = run(instance, out, "--record", os.path.join(work, "r.jsonl"))
    if code not in (0, 3, 4):
        return None, False, f"ended with {code}: {said}"
    again = code != 0
    instance.heal()
    if again:
        code, folder, said = run(instance, out, *(["--resume"] if code == 4 else []))
    return folder, again, f"ended with {code} after the faults: {said}" if code else None


def one(number):
    dice = random.Random(number)
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([sys.executable, MAKE, str(number), os.path.join(work, "instance"), str(dice.choice((10, 40, 120)))], check=True)
        with open(os.path.join(work, "instance/uses.tsv"), encoding="utf-8", newline="") as file:
            rows = {tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
        # Who is named surely and by guess in one place is named.
        ought = sorted(row for row in rows if row[4] == "sure" or (*row[:4], "sure") not in rows)
        out = os.path.join(work, "out")
        with Instance(os.path.join(work, "instance"), dice, dice.choice((0, 0.1, 0.6))) as instance:
            folder, again, wrong = audited(instance, work, out)
            if wrong:
                return number, again, len(ought), wrong
            found = uses(folder)
            if found != ought:
                return number, again, len(ought), f"uses differ: {sorted(set(found) ^ set(ought))[:6]}"
            before = instance.calls()
            _, second, _ = run(instance, out)
            if uses(second) != ought:
                return number, again, len(ought), "a second audit finds something else"
            if instance.calls() - before >= before:
                return number, again, len(ought), "a second audit saves no calls"
        return number, again, len(ought), ", ".join(leaks(work + "/out", instance) + leaks_of_recording(work, instance)) or None


def leaks_of_recording(work, instance):
    with tempfile.TemporaryDirectory() as apart:
        path = os.path.join(work, "r.marketo.jsonl")
        if os.path.exists(path):
            os.rename(path, os.path.join(apart, "recording"))
        return leaks(apart, instance)


def paced():
    """At Marketo's own pace: no window of 20 s has more than 50 calls, and no more than 4 are in the air at once."""
    with Instance(os.path.join(SOURCE, "tests/sim/instances/small"), random.Random(1), 0) as instance, tempfile.TemporaryDirectory() as out:
        code, _, said = run(instance, out, "--marketo-pace", "50")
        state = instance.state()
    print(f"pace: {state['calls']} calls, at most {state['busiest']} in 20 s and {state['peak']} at once")
    return code == 0 and state["calls"] > 50 and state["busiest"] <= 50 and state["peak"] <= 4 or print(f"the pace is not held, or the audit ended with {code}: {said}")


def records(folder, kind):
    with open(os.path.join(folder, kind + ".jsonl"), encoding="utf-8") as file:
        return {record["id"]: record for record in map(json.loads, file)}


def read_anew(before, after):
    """What of each kind of path a second audit has to ask about: tokens and smart lists of programs, active campaigns, what has changed."""
    kinds = {"smartList": "smartlists", "smartCampaign": "smartcampaigns", "form": "forms", "email": "emails", "landingPage": "landingpages",
             "snippet": "snippets", "emailTemplate": "emailtemplates"}
    anew = {}
    for name, kind in kinds.items():
        old, new = records(before, kind), records(after, kind)
        anew[name] = {number for number in new if new[number]["updatedAt"] != old[number]["updatedAt"]}
    anew["smartCampaign"] |= {number for number, campaign in records(after, "smartcampaigns").items() if campaign["status"] != "Inactive"}
    return anew


def after_changes():
    """A second audit after 1 % has changed, a third of the campaigns active: lists, what is read anew each time, and what has changed."""
    with tempfile.TemporaryDirectory() as work:
        before, after, out = (os.path.join(work, name) for name in ("before", "after", "out"))
        for folder, changed in ((before, "0"), (after, "0.01")):
            subprocess.run([sys.executable, MAKE, "1", folder, "1500", changed, "0.33"], check=True)
        with Instance(before, random.Random(1), 0) as instance:
            code, _, said = run(instance, out)
            lists, first = instance.asked()
        with Instance(after, random.Random(1), 0, instance.address.rsplit(":", 1)[1]) as instance:
            code = code or run(instance, out)[0]
            same_lists, second = instance.asked()
        anew = read_anew(before, after)
    ought = {path for path in first if int(NUMBER.search(path)[2]) in anew.get(NUMBER.search(path)[1], [int(NUMBER.search(path)[2])])}
    changed = {kind: len(numbers) for kind, numbers in anew.items() if numbers}
    share = sum(second.values()) / sum(first.values())
    print(f"second audit: {sum(second.values())} of {sum(first.values())} calls about assets ({share:.0%}) and {sum(same_lists.values())} pages of lists; "
          f"assets to read anew: {changed}")
    wrong = sorted(ought ^ set(second)) + [path for path in second if second[path] != first.get(path)]
    return code == 0 and len(changed) > 3 and lists == same_lists and not wrong and share <= 0.35 or print(
        f"it ended with {code}: {said}; asked though it need not be, or not asked: {wrong[:6]}; lists differ: {lists.items() ^ same_lists.items()}")


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    wrong = resumed = total = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for number, again, found, why in pool.map(one, range(seed, seed + count)):
            resumed += again
            total += found
            if why:
                wrong += 1
                print(f"instance {number}: {why}", flush=True)
    print(f"{count} instances, {total} uses, {resumed} of them read in two goes, {wrong} wrong")
    sys.exit(0 if all([paced(), after_changes(), not wrong, total]) else 1)


if __name__ == "__main__":
    main()
