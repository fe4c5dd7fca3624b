#!/usr/bin/env python3
"""Kills (SIGKILL) at random moments of import, append and its undoing, train, tune, recommend, export and evaluate: the project
stays whole, data is as before or as after, a training goes on from its last checkpoint, results are whole or absent, and the next
start leaves nothing behind.
usage: tests/campaign/kills.py [--kills 200] [--seed 1]"""
import contextlib
import filecmp
import gzip
import json
import pathlib
import random
import shutil
import sqlite3
import sys
import time

from campaign import SAMPLE, Program, damage, options, scratch

CHECKPOINT_SECONDS = 1
TELL_EVERY = 16  # two kills of each command
MORE_ROWS = 50_000
TRAINING = ["--model", "mult-vae", "--set", "hidden=64", "--set", "latent=16", "--patience", 0, "--checkpoint-seconds",
            CHECKPOINT_SECONDS, "--quiet"]


class Campaign:
    def __init__(self, program, folder, seed):
        self.program = program
        self.folder = folder
        self.draws = random.Random(seed)
        self.base = folder / "base.tastescope"
        self.project = folder / "p.tastescope"
        self.more = folder / "whole-more.csv"
        self.grown = folder / "whole-grown.tastescope"
        self.out = folder / "out.csv"
        self.failures = []
        self.lost = []

    def commands(self):
        """What is killed, by name."""
        here = ["--project", self.project, "--quiet"]
        return {
            "import": ["import", SAMPLE, "--k-core", 5, *here],
            "append": ["import", "--append", self.more, *here],
            "undo": ["import", "--undo-append", *here],
            "train": ["train", *TRAINING, "--epochs", 20, "--name", "killed", "--project", self.project],
            "tune": ["tune", "--model", "mult-vae", "--set", "hidden=32", "--trials", 3, "--epochs", 3, "--name", "study", *here],
            "recommend": ["recommend", "--run", 1, "--all", "-k", 50, "--out", self.out, *here],
            "export": ["export", "--what", "interactions", "--out", self.out, *here],
            "evaluate": ["evaluate", "--run", 1, "--csv", self.out, *here],
        }

    def prepare(self):
        """A project with one run, and how long each command takes when it is left alone."""
        self.program.json("import", SAMPLE, "--k-core", 5, "--project", self.base)
        self.program.json("train", "--model", "ease", "--project", self.base)
        self.write_more()
        shutil.copy(self.base, self.grown)
        self.program.json("import", "--append", self.more, "--project", self.grown)
        self.after = {"append": self.fingerprint(self.grown), "undo": self.fingerprint(self.base)}
        self.seconds = {}
        for name, command in self.commands().items():
            self.begin(name)
            began = time.monotonic()
            code, _, err = self.program.run(*command)
            self.seconds[name] = time.monotonic() - began
            if code != 0:
                sys.exit(f"{name} fails when nobody kills it: {err}")
            if self.out.exists():
                shutil.copy(self.out, self.reference(name))

    def write_more(self):
        """Rows of the sample again, by people who are new."""
        with gzip.open(SAMPLE, "rt", encoding="utf-8") as sample, open(self.more, "w", encoding="utf-8") as more:
            more.write(next(sample))
            for _, row in zip(range(MORE_ROWS), sample):
                more.write("new" + row)

    def fingerprint(self, project):
        return self.program.json("info", "--project", project)["fingerprint"]

    def count(self, kills):
        return (f"kills: {kills}, failures: {len(self.failures)}, trainings resumed: {len(self.lost)}, "
                f"most training lost: {max(self.lost, default=0):.1f} s (a checkpoint every {CHECKPOINT_SECONDS} s)")

    def reference(self, name):
        return self.folder / f"whole-{name}.csv"

    def begin(self, name):
        for path in self.folder.iterdir():
            if path != self.base and not path.name.startswith("whole-"):
                path.unlink()
        if name != "import":
            shutil.copy(self.grown if name == "undo" else self.base, self.project)

    def kill(self, name):
        self.begin(name)
        process = self.program.start(*self.commands()[name])
        time.sleep(self.draws.uniform(0, self.seconds[name]))
        process.kill()
        killed = time.time()
        process.communicate()
        written = [path.stat().st_mtime for path in self.folder.glob("p.tastescope-wal")]
        for sentence in damage(self.program, self.project):
            self.failures.append(f"{name}: {sentence}")
        if self.out.exists() and not filecmp.cmp(self.out, self.reference(name), shallow=False):
            self.failures.append(f"{name}: a result is half written")
        if name in ("append", "undo") and self.fingerprint(self.project) not in self.after.values():
            self.failures.append(f"{name}: the data is neither as before nor as after")
        if name == "train" and self.project.exists():
            self.resume(killed - max(written, default=killed))
        self.again(name)

    def resume(self, lost):
        """After a kill the run goes on where its last checkpoint was."""
        with contextlib.closing(sqlite3.connect(self.project)) as database:
            row = database.execute("SELECT r.state, c.header FROM run r LEFT JOIN checkpoint c ON c.run = r.id "
                                   "WHERE r.name = 'killed'").fetchone()
        if row is None or row[0] == "done" or row[1] is None:
            return
        self.lost.append(lost)
        epoch = json.loads(row[1])["epoch"]
        run = self.program.json("train", "--resume", "killed", "--project", self.project)
        if run["epochs"] < max(epoch, 20):
            self.failures.append(f"train: resumed at epoch {epoch}, ended at {run['epochs']}")

    def again(self, name):
        """The same command, left alone now, does its work; nothing of the killed one remains beside it."""
        command = self.commands()[name]
        if name == "tune":
            self.program.run("runs", "--project", self.project)
            command = [*command[:-3], "--project", self.project, "--quiet"]
            command[command.index("--name") + 1] = "study again"
        if name == "import" and self.project.exists():
            command = [*command, "--overwrite"]
        if name in ("recommend", "export", "evaluate"):
            command = [*command, "--overwrite"]
        if name != "train":
            done = name in ("append", "undo") and self.fingerprint(self.project) == self.after[name]
            code, _, err = self.program.run(*command)
            if (code != 0) != done:  # what is done is refused
                self.failures.append(f"{name} again: exit {code}: {err.strip()}")
        rest = {path.name for path in self.folder.iterdir()}
        strangers = {one for one in rest if not one.startswith(("base.", "p.tastescope", "whole-")) and one != "out.csv"}
        strangers |= {one for one in rest if one.startswith("p.tastescope.")}
        if strangers:
            self.failures.append(f"{name}: left behind: {', '.join(sorted(strangers))}")


def main():
    chosen = options(__doc__, kills=200)
    with scratch() as name:
        campaign = Campaign(Program(chosen.cli), pathlib.Path(name), chosen.seed)
        campaign.prepare()
        names = list(campaign.commands())
        for number in range(chosen.kills):
            known = len(campaign.failures)
            campaign.kill(names[number % len(names)])
            for sentence in campaign.failures[known:]:
                print("  " + sentence, flush=True)
            if (number + 1) % TELL_EVERY == 0 or number + 1 == chosen.kills:
                print(campaign.count(number + 1), flush=True)
    return 1 if campaign.failures else 0


if __name__ == "__main__":
    sys.exit(main())
