"""Random orgs whose use of fields is known: what the program counts is what the org holds, and what it says of a field is true.

    usage.py ORGS [FIRST_SEED]

Each seed is an org: objects of up to millions of records, fields of all types, a history. The simulator writes the whole of it
into a file; what is true is added up there, from the weights of the samples, by SQL that knows nothing of SOQL. Some orgs cut
queries short (QUERY_TIMEOUT) or hide objects, some are asked with few calls to spend: no budget is overrun. Samples are right when
at least 95 % of their intervals hold the true share.
"""
import glob
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

NOW = "2026-11-23T08:15:00"
OBJECTS = [("Lead", "00Q"), ("Contact", "003"), ("Account", "001"), ("Opportunity", "006"), ("Thing__c", "a01"), ("Other__c", "a02")]
TYPES = [("string", 30), ("picklist", 10), ("boolean", 17), ("double", 8), ("date", 6), ("datetime", 5), ("email", 3), ("url", 3),
         ("phone", 3), ("int", 3), ("multipicklist", 3), ("currency", 3), ("reference", 3), ("textarea", 4), ("encryptedstring", 1)]


STANDARD = [("Lead", "Email", "email"), ("Lead", "IsConverted", "boolean"), ("Lead", "HasOptedOutOfEmail", "boolean"), ("Lead", "LastName", "string"),
            ("Lead", "Company", "string"), ("Lead", "Country", "string"), ("Lead", "State", "string"), ("Contact", "Email", "email"),
            ("Contact", "HasOptedOutOfEmail", "boolean"), ("Contact", "LastName", "string"), ("Contact", "MailingCountry", "string")]
CHOICES = {"Country": ["United States", "USA", "us", "Germany", "Deutschland", "Moon"], "MailingCountry": ["France", "FR", "Canada"],
           "State": ["CA", "California", "Calif.", "TX"], "LastName": ["Jones", "Chen", "unknown"], "Company": ["Acme", "Globex", "n/a"]}
YOUNG = "2026-11-10"


