"""B10 to B12."""
import datetime
import json
import math
import os
import statistics
from collections import Counter, defaultdict

from country import monday


def b10(country):
    share = {(r["province"], r["quarter"]): float(r["share"]) for r in country.table("weights/share.csv")}
    sims = defaultdict(list)
    for r in country.table("weights/survey.csv"):
        sims[r["pcode"]].append(int(r["sims"]))
    rows = []
    for r in country.table("weights/subscribers.csv"):
        asked = sims[r["pcode"]]
        rate = statistics.mean(asked)
        people = int(r["subscribers"]) / (rate * share[r["province"], "2025Q3"] / share[r["province"], "2025Q1"])
        rows.append((r["pcode"], people, 1.645 * people * statistics.stdev(asked) / math.sqrt(len(asked)) / rate))
    rows.append(("DY", sum(r[1] for r in rows), math.sqrt(sum(r[2] ** 2 for r in rows))))
    country.hand_in("estimate.csv", ["pcode", "people", "lower", "upper"], [(a, round(p), round(p - h), round(p + h)) for a, p, h in rows])


def b11(country):
    day = datetime.date.fromisoformat
    first, last, weeks = day("2025-06-24"), day("2025-08-18"), ["2025-08-25", "2025-09-01", "2025-09-08", "2025-09-15"]
    subscribers = {r["pcode"]: int(r["subscribers"]) for r in country.table("flood/subscribers.csv")}
    nights = defaultdict(dict)
    for r in country.table("flood/nights.csv.gz"):
        nights[r["subscriber"]][day(r["night"])] = r["pcode"]
    before, during = defaultdict(Counter), defaultdict(Counter)
    for seen in nights.values():
        counts = Counter(p for n, p in seen.items() if first <= n <= last)
        if not counts or sum(counts.values()) < 6:
            continue
        home, most = min(counts.items(), key=lambda c: (-c[1], c[0]))
        if most * 2 <= sum(counts.values()) or home not in subscribers:
            continue
        days = sorted(seen)
        bridged = dict(seen)
        for earlier, later in zip(days, days[1:]):
            missing = (later - earlier).days - 1
            for i in range(missing):
                bridged[earlier + datetime.timedelta(i + 1)] = seen[earlier] if i < missing // 2 else seen[later]
        for night, place in bridged.items():
            if first <= night <= last:
                before[home][place] += 1
            elif monday(night) in weeks:
                during[home, monday(night)][place] += 1
    working = Counter((monday(day(r["night"])), r["pcode"]) for r in country.table("flood/masts.csv") if int(r["working"]) >= 0.3 * int(r["masts"]))
    rows = []
    for week in weeks:
        for home, number in subscribers.items():
            if working[week, home] < 4:
                rows.append((week, home, "", "", "L"))
                continue
            then, now = before[home], during[home, week]
            all_then, all_now = sum(then.values()), sum(now.values())
            b = 1 - then[home] / all_then
            g = 1 - now[home] / all_now
            rows.append((week, home, "", round((g - b) / (1 - b) * number, 2), "A"))
            for host in now:
                excess = (now[host] / all_now - then[host] / all_then) / (1 - b) * number
                if host != home and excess > 0:
                    rows.append((week, home, host, round(excess, 2), "A"))
    country.hand_in("displaced.csv", ["week", "home", "host", "displaced", "status"], rows)


def grade(value, high, medium):
    return "high" if value >= high else "medium" if value >= medium else "low"


def use(*labels):
    return "none" if "low" in labels else "prioritise" if "medium" in labels else "plan"


def square_kilometres(geometry):
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]

    def ring(points):
        flat = [(math.radians(x), math.sin(math.radians(y))) for x, y in points]
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(flat, flat[1:]))) / 2

    return 6371.0088 ** 2 * sum(ring(p[0]) - sum(ring(hole) for hole in p[1:]) for p in polygons)


def b12(country):
    with open(os.path.join(country.folder, "reference/areas.geojson"), encoding="utf-8") as file:
        area = {f["properties"]["pcode"]: square_kilometres(f["geometry"]) for f in json.load(file)["features"]}
    change = defaultdict(list)
    for r in country.table("quality/flows.csv"):
        a, b = int(r["trips_a"]), int(r["trips_b"])
        if a >= 100 and b >= 100:
            for end in {r["origin"], r["destination"]}:
                change[end].append(abs(b - a) / a)
    rows = []
    for r in country.table("quality/districts.csv"):
        changes = change[r["pcode"]]
        coverage = grade(int(r["subscribers"]) / int(r["population"]), 0.4, 0.2)
        robustness = "low" if not changes else "high" if max(changes) < 0.2 else "medium" if max(changes) < 0.4 else "low"
        sample = grade(int(r["contributors"]), 100, 50)
        count = r["field_count"]
        agreement = "unknown" if count == "" else "yes" if int(r["lower"]) <= int(count) <= int(r["upper"]) else "no"
        rows.append((r["pcode"], coverage, robustness, sample, use(coverage, robustness, sample), agreement, int(r["population"]) / area[r["pcode"]]))
    country.hand_in("labels.csv", ["pcode", "coverage", "robustness", "sample", "use", "agreement", "density"], rows)
