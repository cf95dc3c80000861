"""Closing line of `limlab test`: "N passed, N failed, N skipped".

Usage: closing_line.py FOLDER, with ctest.xml (written by ctest) and one <name>.xml for each Python
test file that ctest ran as the test <name>. A Python file counts by its own test functions, so that
one that skips for want of a program is seen as skipped. Exit code 1 when any failed.
"""
import sys
import xml.etree.ElementTree as xml
from pathlib import Path


def outcome(case):
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    # ctest: a test that could not be started has the status "notrun" and a <skipped> child
    # without saying that it wanted to skip.
    if case.get("status") == "fail":
        return "failed"
    if case.find("skipped") is not None or case.get("status") in ("disabled", "notrun"):
        reason = case.find("skipped")
        missing = reason is not None and "Unable to find" in (reason.get("message") or "")
        return "failed" if missing else "skipped"
    return "passed"


def cases(file):
    return list(xml.parse(file).getroot().iter("testcase"))


def main(folder):
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for case in cases(folder / "ctest.xml") if (folder / "ctest.xml").exists() else []:
        inner = folder / (case.get("name") + ".xml")
        inside = cases(inner) if inner.exists() else []
        found = [outcome(c) for c in inside] or [outcome(case)]
        if outcome(case) == "failed" and "failed" not in found:
            found.append("failed")  # killed, or failed outside its test functions
        for one in found:
            counts[one] += 1
    print(", ".join(f"{n} {word}" for word, n in counts.items()))
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