class Org:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.objects = [o for o in OBJECTS if o[0] in ("Lead", "Contact", "Account", "Opportunity") or self.chance(0.7)]
        self.fields = [self.field(o, i) for o, _ in self.objects for i in range(self.random.randint(3, 40))]
        self.fields += [{"object": o, "name": n, "label": n, "type": t} for o, n, t in STANDARD]
        self.populations = {o: self.rows() for o, _ in self.objects if self.chance(0.9)}
        self.fillings = [self.filling(f) for f in self.fields if f["name"] in CHOICES or self.chance(0.6)]
        self.custom = [f for f in self.fields if f["name"].endswith("__c")]
        self.young = {(f["object"], f["name"]) for f in self.custom if self.chance(0.1)}
        self.used = [(f["object"], f["name"], self.random.choice(["Flow", "ApexClass", "Layout"])) for f in self.custom if self.chance(0.3)]
        self.reported = [(f["object"], f["name"], self.random.randint(1, 3)) for f in self.custom if self.chance(0.1)]
        self.refusal = self.random.choice(["", "", "", "MetadataComponentDependency", "analytics", "LeadHistory", "CustomField"])
        self.history = self.chance(0.7)
        self.changes = [self.change(f) for f in self.fields if self.history and f["object"] == "Lead" and self.chance(0.3)]
        self.settings = f"query-rows={self.random.choice([0, 0, 20_000_000, 2_000_000])}"
        self.usage = self.random.choice(["full", "full", "full", "quick"])
        self.mode = self.random.choice(["auto", "get", "composite"])
        self.budget = self.random.choice([4000, 4000, self.random.randint(40, 250)])

    def chance(self, share):
        return self.random.random() < share

    def rows(self):
        return self.random.choice([0, 1, 2, 199, 2000, 2001, 12345, 50_000, 250_000, 3_000_000])

    def field(self, o, i):
        kind = self.random.choices([t for t, _ in TYPES], [w for _, w in TYPES])[0]
        field = {"object": o, "name": f"F{i}__c", "label": f"Field {i}", "type": kind}
        if kind == "reference":
            field["referenceTo"] = "User"
        if kind == "textarea":
            field["length"] = self.random.choice(["255", "32000"])
        if kind in ("string", "double") and self.chance(0.1):
            field["calculatedFormula"] = "1 + 1"
        return field

    def filling(self, field):
        share = self.random.choice([0, 0, 0.002, 0.03, 0.2, 0.5, 0.9, 1])
        newest = self.random.choice(["", "", "2019-04-01", "2024-11-30T12:00:00"])
        choices = json.dumps(CHOICES[field["name"]]) if field["name"] in CHOICES else ""
        return [field["object"], field["name"], str(share), newest, str(round(self.random.random(), 2)), choices,
                str(self.random.choice([0, 0.1])) if field["type"] == "email" else ""]

    def change(self, field):
        last = self.random.choice(["2026-11-23T07:00:00", "2026-11-10", "2026-02-01"])
        return ["Lead", field["name"], str(self.random.choice([1, 7, 300, 9_000, 80_000])), "2025-06-01", last, "0", "100"]

    def write(self, folder):
        os.makedirs(folder)
        table = lambda name, titles, rows: self.table(os.path.join(folder, name + ".tsv"), titles, rows)
        table("organization", ["Id", "Name", "OrganizationType", "IsSandbox", "InstanceName", "LanguageLocaleKey", "Now"],
              [["00D5f000000randEAA", "Random", "Enterprise Edition", "false", "EU1", "en_US", NOW]])
        user = lambda id, name: [id, "00D5f000000randEAA", name + "@random.example", name, name, "User", name + "@random.example",
                                 "STANDARD", "en_US", "en_US", "GMT", "true", "false"]
        table("user", ["user_id", "organization_id", "preferred_username", "name", "given_name", "family_name", "email", "user_type",
                       "language", "locale", "zoneinfo", "active", "is_salesforce_integration_user"],
              [user("0055f00000sync1AAA", "sync"), user("0055f00000user1AAA", "other"), user("0055f00000user2AAA", "third")])
        histories = [["LeadHistory", "Lead History", "017", "History", "Lead"]] if self.history else []
        table("objects", ["name", "label", "keyPrefix", "associateEntityType", "associateParentEntity"],
              [[o, o, prefix, "", ""] for o, prefix in self.objects] + histories)
        columns = ["object", "name", "label", "type", "length", "referenceTo", "calculatedFormula"]
        table("fields", columns, [[f.get(c, "") for c in columns] for f in self.fields])
        table("values", ["object", "field", "value"],
              [[f["object"], f["name"], f"V{i}"] for f in self.fields if "picklist" in f["type"] for i in range(4)])
        table("populations", ["object", "rows", "samples", "first", "last", "changed", "batch_hour", "deleted"],
              [[o, str(n), str(self.random.randint(20, 200)), "2018-01-01", NOW, str(self.random.choice([0, 0.1, 0.6])),
                self.random.choice(["", "2"]), self.random.choice(["0", "0.02"])] for o, n in self.populations.items()])
        table("fillings", ["object", "field", "share", "newest", "truth", "choices", "same"], self.fillings)
        table("definitions", ["object", "field", "created"], [[o, f, YOUNG + "T00:00:00.000+0000"] for o, f in sorted(self.young)])
        table("dependencies", ["type", "prefix", "name", "object", "field", "copies"],
              [[kind, "301", f"{kind} of {f}", o, f, "1"] for o, f, kind in self.used])
        table("reportcolumns", ["report", "place", "name"],
              [[f"00O5f000000000{n}AAA", self.random.choice(["column", "group", "filter", "sum"]), f"{o}.{f}"] for o, f, n in self.reported]
              + [[f"00O5f000000000{n}AAA", "column", "LAST_NAME"] for n in (1, 2, 3)])
        os.makedirs(os.path.join(folder, "records"))
        table("records/Report", ["Id", "Name", "FolderName", "LastRunDate"],
              [[f"00O5f000000000{n}AAA", f"Report {n}", "Public", "2026-11-2%dT00:00:00.000+0000" % n] for n in (1, 2, 3)])
        table("changes", ["object", "field", "changes", "first", "last", "low", "high"], self.changes)

    @staticmethod
    def table(path, titles, rows):
        with open(path, "w", encoding="utf-8") as stream:
            for row in [titles, *rows]:
                stream.write("\t".join(row) + "\n")


