"""Random permission models against two other implementations: a brute-force one here, and the simulator's describe.

    permissions.py MODELS [FIRST_SEED]
    permissions.py --files DATA          profiles and permission sets from the metadata source under DATA

Each seed is an org of its own: profiles, permission sets, groups with muting, assignments that have expired or are not active,
View All Fields, Modify All Data, patterns of field-level security. The program reads it through the simulator, with both
connections or as the admin alone; what it works out for the sync user has to be what the brute force says, for every field. Of a
group that is being recalculated it may say that it does not know.
"""
import glob
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

SYNC, ADMIN = "sync@random.example", "admin@random.example"
NOW = "2026-11-23T08:15:00"
SYSTEM = ["ActivitiesAccess", "EditTask", "EditEvent", "ManageUsers", "ViewSetup", "PasswordNeverExpires", "RunReports"]

# name, key prefix, what gives access to it where it has no object permissions
OBJECTS = [("Lead", "00Q", ""), ("Contact", "003", ""), ("Account", "001", ""), ("Opportunity", "006", ""), ("Campaign", "701", ""),
           ("CampaignMember", "00v", "Campaign"), ("OpportunityContactRole", "00K", "Opportunity"), ("Task", "00T", "EditTask"),
           ("Event", "00U", "EditEvent"), ("Thing__c", "a01", ""), ("ns__Other__c", "a02", "")]
OWN = [name for name, _, follows in OBJECTS if not follows]

# What fields there are to choose from: columns of fields.tsv beside object and name.
FIELDS = {
    "Title": {"type": "string", "length": "80"},
    "Email": {"type": "email"},
    "Industry": {"type": "picklist"},
    "Description": {"type": "textarea", "length": "32000"},
    "Amount": {"type": "currency", "scale": "2"},
    "Locked": {"type": "string", "permissionable": "false"},
    "Sealed": {"type": "string", "permissionable": "false", "createable": "false"},
    "Score__c": {"type": "double"},
    "Flag__c": {"type": "boolean"},
    "Must__c": {"type": "string", "nillable": "false", "permissionable": "false"},
    "Sum__c": {"type": "double", "calculated": "true"},
    "Formula__c": {"type": "string", "calculatedFormula": "Title & \"x\""},
    "Number__c": {"type": "string", "autoNumber": "true"},
    "ns__Package__c": {"type": "string"},
    "Address": {"type": "address"},
    "Street": {"type": "textarea", "compoundFieldName": "Address"},
    "City": {"type": "string", "compoundFieldName": "Address"},
    "Place__c": {"type": "location"},
    "Place__Latitude__s": {"type": "double", "scale": "6", "compoundFieldName": "Place__c"},
}
COLUMNS = ["object", "name", "label", "type", "length", "scale", "nillable", "createable", "permissionable", "calculated",
           "calculatedFormula", "autoNumber", "compoundFieldName"]


