"""B4, B6 and B9: numbers, homes, and who is alone with a few points."""
import datetime
import hashlib
import hmac
import math
from collections import Counter, defaultdict


def pseudonym(key, number):
    return hmac.new(key, b"course|msisdn|" + number.encode("ascii"), hashlib.sha256).hexdigest()[:32]


def b4(country):
    vectors = country.table("pseudonyms/vectors.csv")
    keys = {r["period"]: bytes.fromhex(r["key"]) for r in country.table("pseudonyms/keys.csv")}
    if any(pseudonym(keys[r["period"]], r["number"]) != r["pid"] for r in vectors):
        raise ValueError("The pseudonyms of vectors.csv come out otherwise.")
    hashes, found = [r["hash"] for r in country.table("pseudonyms/hashes.csv")], {}
    wanted, known = set(hashes), vectors[0]["number"][:6]
    for i in range(1_000_000):
        number = "%s%06d" % (known, i)
        digest = hashlib.sha256(number.encode("ascii")).hexdigest()
        if digest in wanted:
            found[digest] = number
    country.hand_in("pids.csv", ["hash", "number", "pid_1", "pid_2"], [(h, found[h], pseudonym(keys["1"], found[h]), pseudonym(keys["2"], found[h])) for h in hashes])


def homes(events, begins, ends):
    nights, counts = defaultdict(set), Counter()
    for subscriber, time, pcode in events:
        if time.hour >= begins or time.hour < ends:
            nights[subscriber, pcode].add((time - datetime.timedelta(hours=ends)).date())
            counts[subscriber, pcode] += 1
    best = {}
    for (subscriber, pcode), seen in nights.items():
        if len(seen) >= 10:
            rank = -len(seen), -counts[subscriber, pcode], pcode
            best[subscriber] = min(best.get(subscriber, rank), rank)
    return {s: rank[2] for s, rank in best.items()}


def b6(country):
    events = [(r["subscriber"], datetime.datetime.strptime(r["time"], "%Y-%m-%d %H:%M:%S"), r["pcode"]) for r in country.table("homes/events.csv")]
    narrow, wide = homes(events, 22, 5), homes(events, 20, 7)
    rows = []
    for subscriber in sorted({e[0] for e in events}):
        a, b = narrow.get(subscriber, ""), wide.get(subscriber, "")
        rows.append((subscriber, a, b, "unknown" if not a or not b else "yes" if a == b else "no"))
    country.hand_in("homes.csv", ["subscriber", "home_a", "home_b", "agree"], rows)


def unique(visits, known, points, length):
    """Subscribers whom nobody else shares the first points with; length cuts the hour, 10 keeps the date alone."""
    there = defaultdict(set)
    for r in visits:
        there[r["hour"][:length], r["pcode"]].add(r["subscriber"])
    seen = defaultdict(list)
    for r in sorted(known, key=lambda r: int(r["point"])):
        seen[r["subscriber"]].append((r["hour"][:length], r["pcode"]))
    return sum(not set.intersection(*(there[p] for p in path[:points])) - {subscriber} for subscriber, path in seen.items())


def b9(country):
    visits, known = country.table("leakage/visits.csv"), country.table("leakage/known.csv")
    plan = {r["name"]: float(r["value"]) for r in country.table("leakage/plan.csv")}
    weekly, areas = plan["rho_per_week"], plan["areas_per_subscriber"]
    answers = [("unique_%s_%d" % (name, p), unique(visits, known, p, length)) for name, length in (("hour", 13), ("day", 10)) for p in range(1, 5)]
    for weeks in 4, 12, 52:
        rho = weekly * weeks
        answers.append(("epsilon_%d" % weeks, rho + 2 * math.sqrt(rho * math.log(1 / plan["delta"]))))
    answers.append(("sigma", math.sqrt(areas / (2 * weekly))))
    answers.append(("rho_for_error", areas / (2 * (plan["largest_error"] / 1.96) ** 2)))
    # A budget that pays its last week exactly must not lose it to binary fractions.
    answers.append(("weeks", math.floor(plan["budget"] * (1 - plan["reserved_share"]) / weekly + 1e-9)))
    country.hand_in("leakage.csv", ["question", "answer"], answers)