def sim_share(*texts):
    """The simulator's function of this name (functions.c)."""
    mask, number = (1 << 64) - 1, 0xCBF29CE484222325
    for text in texts:
        for byte in str(text).encode() + b"\x1f":
            number = (number ^ byte) * 0x100000001B3 & mask
    number ^= number >> 33
    number = number * 0xFF51AFD7ED558CCD & mask
    number ^= number >> 33
    number = number * 0xC4CEB9FE1A85EC53 & mask
    number ^= number >> 33
    return (number >> 11) / (1 << 53)


class Truth:
    """What the org holds, added up from what the simulator wrote out."""

    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.create_function("sim_share", -1, sim_share, deterministic=True)
        self.db.create_function("sim_id", 2, lambda prefix, n: None, deterministic=True)
        self.tables = {name for name, in self.db.execute("SELECT name FROM sqlite_master")}

    def one(self, sql, *values):
        return self.db.execute(sql, values).fetchone()

    def records(self, o, where="1"):
        if "rows_" + o not in self.tables:
            return 0
        return self.one(f"SELECT coalesce(sum(weight), 0) FROM rows_{o} WHERE IsDeleted = 'false' AND {where}")[0]

    def newest(self, o, where="1", column="CreatedDate"):
        if "rows_" + o not in self.tables:
            return None
        return self.one(f"SELECT max({column}) FROM rows_{o} WHERE IsDeleted = 'false' AND {where}")[0]

    def addresses(self, o, where="1"):
        if "rows_" + o not in self.tables:
            return 0
        return self.one(f"SELECT coalesce(sum(different), 0) FROM rows_{o} WHERE Email IS NOT NULL AND IsDeleted = 'false' AND {where}")[0]

    def sampled(self, o, f):
        """The share of records with a value of what can only be looked at record by record; None where there are too many."""
        if not 0 < self.records(o) <= 60_000:
            return None
        return self.one(f'SELECT avg("{f}" IS NOT NULL) FROM all_rows_{o} WHERE IsDeleted = \'false\'')[0]


def fetch(folder, work, org):
    dump = os.path.join(work, "dump.db")
    refused = f"&unusable=0&500=1&path={org.refusal}" if org.refusal else ""
    simulator = subprocess.Popen([os.environ["SIMULATOR"], "org", folder, "--token", "sync", "--set", org.settings + refused, "--dump", dump,
                                  "--log", os.path.join(work, "log")], stdout=subprocess.PIPE, text=True)
    url = simulator.stdout.readline().strip()
    run = subprocess.run([os.environ["SYNCAUDIT"], "fetch", "-q", "--sync", url, "--usage", org.usage, "--fetch-mode", org.mode,
                          "--max-calls", str(org.budget), "--show-values", "--out", os.path.join(work, "out")], env=dict(os.environ, SYNCAUDIT_SYNC_TOKEN="sync"),
                         capture_output=True, text=True, check=False)
    simulator.terminate()
    simulator.wait()
    found = glob.glob(os.path.join(work, "out", "*", "*", "snapshot.db"))
    if run.returncode not in (0, 4) or not found:
        raise SystemExit(f"fetch ended with {run.returncode}: {run.stderr}")
    with open(os.path.join(work, "log"), encoding="utf-8") as log:
        calls = sum(not line.startswith(" ") for line in log)  # a composite is one
    judged = subprocess.run([os.environ["SYNCAUDIT"], "report", "-q", found[0], "--format", "json", "--out", os.path.join(work, "report"), "--now",
                             NOW + "Z"], capture_output=True, text=True, check=False)
    if judged.returncode not in (0, 4):
        raise SystemExit(f"report ended with {judged.returncode}: {judged.stderr}")
    with open(os.path.join(work, "report", "findings.json"), encoding="utf-8") as stream:
        findings = json.load(stream)["findings"]
    return sqlite3.connect(f"file:{found[0]}?immutable=1", uri=True), Truth(dump), calls, findings


def moment(text):
    return text and text[:19].rstrip("Z")


