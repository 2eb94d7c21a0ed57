"""Workbooks by openpyxl, CSV by Python's reader: what was exported beside what was released."""
import csv
import json
import pathlib
import re
import sys

import openpyxl

out, observations, dtm = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else ""


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


released = table(observations)[1:]

for name in ("figures.xlsx", "figures.ur.xlsx"):
    book = openpyxl.load_workbook(out / "xlsx" / name)
    sheets = [s for s in book.worksheets if s.title != "notes"]
    rows = sum(s.max_row - 1 for s in sheets)
    days = sum(s.cell(2, 3).is_date or s.cell(2, 5).is_date for s in sheets)
    right = sum(bool(s.sheet_view.rightToLeft) for s in book.worksheets)
    print(f"XLSX {name}: {len(sheets)} sheets and notes, {rows} rows of {len(released)} released, days are days in {days}, {right} from right to left (openpyxl {openpyxl.__version__})")
    assert rows == len(released) and days == len(sheets) and right == (len(book.worksheets) if ".ur." in name else 0)

sdmx = table(out / "sdmx" / "figures.csv")
header, rows = sdmx[0], [dict(zip(sdmx[0], r)) for r in sdmx[1:]]
# SDMX-CSV 2.0: the first three columns by name, an action code, a structure id with version, periods of the standard.
period = re.compile(r"\d{4}(-\d{2}(-\d{2})?|-W\d{2})?(/P\d+D)?")
assert header[:3] == ["STRUCTURE", "STRUCTURE_ID", "ACTION"] and len(set(header)) == len(header)
assert all(len(r) == len(header) for r in sdmx)
assert all(r["STRUCTURE"] == "dataflow" and r["ACTION"] in "IAMRD" and re.fullmatch(r"\w+:\w+\(\d+(\.\d+)+\)", r["STRUCTURE_ID"]) for r in rows)
assert all(period.fullmatch(r["TIME_PERIOD"]) for r in rows)
keys = [tuple(r[c] for c in ("FREQ", "REF_AREA", "COUNTERPART_AREA", "INDICATOR", "TIME_PERIOD", "UNIT_MEASURE")) for r in rows]
assert len(set(keys)) == len(keys) == len(released)
print(f"SDMX-CSV: {len(rows)} observations, no key twice, columns, actions, structure and periods by the rules of 2.0 (Python's csv and rules of our own)")

tag = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
hxl = sorted((out / "hxl").glob("*.csv"))
figures = 0
for path in hxl:
    rows = table(path)
    assert all(tag.fullmatch(t) for t in rows[1]) and all(len(r) == len(rows[0]) for r in rows), path
    figures += len(rows) - 2
print(f"HXL: {len(hxl)} files, {figures} rows of {len(released)} released, every tag has the grammar of HXL 1.1 (Python's csv and a rule of our own)")
assert figures == len(released)

for level in range(3):
    path = out / "dtm" / f"admin{level}.csv"
    answer = pathlib.Path(dtm) / f"displacement-admin{level}-admin0pcode-hti.json" if dtm else None
    if not path.exists() or answer is None or not answer.exists():
        continue
    rows = table(path)
    recorded = json.load(open(answer, encoding="utf-8"))["result"]
    assert rows[0] == list(recorded[0]), rows[0]
    codes = {r[rows[0].index(f"admin{level}Pcode")] for r in rows[1:]}
    known = {r[f"admin{level}Pcode"] for r in recorded}
    print(f"DTM shape admin{level}: the {len(rows[0])} fields of the recorded answer in its order, {len(rows) - 1} rows, {len(codes & known)} of {len(codes)} p-codes known to DTM")

hapi = table(out / "hapi" / "idps_estimate.csv")
print(f"HAPI shape: {len(hapi) - 1} rows of {len(hapi[0])} columns (Python's csv)")
dataset = json.load(open(out / "hdx" / "dataset.json", encoding="utf-8"))
print(f"HDX folder: {len(dataset['resources'])} resources, all there: {all((out / 'hdx' / r['file']).exists() for r in dataset['resources'])}; private: {dataset['private']}")
