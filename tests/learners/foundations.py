"""B1, B2, B7, B8."""
import datetime
from collections import Counter, defaultdict

from country import monday


def b1(country):
    events = list(country.events("20250210", "20250223"))
    seen = {e[6] for e in events if e[6]}
    places = Counter((c["longitude"], c["latitude"]) for c in country.cells.values())
    country.hand_in("profile.csv", ["question", "answer"], [
        ("rows", len(events)),
        ("subscribers", len({e[3] for e in events if e[3]})),
        ("unmatched_cells", len(seen - set(country.cells))),
        ("co_located_cells", sum(n for n in places.values() if n > 1)),
        ("silent_cells", len(set(country.cells) - seen)),
    ])


def b2(country):
    faults, before, hours = [], set(), defaultdict(set)
    for name, row, raw, sim, time, no_time, cell in country.events("20250623", "20250706"):
        if not raw or no_time or not cell:
            faults.append((name, row, "null_field"))
        if time is None and not no_time:
            faults.append((name, row, "unparsable_time"))
        if cell and cell not in country.cells:
            faults.append((name, row, "unknown_cell"))
        if time is not None:
            hours[name].add(time.hour)
            if sim and cell:
                if (name, sim, time, cell) in before:
                    faults.append((name, row, "duplicate_row"))
                before.add((name, sim, time, cell))
    for name, seen in hours.items():
        if not seen & {22, 23}:
            faults.append((name, 0, "truncated_day"))
        if not seen & {0, 1, 2}:
            faults.append((name, 0, "missing_first_hours"))
    country.hand_in("defects.csv", ["file", "row", "kind"], faults)


def b7(country):
    people = defaultdict(set)
    for _, _, _, sim, time, _, cell in country.events("20250628", "20250805"):
        district = country.cells.get(cell, {}).get("pcode")
        if time is not None and sim and district:
            people[monday((time - datetime.timedelta(hours=5)).date()), district].add(sim)
    weeks = ["2025-06-30", "2025-07-07", "2025-07-14", "2025-07-21", "2025-07-28"]
    districts = sorted({c["pcode"] for c in country.cells.values() if c["pcode"]})
    country.hand_in("people.csv", ["week", "pcode", "people"], [(w, d, n if (n := len(people[w, d])) >= 16 else "") for w in weeks for d in districts])


def protect(parent, value, threshold=16):
    """What may be shown: small numbers hidden, and beside them the smallest others that make the hidden of each parent uncertain."""
    children = defaultdict(list)
    for area, above in parent.items():
        children[above].append(area)

    def depth(area):
        return 0 if not parent[area] else 1 + depth(parent[area])

    shown = {a for a, n in value.items() if n >= threshold}
    for above in sorted((a for a in value if children[a]), key=lambda a: -depth(a)):
        below = sorted(children[above], key=lambda a: value[a])
        while True:
            hidden = [c for c in below if c not in shown]
            if not hidden or (len(hidden) > 1 and sum(value[h] for h in hidden) >= threshold):
                break
            following = next((c for c in below if c in shown), None)
            if following is None:
                shown.discard(above)
                break
            shown.discard(following)
    return shown


def b8(country):
    rows = country.table("tables/residents.csv")
    parent, value = {r["pcode"]: r["parent"] for r in rows}, {r["pcode"]: int(r["subscribers"]) for r in rows}
    shown = protect(parent, value)
    neighbour = {r["pcode"]: r["subscribers"] for r in country.table("tables/neighbour.csv")}
    found = {}
    for above in value:
        below = [a for a in value if parent[a] == above]
        gaps = [a for a in below if neighbour[a] == ""]
        if len(gaps) == 1 and neighbour[above] != "":
            found[gaps[0]] = int(neighbour[above]) - sum(int(neighbour[a]) for a in below if neighbour[a] != "")
    country.hand_in("mask.csv", ["pcode", "publish", "found"], [(a, "yes" if a in shown else "no", found.get(a, "")) for a in value])