class Model:
    """One random org: what is written to its files, and what follows from it."""

    known = OBJECTS

    def __init__(self, seed):
        self.name = f"seed {seed}"
        self.random = random.Random(seed)
        self.fields = {(o, f): FIELDS[f] for o, _, _ in OBJECTS for f in FIELDS if self.chance(0.6) and self.fits(f)}
        for o, f in list(self.fields):
            whole = FIELDS[f].get("compoundFieldName")
            if whole:
                self.fields[o, whole] = FIELDS[whole]
        self.kinds = {"Sync Profile": "profile", "Admin Profile": "profile"}
        self.objects, self.field_rows, self.system = {}, [], {}
        self.members, self.assigned, self.status = {}, [], {}
        self.make_containers()
        self.make_assignments()

    def chance(self, share):
        return self.random.random() < share

    @staticmethod
    def fits(field):
        return True

    def make_containers(self):
        sets = [f"Set_{i}" for i in range(self.random.randint(0, 6))]
        for name in sets:
            self.kinds[name] = "session" if self.chance(0.1) else "set"
        for name in ["Sync Profile", *sets]:
            self.grant(name, 0.5)
        plain = [name for name in sets if self.kinds[name] == "set"]
        for i in range(self.random.randint(0, 2) if plain else 0):
            group = f"Group_{i}"
            self.kinds[group] = "group"
            self.members[group] = self.random.sample(plain, self.random.randint(1, min(3, len(plain))))
            self.status[group] = self.random.choice(["Updated"] * 6 + ["Outdated", "Updating"])
            if self.chance(0.6):
                muting = f"Muting_{i}"
                self.kinds[muting] = "muting"
                self.members[group].append(muting)
                self.grant(muting, 0.3)
        self.objects["Admin Profile"] = {o: set("CREDVM") for o in OWN}
        self.field_rows.append(("Admin Profile", "*.*", "RE"))
        self.system["Admin Profile"] = {*SYSTEM, "ApiEnabled", "ModifyAllData", "ViewAllData"}

    def grant(self, name, share):
        muting = self.kinds[name] == "muting"
        self.objects[name] = {}
        for o in OWN:
            if self.chance(share):
                rights = {r for r in "CREDVMF" if self.chance(0.25 if r in "VMF" else 0.5)}
                self.objects[name][o] = rights if muting else self.closed(rights | {"R"})
        for o, _, _ in OBJECTS:
            if self.chance(share):
                self.field_rows.append((name, o + ".*", self.random.choice(["E", "RE"] if muting else ["R", "RE"])))
        for o, f in self.fields:
            if self.chance(share / 2):
                self.field_rows.append((name, f"{o}.{f}", self.random.choice(["E", "RE", ""] if muting else ["R", "RE", ""])))
        self.system[name] = {p for p in SYSTEM if self.chance(0.3)} | ({"ModifyAllData"} if self.chance(0.04) else set())
        self.system[name] |= {"ViewAllData"} if self.chance(0.05) else set()

    @staticmethod
    def closed(rights):
        """Rights as Salesforce lets them be saved: each with those it depends on."""
        rights = rights | (set("CREDV") - {"C"} if "M" in rights else set())
        rights = rights | ({"E"} if "D" in rights else set())
        return rights | ({"R"} if rights else set())

    def make_assignments(self):
        for name, kind in self.kinds.items():
            if kind in ("set", "session", "group") and self.chance(0.75):
                expires = self.random.choice(["", "", "2024-01-01T00:00:00.000+0000", "2027-06-30T00:00:00.000+0000"])
                active = "false" if self.chance(0.1) else ""
                revoked = "true" if self.chance(0.1) else ""
                self.assigned.append((SYNC, name, expires, active, revoked))

    # ---- what is written ----

    def write(self, folder):
        os.makedirs(folder)
        table = lambda name, titles, rows: self.table(os.path.join(folder, name + ".tsv"), titles, rows)
        table("organization", ["Id", "Name", "OrganizationType", "IsSandbox", "InstanceName", "LanguageLocaleKey", "Now"],
              [["00D5f000000randEAA", "Random", "Enterprise Edition", "false", "EU1", "en_US", NOW]])
        user = lambda id, name, profile: [id, "00D5f000000randEAA", name, name, "A", "B", name, "STANDARD", "en_US", "en_US", "GMT",
                                          "true", "false", profile]
        table("user", ["user_id", "organization_id", "preferred_username", "name", "given_name", "family_name", "email", "user_type",
                       "language", "locale", "zoneinfo", "active", "is_salesforce_integration_user", "profile"],
              [user("0055f00000sync1AAA", SYNC, "Sync Profile"), user("0055f00000admn1AAA", ADMIN, "Admin Profile")])
        table("objects", ["name", "label", "keyPrefix", "follows"], [[o, o, prefix, follows] for o, prefix, follows in self.known])
        table("fields", COLUMNS, [[o, f, f] + [words.get(c, "") for c in COLUMNS[3:]] for (o, f), words in self.fields.items()])
        table("containers", ["name", "kind", "status"], [[n, k, self.status.get(n, "")] for n, k in self.kinds.items()])
        table("components", ["container", "member"], [[g, m] for g, members in self.members.items() for m in members])
        table("assignments", ["username", "container", "expires", "active", "revoked"], self.assigned)
        table("objectperms", ["container", "object", "rights"],
              [[c, o, "".join(sorted(rights))] for c, objects in self.objects.items() for o, rights in objects.items()])
        table("fieldperms", ["container", "field", "rights"], self.field_rows)
        table("systemperms", ["container", "permission"], [[c, p] for c, names in self.system.items() for p in sorted(names)])

    @staticmethod
    def table(path, titles, rows):
        with open(path, "w", encoding="utf-8") as stream:
            for row in [titles, *rows]:
                stream.write("\t".join(row) + "\n")

    # ---- what follows, by brute force ----

    def holdings(self):
        yield "Sync Profile"
        for _, name, expires, active, revoked in self.assigned:
            if self.kinds[name] != "session" and active != "false" and revoked != "true" and (not expires or expires > NOW):
                yield name

    def is_uncertain(self):
        return any(self.status.get(name, "Updated") != "Updated" for name in self.holdings())

    def over(self, name, look):
        """What `look` finds in a container; of a group, in its sets and not in its muting set."""
        if self.kinds[name] != "group":
            return look(name)
        found = set()
        for member in self.members[name]:
            if self.kinds[member] == "set":
                found |= look(member)
        for member in self.members[name]:
            if self.kinds[member] == "muting":
                found -= look(member)
        return found

    def system_permissions(self):
        return {p for name in self.holdings() for p in self.over(name, lambda c: self.system.get(c, set()))}

    def object_rights(self, o):
        follows = next(f for name, _, f in self.known if name == o)
        system = self.system_permissions()
        if follows in OWN:
            rights = self.object_rights(follows)
            return set("CRED") if "E" in rights else rights & {"R"}
        if follows:
            return set() if "ActivitiesAccess" not in system else set("CRED") if follows in system else {"R"}
        rights = set()
        for name in self.holdings():
            found = self.over(name, lambda c: self.objects.get(c, {}).get(o, set()))
            if "R" in found:
                rights |= {r for r in found if r != "D" or "E" in found}
        rights |= set("CRED") if "ModifyAllData" in system else {"R"} if "ViewAllData" in system else set()
        return rights

    def field_rights(self, container, o, f):
        found = [self.places[container, pattern] for pattern in (f"{o}.{f}", f"{o}.*", "*.*") if (container, pattern) in self.places]
        rights = self.field_rows[max(found)][2] if found else ""
        words = self.fields[o, f]
        if self.never_written(words) and words["type"] not in ("address", "location"):
            rights = rights.replace("E", "")
        return set(rights)

    @staticmethod
    def never_written(words):
        return (words.get("calculatedFormula") or words.get("calculated") or words.get("autoNumber")
                or words["type"] in ("address", "location"))

    def expected(self):
        # Of the rows that match a field the last one counts.
        self.places = {(name, pattern): place for place, (name, pattern, _) in enumerate(self.field_rows)}
        for (o, f), words in self.fields.items():
            rights = self.object_rights(o)
            nillable = words.get("nillable", "true") == "true"
            secured = words.get("permissionable", "true" if nillable else "false") == "true"
            holder = words.get("compoundFieldName", f)
            given = set()
            for name in self.holdings():
                found = self.over(name, lambda c: self.field_rights(c, o, holder))
                given |= found if "R" in found else set()
            reads = "R" in rights and (not secured or "R" in given or "F" in rights)
            writes = reads and not self.never_written(words) and words.get("createable") != "false" and (not secured or "E" in given)
            yield o, f, reads, writes and "C" in rights, writes and "E" in rights


