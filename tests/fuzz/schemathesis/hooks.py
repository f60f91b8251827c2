"""What Schemathesis must know of the string formats of the contracts (libs/contracts/src/schema/formats.ts)."""

import datetime
import string

from hypothesis import strategies as st
import schemathesis

DIGITS = "0123456789"
LETTERS = string.ascii_letters + DIGITS


def digits(least, most=None):
    return st.text(DIGITS, min_size=least, max_size=most or least)


days = st.dates(min_value=datetime.date(1900, 1, 1)).map(
    lambda day: day.isoformat()
)
instants = days.map(lambda day: f"{day}T09:12:40+07:00")
readable = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufe0e\ufe0f")
texts = st.tuples(st.sampled_from("aốĐ<'\"%\\"), st.text(readable, max_size=50)).map("".join)
codes = st.tuples(st.sampled_from(LETTERS), st.text(LETTERS + "._-/", max_size=30)).map("".join)

FORMATS = {
    "text": texts,
    "day": days,
    "partial-day": st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4])),
    "instant": instants,
    "time": st.times().map(lambda time: time.isoformat("minutes")),
    "personal-id": digits(12),
    "phone": digits(9, 10).map(lambda rest: f"0{rest}"),
    "email": st.text(string.ascii_lowercase, min_size=1, max_size=20).map(lambda name: f"{name}@example.vn"),
    # Communes that exist, and codes that do not.
    "commune-code": st.one_of(st.sampled_from(["31120", "31117", "31147", "00004"]), digits(5)),
    "province-code": st.one_of(st.sampled_from(["92", "01"]), digits(2)),
    "sha256": st.text("0123456789abcdef", min_size=64, max_size=64),
    "uuid": st.uuids().map(str),
    "code": codes,
    "law-file": st.sampled_from(["parameters.yaml", "deadlines.yaml", "office-hours.yaml"]),
    "account-number": digits(6, 20),
}

for name, strategy in FORMATS.items():
    schemathesis.openapi.format(name, strategy)
