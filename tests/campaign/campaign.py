"""What the campaigns share: the program, data to work on, and the question whether a project is whole."""
import argparse
import contextlib
import json
import os
import pathlib
import sqlite3
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "interactions.csv.gz"


def options(description, **defaults):
    """The options every campaign has: --cli, --seed, and one for each default, a number."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--cli", type=pathlib.Path, default=ROOT / "build/release/app/cli/tastescope-cli", help="the program")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same moments and commands")
    for name, value in defaults.items():
        parser.add_argument("--" + name, type=type(value), default=value, help=f"{value} by default")
    return parser.parse_args()


def scratch():
    """A folder that is gone afterwards."""
    return tempfile.TemporaryDirectory(prefix="tastescope-campaign-")


class Program:
    """tastescope-cli with one core, so that campaigns can run beside other work."""

    def __init__(self, path):
        self.path = str(path)
        self.environment = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")

    def start(self, *arguments):
        return subprocess.Popen([self.path, *map(str, arguments)], env=self.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def run(self, *arguments):
        """(exit code, standard output, standard error)"""
        process = self.start(*arguments)
        out, err = process.communicate()
        return process.returncode, out, err

    def json(self, *arguments):
        code, out, err = self.run(*arguments, "--json")
        if code != 0:
            raise RuntimeError(f"{' '.join(map(str, arguments))}: exit {code}: {err.strip()}")
        return json.loads(out)


def damage(program, project):
    """What is wrong with a project: sentences of SQLite's own checks, then of the program's; empty if it is whole."""
    if not project.exists():
        return []
    found = []
    code, _, err = program.run("info", "--project", project, "--json")
    if code != 0:
        found.append(f"info: exit {code}: {err.strip()}")
    with contextlib.closing(sqlite3.connect(project)) as database:
        found += [row[0] for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key: {row}" for row in database.execute("PRAGMA foreign_key_check")]
    code, out, err = program.run("check", project)
    if code != 0:
        found.append(f"check: exit {code}: {out.strip()} {err.strip()}")
    return found