class Files(Model):
    """An org that has just what some permission set files speak of, all of them assigned, and perhaps a profile."""

    SPECIAL = ("Activity", "Task", "Event", "CampaignMember", "OpportunityContactRole", "User", "PersonAccount")
    RIGHTS = {"allowCreate": "C", "allowRead": "R", "allowEdit": "E", "allowDelete": "D", "viewAllRecords": "V",
              "modifyAllRecords": "M", "viewAllFields": "F"}

    def __init__(self, name, profile, sets):
        self.name = name
        self.known, self.fields = [], {}
        self.kinds = {"Sync Profile": "profile", "Admin Profile": "profile"}
        self.objects, self.field_rows, self.system = {"Sync Profile": {}}, [], {"Sync Profile": {"ApiEnabled"}}
        self.members, self.assigned, self.status = {}, [], {}
        # No user is without any grant: none at all is how Salesforce refuses to show them.
        self.objects["Sync Profile"][self.add("Base__c")] = {"R"}
        self.fields["Base__c", "Base__c"] = {"type": "string"}
        self.field_rows.append(("Sync Profile", "Base__c.Base__c", "R"))
        if profile:
            self.read("Sync Profile", profile)
        for i, file in enumerate(sets):
            container = f"Set_{i}"
            self.kinds[container] = "set"
            self.objects[container], self.system[container] = {}, set()
            self.assigned.append((SYNC, container, "", "", ""))
            self.read(container, file)
        self.objects["Admin Profile"] = {o: set("CREDVM") for o, _, _ in self.known}
        self.field_rows.append(("Admin Profile", "*.*", "RE"))
        self.system["Admin Profile"] = {*SYSTEM, "ApiEnabled", "ModifyAllData", "ViewAllData"}

    def add(self, o):
        if o not in [name for name, _, _ in self.known]:
            self.known.append((o, dict((n, p) for n, p, _ in OBJECTS).get(o, f"b{len(self.known):02x}"), ""))
        return o

    def read(self, container, file):
        with open(file, encoding="utf-8") as stream:
            root = ElementTree.fromstring(re.sub(r"%%%\w+%%%", "", stream.read()).encode())  # filled in when it is deployed
        text = lambda part, name: next((e.text or "" for e in part if e.tag.endswith("}" + name)), "")
        parts = lambda name: (e for e in root if e.tag.endswith("}" + name))
        for part in parts("objectPermissions"):
            o = text(part, "object")
            if o not in self.SPECIAL:
                self.objects[container][self.add(o)] = {r for name, r in self.RIGHTS.items() if text(part, name) == "true"}
        for part in [*parts("fieldPermissions"), *parts("fieldLevelSecurities")]:
            o, f = text(part, "field").split(".")
            if o not in self.SPECIAL:
                self.fields[self.add(o), f] = {"type": "address" if f.endswith("Address") and not f.endswith("__c") else "string"}
                edits, reads = text(part, "editable") == "true", text(part, "readable") != "false"
                self.field_rows.append((container, f"{o}.{f}", "RE" if edits else "R" if reads else ""))
        for part in parts("userPermissions"):
            if text(part, "enabled") == "true":
                self.system[container].add(text(part, "name"))

    @classmethod
    def models(cls, data):
        """One for each profile, with all the permission sets of its project, and one of the sets alone."""
        for project in sorted(os.listdir(data)):
            find = lambda ending: sorted(f for f in glob.glob(os.path.join(glob.escape(data), project, "**", "*." + ending + "*"),
                                                              recursive=True) if os.path.isfile(f))
            sets = find("permissionset")
            profiles = find("profile")
            for profile in [*([None] if sets else []), *profiles]:
                yield cls(os.path.relpath(profile, data) if profile else project, profile, sets)


