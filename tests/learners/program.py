"""The program, as a learner calls it."""
import itertools
import json
import subprocess
import sys


def call(program, *arguments):
    ended = subprocess.run([program, "learn", *arguments, "--json"], capture_output=True, text=True)
    if ended.returncode not in (0, 3):
        sys.exit("learn %s: %s" % (" ".join(arguments), ended.stderr))
    return ended.returncode, json.loads(ended.stdout) if ended.stdout.strip() else {"refused": ended.stderr.strip()}


def quiz(program, module, work):
    """Tries options until all are right; each try tells which questions were."""
    questions = call(program, "quiz", module, "--work", work)[1]
    chosen, tries = [1] * len(questions), 0
    for tries in itertools.count(1):
        code, answer = call(program, "quiz", module, "--work", work, "--answers", ",".join(map(str, chosen)))
        wrong = [i for i, q in enumerate(answer["questions"]) if not q["right"]]
        if not wrong:
            return code == 0, tries
        for i in wrong:
            chosen[i] += 1
