#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Shows that each lint of tools/lint/sources.py can fail, and passes what is right."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2] / "tools/lint/sources.py"
HEAD = "// SPDX-License-Identifier: EUPL-1.2\n// A file of a test.\n"


def lint(check, files):
    """Exit status and output of one check over a tree of these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace("@ROOT@", str(Path(folder).resolve())))
        done = subprocess.run([sys.executable, str(PROGRAM), check, folder],
                              capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


class Sources(unittest.TestCase):
    def test_banned_call_is_found_at_its_line(self):
        status, text = lint("banned", {"engine/load/keys.c": HEAD + "int n = atoi(text);\n"})
        self.assertEqual(status, 1)
        self.assertIn("engine/load/keys.c:3: atoi", text)

    def test_banned_names_in_comments_and_strings_pass(self):
        text = HEAD + '/* no malloc(3)\n here */ const char *s = "\\"free(x)"; int x = tkd_free(1);\n'
        self.assertEqual(lint("banned", {"engine/load/keys.c": text}), (0, ""))

    def test_memory_is_taken_only_in_the_arena(self):
        call = HEAD + "void *p = malloc(7);\n"
        self.assertEqual(lint("banned", {"engine/base/arena.c": call})[0], 0)
        self.assertEqual(lint("banned", {"engine/base/other.c": call})[0], 1)

    def test_head_needs_licence_and_comment(self):
        self.assertEqual(lint("heads", {"engine/a.c": HEAD})[0], 0)
        self.assertEqual(lint("heads", {"engine/a.c": "int x;\n"})[0], 1)
        self.assertEqual(lint("heads", {"engine/a.c": HEAD.split("\n")[0] + "\nint x;\n"})[0], 1)
        self.assertEqual(lint("heads", {"tools/a": "#!/bin/sh\n\n\ntrue\n"})[0], 1)

    def test_long_file_is_found(self):
        self.assertEqual(lint("length", {"engine/a.c": HEAD + "\n" * 598})[0], 0)
        self.assertEqual(lint("length", {"engine/a.c": HEAD + "\n" * 599})[0], 1)

    def test_path_of_the_machine_is_found(self):
        self.assertEqual(lint("paths", {"README.md": "see docs/\n"})[0], 0)
        self.assertEqual(lint("paths", {"README.md": "see @ROOT@/docs\n"})[0], 1)


if __name__ == "__main__":
    unittest.main()