class Simulator:
    def __init__(self, folder):
        self.process = subprocess.Popen(
            [os.environ["SIMULATOR"], "org", folder, "--token", "sync", "--add", f"session?token=admin&user={ADMIN}"],
            stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def __enter__(self):
        return self.url

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def fetch(url, out, alone):
    words = ["--admin", url, "--as-user", SYNC] if alone else ["--sync", url, "--admin", url]
    environment = dict(os.environ, SYNCAUDIT_SYNC_TOKEN="sync", SYNCAUDIT_ADMIN_TOKEN="admin")
    run = subprocess.run([os.environ["SYNCAUDIT"], "fetch", "-q", *words, "--objects", "all", "--now", NOW + "Z", "--out", out],
                         env=environment, capture_output=True, text=True, check=False)
    found = glob.glob(os.path.join(out, "*", "*", "snapshot.db"))
    if run.returncode or not found:
        raise SystemExit(f"fetch of {url} into {out} ended with {run.returncode}: {run.stderr}")
    return sqlite3.connect(f"file:{found[0]}?immutable=1", uri=True)


def compare(model, snapshot, alone):
    """Differences between what is expected, what the sync user's describe says, and what was worked out."""
    computed = {(o, f): rights for o, f, *rights in
                snapshot.execute("SELECT object, field, can_read, can_create, can_edit FROM computed_field")}
    described = {(o, f): [1, c, e] for o, f, c, e in
                 snapshot.execute("SELECT object, name, createable, updateable FROM describe_field")}
    known = {o for o, _ in computed}
    count = 0
    for o, f, *rights in model.expected():
        wanted = [int(r) for r in rights]
        count += 1
        if not alone and described.get((o, f), [0, 0, 0]) != wanted:
            yield f"{model.name}: {o}.{f}: described {described.get((o, f))}, expected {wanted}"
        got = computed.get((o, f))
        if not alone and not wanted[0] and o not in known:
            continue  # the sync user's connection does not show that there is such an object
        if got != wanted and not (model.is_uncertain() and got and all(g in (None, w) for g, w in zip(got, wanted))):
            yield f"{model.name}{' alone' if alone else ''}: {o}.{f}: worked out {got}, expected {wanted}"
    compare.fields += count


compare.fields = 0


def main(models):
    differences = []
    count = 0
    for count, (model, alone) in enumerate(models, 1):
        work = tempfile.mkdtemp()
        model.write(os.path.join(work, "org"))
        with Simulator(os.path.join(work, "org")) as url:
            differences += compare(model, fetch(url, os.path.join(work, "out"), alone), alone)
        shutil.rmtree(work)
        if len(differences) > 20:
            break
    print(*differences[:20], sep="\n")
    print(f"{count} models, {compare.fields} fields, {len(differences)} differences")
    sys.exit(1 if differences or not compare.fields else 0)


if __name__ == "__main__" and sys.argv[1] == "--files":
    main((model, alone) for model in Files.models(sys.argv[2]) for alone in (False, True))
elif __name__ == "__main__":
    first = int((sys.argv + ["1"])[2])
    main((Model(seed), seed % 2 == 0) for seed in range(first, first + int(sys.argv[1])))
