"""B3 and B5: what one subscriber's events in a row tell."""
import datetime
import itertools
import math
from collections import Counter, defaultdict


def parsed(text):
    return datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S")


def habits(events):
    """Cells, usual interval, its share and returns of one SIM, and whether the rule names it a device."""
    events = sorted(events, key=lambda e: e[0])
    times, cells = [e[0] for e in events], [e[1] for e in events]
    classes = Counter((int((b - a).total_seconds()) + 150) // 300 * 5 for a, b in zip(times, times[1:]))
    interval, most = min(classes.items(), key=lambda c: (-c[1], c[0])) if classes else ("", 0)
    share = most / (len(events) - 1) if classes else 0
    returns = sum(cells[i - 1] == cells[i + 1] != cells[i] and (times[i + 1] - times[i - 1]).total_seconds() <= 120 for i in range(1, len(events) - 1))
    busiest = max(Counter(t.replace(minute=0, second=0) for t in times).values())
    device = len(events) >= 10 and (len(set(cells)) == 1 and share >= 0.7 or busiest > 20)
    return len(set(cells)), interval, share, returns, "yes" if device else "no"


def b3(country):
    outcome = {("yes", "yes"): "tp", ("no", "yes"): "fp", ("yes", "no"): "fn", ("no", "no"): "tn"}
    truth = {r["sim"]: r["is_device"] for r in country.table("devices/labelled.csv")}
    events = defaultdict(list)
    for r in country.table("devices/events.csv"):
        events[r["sim"]].append((parsed(r["time"]), r["cell"]))
    rows = []
    for sim in sorted(events):
        found = habits(events[sim])
        rows.append((sim, *found, outcome.get((truth.get(sim), found[-1]), "")))
    country.hand_in("devices.csv", ["sim", "cells", "interval", "share", "returns", "device", "outcome"], rows)


def speeds(events):
    """Speed of each event of one subscriber in km/h, that of its run; None in the first run."""
    before = None
    for _, run in itertools.groupby(events, key=lambda e: e["cell"]):
        run = list(run)
        time, place, speed = parsed(run[0]["time"]), (float(run[0]["x_km"]), float(run[0]["y_km"])), None
        if before:
            hours = (time - before[0]).total_seconds() / 3600
            speed = math.dist(place, before[1]) / hours if hours else math.inf
        before = time, place
        yield from ((e, speed) for e in run)


def b5(country):
    rows = []
    for subscriber, events in itertools.groupby(country.table("stays/events.csv"), key=lambda e: e["subscriber"]):
        kinds = []
        for candidate, block in itertools.groupby(speeds(events), key=lambda s: s[1] is not None and s[1] > 3):
            block = list(block)
            kind = "move" if candidate and max(s for _, s in block) > 10 else "stay"
            kinds += [(e["time"], kind) for e, _ in block]
        for kind, segment in itertools.groupby(kinds, key=lambda k: k[1]):
            segment = list(segment)
            rows.append((subscriber, segment[0][0], segment[-1][0], kind))
    country.hand_in("segments.csv", ["subscriber", "start", "end", "kind"], rows)