class Tally:
    def __init__(self):
        self.numbers = self.intervals = self.hits = self.refused = self.claims = 0
        self.differences = []

    def same(self, seed, what, got, wanted):
        self.numbers += 1
        if got != wanted:
            self.differences.append(f"seed {seed}: {what}: {got}, but it is {wanted}")

    def compare(self, seed, snapshot, truth):
        for o, records, newest, reason in snapshot.execute("SELECT object, records, newest_created, reason FROM usage_object"):
            if reason:
                self.refused += 1
                continue
            if o == "User":
                self.same(seed, "users", records, truth.one("SELECT count(*) FROM user")[0])
                continue
            self.same(seed, f"records of {o}", records, truth.records(o))
            self.same(seed, f"newest {o}", moment(newest), moment(truth.newest(o)))
        query = "SELECT object, field, method, filled, low, high, newest_created, newest_modified FROM usage_field"
        for o, f, method, filled, low, high, newest, modified in snapshot.execute(query):
            has = f"\"{f}\" = 'true'" if method == "true" else f'"{f}" IS NOT NULL'
            if method == "refused":
                self.refused += 1
            elif method == "sampled":
                self.interval(truth.sampled(o, f), low, high)
            else:
                self.same(seed, f"{o}.{f} filled", filled, truth.records(o, has))
                if newest:
                    self.same(seed, f"newest {o}.{f}", moment(newest), moment(truth.newest(o, has)))
                if modified:
                    self.same(seed, f"newest change {o}.{f}", moment(modified), moment(truth.newest(o, has, "LastModifiedDate")))
        self.compare_history(seed, snapshot, truth)

    def interval(self, share, low, high):
        if share is not None and low is not None:
            self.intervals += 1
            self.hits += low - 1e-9 <= share <= high + 1e-9

    def compare_history(self, seed, snapshot, truth):
        for f, changes, first, last in snapshot.execute("SELECT field, changes, first, last FROM history_field WHERE object = 'Lead'"):
            wanted = truth.one("SELECT sum(weight), min(CreatedDate), max(CreatedDate) FROM rows_LeadHistory WHERE Field = ?", f)
            self.same(seed, f"changes of Lead.{f}", changes, wanted[0])
            for name, got, is_so in (("first", first, wanted[1]), ("last", last, wanted[2])):
                if got:
                    self.same(seed, f"{name} change of Lead.{f}", moment(got), moment(is_so))
        self.compare_steps(seed, snapshot, truth)
        for f, user, changes in snapshot.execute("SELECT field, user_id, changes FROM history_user WHERE object = 'Lead'"):
            recent = "Field = ? AND CreatedById = ? AND CreatedDate >= '2026-10-24'"
            self.same(seed, f"changes of Lead.{f} by {user}", changes, truth.one(f"SELECT sum(weight) FROM rows_LeadHistory WHERE {recent}", f, user)[0])
        for o, day, hour, records in snapshot.execute("SELECT object, day, hour, records FROM main.change_hour"):
            stamp = f"substr(SystemModstamp, 1, 13) = '{day}T{hour:02}'"
            self.same(seed, f"{o} stamped at {day} {hour}", records, truth.records(o, stamp))
        for o, user, records in snapshot.execute("SELECT object, user_id, records FROM main.change_user"):
            who = f"LastModifiedById = '{user}' AND LastModifiedDate >= '2026-11-16'"
            self.same(seed, f"{o} changed by {user}", records, truth.records(o, who))


    def compare_values(self, seed, snapshot, truth):
        query = "SELECT object, field, value, sum(records) FROM field_value GROUP BY 1, 2, 3"
        for o, f, value, records in snapshot.execute(query):
            self.same(seed, f"{o}.{f} = {value}", records, truth.records(o, f"\"{f}\" = '{value}'"))

    def compare_facts(self, seed, snapshot, truth):
        lead = "IsConverted = 'false'"
        names = "('unknown', 'n/a')"
        true = {"no email of Lead": lambda: truth.records("Lead", f"Email IS NULL AND {lead}"), "no email of Contact": lambda: truth.records("Contact", "Email IS NULL"),
                "addresses of Lead": lambda: truth.addresses("Lead", lead), "addresses of Contact": lambda: truth.addresses("Contact"),
                "addresses opted out of Lead": lambda: truth.addresses("Lead", f"HasOptedOutOfEmail = 'true' AND {lead}"),
                "same email of Contact": lambda: truth.records("Contact", "Email IS NOT NULL") - truth.addresses("Contact"),
                "placeholder name of Lead": lambda: truth.records("Lead", f"(LastName IN {names} OR Company IN {names}) AND {lead}"),
                "placeholder name of Contact": lambda: truth.records("Contact", f"LastName IN {names}")}
        for fact, records in snapshot.execute("SELECT fact, records FROM data_count WHERE refused IS NULL"):
            if fact in true:
                self.same(seed, fact, records, true[fact]())

    def check_claims(self, seed, org, snapshot, truth, findings):
        """What is said of a field's use against what there is."""
        dated = snapshot.execute("SELECT count(*) FROM setup_custom_field").fetchone()[0] > 0
        used = {(o, f) for o, f, kind in org.used if kind != "Layout"} | {(o, f) for o, f, _ in org.reported}
        for finding in findings:
            o, f, rule, message = finding.get("object"), finding.get("field"), finding["rule"], finding["message"]
            if rule not in ("never-filled", "not-filled-since", "formula-not-referenced", "stale-by-name"):
                continue
            self.claims += 1
            false = []
            if re.match("empty in all", message):
                false += ["filled"] * (truth.records(o, f'"{f}" IS NOT NULL') > 0)
            if re.match("nowhere true", message):
                false += ["true somewhere"] * (truth.records(o, f"\"{f}\" = 'true'") > 0)
            since = re.search("made or changed since ([0-9-]+)", message)
            if since:
                false += ["newer value"] * (truth.newest(o, f'"{f}" IS NOT NULL', "LastModifiedDate")[:10] > since[1])
                if "rows_LeadHistory" in truth.tables and o == "Lead" and not org.refusal:
                    last = truth.one("SELECT max(CreatedDate) FROM rows_LeadHistory WHERE Field = ?", f)[0]
                    false += ["later change"] * ((last or "")[:10] > since[1])
            if "not referenced" in message:
                false += ["referenced"] * ((o, f) in used and (not org.refusal or (o, f) in {(a, b) for a, b, k in org.used if k != "Layout"}))
            false += ["young"] * ((o, f) in org.young and dated)
            for reason in false:
                self.differences.append(f"seed {seed}: {o}.{f} is {reason}: {rule}: {message}")

    def compare_steps(self, seed, snapshot, truth):
        """Every change that was looked at is one there is; where there are few, it is all of them."""
        number = lambda value: "" if value is None else float(value)
        for f, last, recent in snapshot.execute("SELECT field, last, changes_30 FROM history_field WHERE object = 'Lead' AND changes_30 >= 300"):
            seen = dict(((old, new), n) for old, new, n in snapshot.execute(
                "SELECT old, new, changes FROM history_step WHERE object = 'Lead' AND field = ?", [f]))
            begin = truth.one("SELECT strftime('%Y-%m-%dT%H:%M:%S', ?, '-30 days')", last.rstrip("Z"))[0]
            there = {}
            for old, new in truth.db.execute("SELECT OldValue, NewValue FROM all_rows_LeadHistory WHERE Field = ? AND CreatedDate >= ?", [f, begin]):
                there[number(old), number(new)] = there.get((number(old), number(new)), 0) + 1
            if seen and recent <= 2000:
                self.same(seed, f"steps of Lead.{f}", sum(seen.values()), sum(there.values()))
            self.same(seed, f"steps of Lead.{f} that never were", [step for step, n in seen.items() if n > there.get(step, 0)], [])


