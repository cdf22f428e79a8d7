# SPDX-License-Identifier: EUPL-1.2
"""A browser without a window, spoken to through a pipe (Chrome DevTools Protocol): pages are opened,
shown as a reader with other settings would see them, and asked."""

import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PATIENCE_S = 180


class Browser:
    """Chromium with one page; `with Browser() as browser:` ends it."""

    def __init__(self):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if program is None:
            raise RuntimeError("chromium is not installed: tools/setup test")
        self.folder = tempfile.mkdtemp(prefix="teekond-browser-")
        reading, their_writing = os.pipe()
        their_reading, writing = os.pipe()
        # It reads commands from 3 and answers on 4.
        words = ["sh", "-c", f'exec "$@" 3<&{their_reading} 4>&{their_writing}', "sh", program,
                 "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                 "--no-first-run", "--disable-background-networking", "--disable-component-update",
                 "--hide-scrollbars", f"--user-data-dir={self.folder}", "--remote-debugging-pipe",
                 "about:blank"]
        self.process = subprocess.Popen(words, pass_fds=(their_reading, their_writing),
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        os.close(their_reading)
        os.close(their_writing)
        self.reading, self.writing = reading, writing
        self.pending, self.number, self.session = b"", 0, None

    def __enter__(self):
        try:
            target = next(info for info in self.call("Target.getTargets")["targetInfos"]
                          if info["type"] == "page")
            attached = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
            self.session = attached["sessionId"]
            self.call("Page.enable")
            self.call("Page.setBypassCSP", enabled=True)  # the page lets nobody run anything
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.reading)
        os.close(self.writing)
        shutil.rmtree(self.folder, ignore_errors=True)

    def receive(self, until):
        """The next message."""
        while b"\0" not in self.pending:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.reading], [], [], left)[0]:
                raise RuntimeError(f"chromium did not answer in {PATIENCE_S} s")
            received = os.read(self.reading, 1 << 20)
            if not received:
                raise RuntimeError(f"chromium ended with {self.process.wait()}")
            self.pending += received
        message, self.pending = self.pending.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **parameters):
        """Do it and return what it answers."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        rest = json.dumps(message).encode() + b"\0"
        while rest:
            rest = rest[os.write(self.writing, rest):]
        until = time.monotonic() + PATIENCE_S
        while True:
            answer = self.receive(until)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def open(self, page):
        """Show a file."""
        self.call("Page.navigate", url=page.resolve().as_uri())
        until = time.monotonic() + PATIENCE_S
        while self.ask("document.readyState") != "complete":
            if time.monotonic() > until:
                raise RuntimeError(f"{page} was not shown in {PATIENCE_S} s")
            time.sleep(0.02)

    def show_as(self, media="screen", scheme="light", width=1280):
        """As a reader with these settings sees it."""
        self.call("Emulation.setEmulatedMedia", media=media,
                  features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                  deviceScaleFactor=1, mobile=False)

    def ask(self, expression):
        """What the expression (or its promise) comes to."""
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True,
                           returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"].get("exception", {})
                                   .get("description")))
        return answer["result"].get("value")
