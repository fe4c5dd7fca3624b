#!/usr/bin/env python3
"""Several processes on one project: each trains, lists, evaluates, exports and looks, and keeps a ledger of what it was told is
done. At the end everything in the ledgers is in the project, and no command failed but with the sentence that the project is busy.
usage: tests/campaign/together.py [--seconds 600] [--processes 4] [--seed 1]"""
import collections
import pathlib
import random
import sys
import threading
import time

from campaign import SAMPLE, Program, damage, options, scratch

BUSY = "Another program is using"


class Worker(threading.Thread):
    """One chain of commands, each a process of its own."""

    def __init__(self, number, program, folder, project, until, seed):
        super().__init__()
        self.number, self.program, self.folder, self.project, self.until = number, program, folder, project, until
        self.draws = random.Random(seed * 1000 + number)
        self.trained, self.listed = [], set()
        self.counts, self.failures = collections.Counter(), []

    def run(self):
        work = [self.train, self.train, self.list, self.evaluate, self.export, self.look]
        while time.monotonic() < self.until:
            self.draws.choice(work)()

    def command(self, *arguments):
        code, out, err = self.program.run(*arguments, "--project", self.project, "--quiet")
        self.counts[arguments[0]] += 1
        if code == 0:
            return True
        if BUSY in err:
            self.counts["busy"] += 1
        else:
            self.failures.append(f"{' '.join(map(str, arguments))}: exit {code}: {err.strip() or out.strip()}")
        return False

    def train(self):
        name = f"worker {self.number} run {len(self.trained)}"
        model = self.draws.choice([["popularity"], ["item-knn"],
                                   ["mult-vae", "--set", "hidden=32", "--set", "latent=8", "--epochs", 3, "--checkpoint-seconds", 0]])
        if self.command("train", "--model", *model, "--name", name):
            self.trained.append(name)

    def list(self):
        if self.trained:
            name = self.draws.choice(self.trained)
            if self.command("recommend", "--run", name, "--all", "-k", 10):
                self.listed.add(name)

    def evaluate(self):
        self.command("evaluate", "--run", self.draws.choice(self.trained or [1]))

    def export(self):
        self.command("export", "--what", "interactions", "--out", self.folder / f"{self.number}.csv", "--overwrite")

    def look(self):
        self.command(self.draws.choice(["runs", "info", "models"]))


def missing(program, project, workers):
    """What a ledger holds and the project does not."""
    runs = {run["name"]: run for run in program.json("runs", "--project", project)["runs"]}
    found = []
    for worker in workers:
        for name in worker.trained:
            if runs.get(name, {}).get("state") != "done":
                found.append(f"run lost: {name}")
        for name in worker.listed:
            out = worker.folder / "lists.csv"
            code, _, err = program.run("export", "--what", "recommendations", "--run", name, "--out", out, "--overwrite", "--project", project)
            if code != 0:
                found.append(f"lists lost: {name}: {err.strip()}")
    return found


def main():
    chosen = options(__doc__, seconds=600, processes=4)
    program = Program(chosen.cli)
    with scratch() as name:
        folder = pathlib.Path(name)
        project = folder / "p.tastescope"
        program.json("import", SAMPLE, "--k-core", 10, "--project", project)
        program.json("train", "--model", "popularity", "--project", project)
        until = time.monotonic() + chosen.seconds
        workers = [Worker(number, program, folder, project, until, chosen.seed) for number in range(chosen.processes)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        failures = [sentence for worker in workers for sentence in worker.failures]
        failures += missing(program, project, workers) + damage(program, project)
        counts = sum((worker.counts for worker in workers), collections.Counter())
        held = sum(len(worker.trained) + len(worker.listed) for worker in workers)
    print(f"commands: {sum(counts.values()) - counts['busy']} ({dict(sorted(counts.items()))}), in the ledgers: {held}, "
          f"failures: {len(failures)}")
    for sentence in failures:
        print("  " + sentence)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