def main(orgs, first=1):
    tally = Tally()
    most = 0
    for seed in range(int(first), int(first) + int(orgs)):
        work = tempfile.mkdtemp()
        org = Org(seed)
        org.write(os.path.join(work, "org"))
        snapshot, truth, calls, findings = fetch(os.path.join(work, "org"), work, org)
        most = max(most, calls)
        if calls > org.budget:
            tally.differences.append(f"seed {seed}: {calls} calls of {org.budget}")
        tally.compare(seed, snapshot, truth)
        tally.compare_values(seed, snapshot, truth)
        tally.compare_facts(seed, snapshot, truth)
        tally.check_claims(seed, org, snapshot, truth, findings)
        shutil.rmtree(work)
        if len(tally.differences) > 20:
            break
    print(*tally.differences[:20], sep="\n")
    share = tally.hits / tally.intervals if tally.intervals else 1
    print(f"{orgs} orgs, {tally.numbers} numbers, {len(tally.differences)} differences; {tally.intervals} samples, "
          f"{share:.1%} of the intervals hold the truth; {tally.refused} refused; {tally.claims} claims; at most {most} calls")
    sys.exit(1 if tally.differences or not tally.numbers or (tally.intervals >= 40 and share < 0.95) else 0)


main(*sys.argv[1:])
