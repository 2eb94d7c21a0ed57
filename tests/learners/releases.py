"""B13 and the capstone."""
import hashlib
import os
from collections import defaultdict

from figures import grade, use
from foundations import protect


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def b13(country):
    days = ["2025-08-%d" % d for d in range(25, 30)]
    cells, new_cells = country.table("ops/cells.csv"), country.table("ops/cells_new.csv")
    districts = sorted({c["pcode"] for c in cells})

    def who(register, records):
        people = defaultdict(set)
        for r in records:
            rows = [c for c in register if c["cell"] == r["cell"] and c["valid_from"] <= r["day"]]
            people[r["day"], max(rows, key=lambda c: c["valid_from"])["pcode"]].add(r["subscriber"])
        return people

    seen = country.table("ops/seen.csv")
    before, after = who(cells, seen), who(new_cells, seen + country.table("ops/late.csv"))

    def table(day, errata=()):
        lines = ["pcode,people"]
        for d in districts:
            n = len((after if (day, d) in errata else before)[day, d])
            lines.append("%s,%s" % (d, n if n >= 16 else ""))
        return "".join(line + "\n" for line in lines).encode()

    errata = set()
    for day in days:
        for d in districts:
            old, new = before[day, d], after[day, d]
            if len(old) >= 16 and len(new) >= 16 and len(old) != len(new) and len(old ^ new) >= 16:
                errata.add((day, d))
    rows = [("rebuild_" + d, sha256(table(d))) for d in days]
    for day in days:
        with open(os.path.join(country.folder, "ops/releases", day + ".csv"), "rb") as file:
            if file.read() != table(day):
                rows.append(("not_reproduced", day))
    for r in country.table("ops/register.csv"):
        if sha256("|".join((r["sequence"], r["release"], r["sha256"], r["previous"])).encode()) != r["hash"]:
            rows.append(("broken_entry", r["sequence"]))
    rows += [("erratum", "%s %s" % e) for e in sorted(errata)]
    rows += [("corrected_" + d, sha256(table(d, errata))) for d in days]
    country.hand_in("handover.csv", ["item", "value"], rows)


def c1(country):
    week = country.table("capstone/week.csv")
    seen = [r for r in week if float(r["outage"]) <= 0.7]
    shown = protect({r["pcode"]: r["parent"] for r in seen}, {r["pcode"]: int(r["contributors"]) for r in seen})
    blind = next(r["pcode"] for r in week if float(r["outage"]) > 0.7)
    release, labels = [], []
    for r in week:
        if r["pcode"] in shown:
            people, lower, upper = int(r["people"]), int(r["lower"]), int(r["upper"])
            release.append((r["pcode"], (people + 5) // 10 * 10, lower // 10 * 10, -(-upper // 10) * 10, "U" if float(r["outage"]) > 0.3 else "A"))
            change = float(r["change"])
            robustness = "high" if change < 0.2 else "medium" if change < 0.4 else "low"
            labels.append((r["pcode"], use(grade(int(r["subscribers"]) / int(r["population"]), 0.4, 0.2), robustness, grade(int(r["contributors"]), 100, 50))))
        else:
            release.append((r["pcode"], "", "", "", "L" if r["pcode"] == blind else "Q"))
            labels.append((r["pcode"], "none"))
    country.hand_in("package/release.csv", ["pcode", "people", "lower", "upper", "status"], release)
    country.hand_in("package/labels.csv", ["pcode", "use"], labels)
    total = next(r for r in release if r[0] == "DY")
    with open(os.path.join(country.folder, "package/note.txt"), "w", encoding="utf-8") as file:
        file.write("To decide where teams go first, we estimated from phone records how many people are away from home because of the flood: between "
                   "%d and %d in the week of 2025-09-01. These are estimates and no lists of persons; who has no phone is not in them. "
                   "In %s the network is down. We know nothing of it, and it is in no sum.\n" % (total[2], total[3], blind))
    country.hand_in("package/approvals.csv", ["organisation", "role", "person", "decision", "date"], [
        ("Operator", "analyst", "Gul", "produced", "2025-09-08"),
        ("Operator", "data protection", "Bahram", "approved", "2025-09-09"),
        ("Disaster authority", "releaser", "Shirin", "approved", "2025-09-09"),
    ])
    country.hand_in("package/decisions.csv", ["date", "pcode", "decision", "use", "decided_by", "reason"],
                    [("2025-09-10", blind, "Send a boat and a radio", "none", "Shirin", "nothing can be seen there")]
                    + [("2025-09-10", a, "Noted for the next meeting", u, "Shirin", "the label says " + u) for a, u in labels if a != blind][:3])
    country.hand_in("package/rubric.csv", ["line", "points", "reviewer", "reason"], [(line, 2 if line < 4 else 1, "Team East", "read aloud and discussed") for line in range(1, 7)])
    rows = []
    for name in ("release.csv", "labels.csv", "note.txt", "approvals.csv", "decisions.csv", "rubric.csv"):
        with open(os.path.join(country.folder, "package", name), "rb") as file:
            rows.append((name, sha256(file.read())))
    country.hand_in("package/package.csv", ["file", "sha256"], rows)
