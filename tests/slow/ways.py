"""Random orgs, fetched in each way and in bad weather: the snapshot is the same.

    ways.py ORGS [FIRST_SEED]

Each seed is an org of its own (permissions.py) with some custom objects more, asked by the sync user, by an administrator, or by
both. What a call for each question brings in fair weather is what composites have to bring, and what either way has to bring through
errors, answers cut off and sessions that end: at once, or after as many --resume as it takes.
"""
import glob
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import urllib.request

from permissions import ADMIN, OBJECTS, OWN, SYNC, Model

FAULTS = ("503=0.03&503-json=0.02&502=0.02&500=0.01&cut=0.02&close=0.02&html=0.01&half=0.01&lock=0.01"
          "&garbage=0.01&bad-gzip=0.01&cut-gzip=0.01&part=0.02&expire-calls=13")
DEAR = "used=99000"  # calls are saved where more than ten questions wait
ENOUGH = 20  # times a fetch is gone on with


class Grown(Model):
    """A random org with custom objects enough for several calls and pages, and how it is asked."""

    def __init__(self, seed):
        super().__init__(seed)
        more = [f"Grown_{i}__c" for i in range(self.random.choice([0, 0, 3, 12, 30]))]
        self.known = OBJECTS + [(o, f"b{i:02x}", "") for i, o in enumerate(more)]
        for o in more:
            for i in range(self.random.randint(0, 30)):
                self.fields[o, f"Field_{i}__c"] = {"type": "string"}
            for name, kind in self.kinds.items():
                if kind != "group" and self.chance(0.5):
                    self.objects[name][o] = {"R"}
                    self.field_rows.append((name, o + ".*", self.random.choice(["R", "RE"])))
        self.who = self.random.choice(["sync", "both", "both", "admin"])
        self.usage = self.random.choice(["none", "none", "quick", "full" if len(more) < 10 else "quick"])
        self.setting = "&".join([f"setup-refusal={self.random.choice(['type', 'access', 'empty'])}",
                                 f"query-pages={self.random.choice(['vary', 'full'])}",
                                 f"virtual-limit={self.random.choice(['true', 'false'])}",
                                 f"lose-pages={self.random.choice([0, 0, 1])}"])
        self.system["Sync Profile"] |= {"ApiEnabled"} | ({"ViewSetup"} if self.chance(0.7) else set())
        self.objects.setdefault("Sync Profile", {}).setdefault(OWN[0], {"R"})


class Org:
    """A simulator that serves one of them."""

    def __init__(self, model, work):
        self.model, self.work = model, work
        model.write(os.path.join(work, "org"))
        apps = [f"app?client_id={name}.app&client_secret=S&flows=client_credentials&run_as={user}"
                for name, user in (("service", SYNC), ("admin", ADMIN))]
        self.process = subprocess.Popen([os.environ["SIMULATOR"], "org", os.path.join(work, "org"), "--set", "strict=true",
                                         "--add", apps[0], "--add", apps[1]], stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def close(self):
        self.process.terminate()
        self.process.wait()

    def tell(self, path, form=""):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        opener.open(self.url + path, form.encode()).close()

    def fetch(self, name, mode, weather, resume=False):
        """Exit code and facts of one fetch."""
        self.tell("/simulator/reset")
        self.tell("/simulator/settings", f"strict=true&{self.model.setting}&{weather}")
        words = [os.path.join(os.environ["BUILD_DIR"], "tests", "slow_fetch"), self.url, os.path.join(self.work, name), mode,
                 "resume" if resume else "fresh", "0", self.model.who, self.model.usage]
        run = subprocess.run(words, env=dict(os.environ, SLOW_SECRET="S"), capture_output=True, text=True, check=False)
        code, _, facts = run.stdout.split() if run.returncode == 0 else (str(run.returncode), 0, 0)
        self.said = run.stderr.strip()
        return int(code), facts

    def weather(self, name, mode, seed):
        """The same through faults, gone on with until it is complete."""
        code, facts = self.fetch(name, mode, f"{FAULTS}&seed={seed}{'&' + DEAR if mode == 'auto' else ''}")
        main.ends[code] = main.ends.get(code, 0) + 1
        for again in range(1, ENOUGH):
            if code == 0:
                break
            main.resumes += 1
            # A view that is worked out is fetched in one go.
            going_on = self.model.who != "admin" and os.path.isdir(os.path.join(self.work, name))
            code, facts = self.fetch(name, ["get", "composite", "auto"][again % 3], f"{FAULTS}&seed={seed + 100000 * again}", going_on)
        return code, facts


def difference(work, one, other):
    """The first rows that only one of two snapshots has."""
    rows = []
    for name in (one, other):
        found = sorted(glob.glob(os.path.join(work, name, "*", "*", "snapshot.db")))
        if not found:
            return f"{name} has no snapshot"
        db = sqlite3.connect(f"file:{found[-1]}?immutable=1", uri=True)
        tables = [t for t, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'") if t != "run" and t[:7] != "sqlite_"]
        selects = {t: f'SELECT * FROM "{t}"' for t in tables if t != "coverage"}
        selects["coverage"] = "SELECT source, connection, object, status, reason FROM coverage"
        rows.append({(t, *row) for t, sql in selects.items() for row in db.execute(sql)})
    only = [sorted(map(repr, rows[0] - rows[1]))[:3], sorted(map(repr, rows[1] - rows[0]))[:3]]
    return f"only {one}: {only[0]}; only {other}: {only[1]}"


def examine(model, seed):
    """What is wrong with the ways of fetching one org."""
    work = tempfile.mkdtemp()
    org = Org(model, work)
    try:
        code, good = org.fetch("get", "get", "seed=1")
        if code:
            yield f"{model.name}: a call each ends with {code}: {org.said}"
            return
        foul = ["get", "auto"][seed % 2]
        for name, (code, facts) in (("composite", org.fetch("composite", "composite", "seed=1")),
                                    ("foul-composite", org.weather("foul-composite", "composite", seed)),
                                    ("foul-" + foul, org.weather("foul-" + foul, foul, seed + 50000))):
            if (code, facts) != (0, good):
                yield f"{model.name} ({model.who}, {model.usage}): {name} ends with {code} {org.said}: {difference(work, 'get', name)}"
    finally:
        org.close()
        shutil.rmtree(work)


def main(orgs, first):
    wrong = []
    count = 0
    for seed in range(first, first + orgs):
        count += 1
        wrong += examine(Grown(seed), seed)
        if len(wrong) > 20:
            break
    print(*wrong[:20], sep="\n")
    ends = main.ends
    print(f"{count} orgs from seed {first}: fetched through faults {ends.get(0, 0)} times complete, {ends.get(4, 0)} partial, "
          f"{ends.get(3, 0)} without a snapshot; {main.resumes} resumes; {len(wrong)} differences")
    sys.exit(1 if wrong or not count else 0)


main.ends, main.resumes = {}, 0

if __name__ == "__main__":
    main(int(sys.argv[1]), int((sys.argv + ["1"])[2]))
