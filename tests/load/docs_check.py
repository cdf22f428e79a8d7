#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Holds the workspaces in documents against the command: `docs_check.py TEEKOND DOCUMENT…`.

Every ```yaml block with a line `teekond: 1` must pass `teekond check` without error or warning.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

BLOCK = re.compile(r"(?ms)^```yaml\n(.*?)^```$")


def main():
    faults = 0
    count = 0
    for document in sys.argv[2:]:
        text = Path(document).read_text()
        for block in BLOCK.finditer(text):
            if not re.search(r"(?m)^teekond: 1$", block.group(1)):
                continue
            count += 1
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "example.yaml"
                file.write_text(block.group(1))
                answer = subprocess.run([sys.argv[1], "check", "--format", "gcc", str(file)],
                                        capture_output=True, text=True, timeout=60, check=False)
                said = answer.stdout + answer.stderr
            if answer.returncode != 0 or re.search(r"T0\d\d\d", said):
                line = text.count("\n", 0, block.start()) + 1
                print(f"{document}:{line}: exit status {answer.returncode}\n{said}")
                faults += 1
    sys.exit(1 if faults or count == 0 else 0)


if __name__ == "__main__":
    main()
