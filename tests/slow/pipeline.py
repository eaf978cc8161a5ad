"""A GitHub workflow's job, or a GitLab job, run as these services do, as far as the recipes go.

    pipeline.py github WORKFLOW REPOSITORY KEPT [SETTING...]
    pipeline.py gitlab PIPELINE REPOSITORY KEPT [SETTING...]

REPOSITORY is checked out into a workspace of its own; KEPT is a folder for what lasts: cache, artifacts, summary. A SETTING is
secrets.NAME=VALUE, vars.NAME=VALUE, inputs.NAME=VALUE, github.run_id=N; of GitLab a variable NAME=VALUE. Ends as the job does. What it does
not know of the language is an error.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml


def told(text, known):
    """The text with its ${{ expressions }} worked out."""
    def value(match):
        name, _, otherwise = match[1].partition("||")
        return known.get(name.strip(), otherwise.strip().strip("'"))
    return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", value, str(text))


def copied(source, target):
    shutil.rmtree(target, ignore_errors=True)
    if source and os.path.isdir(source):
        shutil.copytree(source, target, symlinks=True)


class Job:
    def __init__(self, workspace, repository, kept, known):
        self.workspace, self.repository, self.kept = workspace, repository, kept
        self.known = {"github.run_attempt": "1", **known}
        self.failed = 0

    def run(self, steps, known, env):
        for step in steps:
            always, _, told_of = step.get("if", "").partition(" && ")
            assert always in ("", "always()") and told_of.endswith(" != ''") is bool(told_of), step
            if self.failed and not always or told_of and not known.get(told_of.removesuffix(" != ''")):
                continue
            with_ = {name: told(value, known) for name, value in step.get("with", {}).items()}
            here = {**env, **{name: told(value, known) for name, value in step.get("env", {}).items()}}
            if "run" in step:
                self.shell(step, known, here)
            else:
                self.use(step["uses"], with_, known, here)

    def shell(self, step, known, env):
        with tempfile.TemporaryDirectory() as folder:
            env = {**os.environ, **env, "GITHUB_OUTPUT": os.path.join(folder, "output"),
                   "GITHUB_STEP_SUMMARY": os.path.join(self.kept, "summary")}
            code = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], cwd=self.workspace, env=env).returncode
            self.failed = self.failed or code
            if os.path.exists(env["GITHUB_OUTPUT"]):
                with open(env["GITHUB_OUTPUT"], encoding="utf-8") as lines:
                    for name, value in (line.rstrip("\n").split("=", 1) for line in lines):
                        known[f"steps.{step['id']}.outputs.{name}"] = value

    def use(self, what, with_, known, env):
        path = os.path.join(self.workspace, with_.get("path", "no path"))
        if what.startswith("actions/checkout@"):
            shutil.copytree(self.repository, self.workspace, dirs_exist_ok=True)
        elif what.startswith("actions/cache/restore@"):
            found = sorted((name for name in os.listdir(self.kept) if name.startswith(with_["restore-keys"])),
                           key=lambda name: os.path.getmtime(os.path.join(self.kept, name)))
            if found:
                copied(os.path.join(self.kept, found[-1]), path)
        elif what.startswith("actions/cache/save@"):
            copied(path, os.path.join(self.kept, with_["key"]))
        elif what.startswith("actions/upload-artifact@"):
            copied(path if with_["path"] else None, os.path.join(self.kept, "artifact"))
        else:
            assert what.startswith("./"), what
            with open(os.path.join(self.workspace, what, "action.yml"), encoding="utf-8") as file:
                action = yaml.safe_load(file)
            unknown = set(with_) - set(action["inputs"])
            assert not unknown, unknown
            inputs = {f"inputs.{name}": with_.get(name, value["default"]) for name, value in action["inputs"].items()}
            self.run(action["runs"]["steps"], {**known, **inputs}, env)


def github(job, text):
    for name, setting in yaml.safe_load(text)["jobs"].items():
        print(f"job {name}")
        job.run(setting["steps"], dict(job.known), {})
    return job.failed


def gitlab(job, text):
    shutil.copytree(job.repository, job.workspace, dirs_exist_ok=True)
    for include in yaml.safe_load(text)["include"]:
        with open(os.path.join(job.workspace, include["local"]), encoding="utf-8") as file:
            head, body = file.read().split("\n---\n")
        inputs = {name: setting.get("default") for name, setting in yaml.safe_load(head)["spec"]["inputs"].items()}
        unknown = set(include["inputs"]) - set(inputs)
        assert not unknown, unknown
        inputs.update(include["inputs"])
        assert None not in inputs.values(), inputs
        for name, setting in yaml.safe_load(re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda match: inputs[match[1]], body)).items():
            print(f"job {name}")
            kept = {path: os.path.join(job.kept, path) for path in setting["cache"]["paths"]}
            for path, place in kept.items():
                copied(place, os.path.join(job.workspace, path))
            lines = "\n".join(setting["before_script"] + setting["script"])
            code = subprocess.run(["bash", "-eo", "pipefail", "-c", lines], cwd=job.workspace, env={**os.environ, **job.known}).returncode
            for path, place in kept.items():
                if code == 0 or setting["cache"].get("when") == "always":
                    copied(os.path.join(job.workspace, path), place)
            return code


def main():
    service, text, repository, kept, *settings = sys.argv[1:]
    with tempfile.TemporaryDirectory() as workspace:
        job = Job(workspace, repository, kept, dict(setting.split("=", 1) for setting in settings))
        return {"github": github, "gitlab": gitlab}[service](job, text)


sys.exit(main())
