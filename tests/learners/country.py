"""What a learner finds in the work folder: the operator's files and the tables beside them."""
import csv
import datetime
import glob
import gzip
import os


class Country:
    def __init__(self, folder):
        self.folder = folder
        self.cells = {r["cell"]: r for r in self.table("reference/cell_districts.csv")}

    def table(self, name):
        path = os.path.join(self.folder, name)
        opened = gzip.open(path, "rt", encoding="utf-8", newline="") if name.endswith(".gz") else open(path, encoding="utf-8", newline="")
        with opened as file:
            return list(csv.DictReader(file))

    def hand_in(self, name, columns, rows):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows(rows)

    def events(self, first, last):
        """File, row from 1, number as written, number, time or None, whether the time is empty, cell."""
        for path in sorted(glob.glob(os.path.join(self.folder, "inbox/events/cdr_????????.csv.gz"))):
            name = os.path.basename(path)
            if not first <= name[4:12] <= last:
                continue
            with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
                for row, record in enumerate(csv.DictReader(file), 1):
                    raw, text = record["msisdn"], record["event_time"]
                    try:
                        time = datetime.datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
                    except ValueError:
                        time = None
                    yield name, row, raw, number(raw), time, text == "", record["cell_id"]


def number(raw):
    digits = "".join(c for c in raw if c.isdigit())
    if len(digits) == 12:
        return digits
    return "92" + digits[-10:] if digits else ""


def monday(day):
    return (day - datetime.timedelta(day.weekday())).isoformat()
