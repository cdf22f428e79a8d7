#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds the examples of `teekond explain` against `teekond check`: `explain_check.py TEEKOND`.

The faulty example of every code must be reported with just that code, the mended one with nothing.
"""

import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HEADER = Path(__file__).resolve().parents[2] / "include/teekond/code.h"
EXAMPLES = re.compile(r"\n(?:Vigane|Faulty):\n\n(.*?)\n(?:Parandatud|Mended):\n\n(.*)", re.DOTALL)


def codes_found(program, text):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "example.yaml"
        file.write_text(text)
        answer = subprocess.run([program, "check", "--format", "json", str(file)], timeout=60,
                                capture_output=True, text=True, check=False)
        try:
            document = json.loads(answer.stdout)
        except json.JSONDecodeError:
            return {f"exit status {answer.returncode}: {answer.stderr.strip()[:300]}"}
        problems = document["problems"] if isinstance(document, dict) else document
        return {problem["code"] for problem in problems}


def faults_of(program, code, language):
    said = subprocess.run([program, "explain", "--lang", language, code], timeout=60,
                          capture_output=True, text=True, check=False).stdout
    if not said.startswith(f"{code}  "):
        return [f"{code} {language}: no explanation"]
    examples = EXAMPLES.search(said)
    if examples is None:
        return []
    faulty, mended = (re.sub(r"(?m)^    ", "", text) for text in examples.groups())
    faults = []
    found = codes_found(program, faulty)
    if found != {code}:
        faults.append(f"{code} {language}: the faulty example is reported with {sorted(found)}")
    found = codes_found(program, mended)
    if found:
        faults.append(f"{code} {language}: the mended example is reported with {sorted(found)}")
    return faults


def main():
    codes = [f"T{int(code):04d}" for code in re.findall(r"TKD_CODE_\w+ = (\d{3})", HEADER.read_text())]
    work = [(sys.argv[1], code, language) for code in codes for language in ("et", "en")]
    with ThreadPoolExecutor(2) as pool:
        faults = [fault for part in pool.map(lambda each: faults_of(*each), work) for fault in part]
    print("\n".join(faults) or f"{len(codes)} codes")
    sys.exit(1 if faults or not codes else 0)


if __name__ == "__main__":
    main()
