"""A program in a pseudo-terminal, and what that shows."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ITEM = re.compile(rb"\x1b\[([0-9;?]*)([@-~])|\x1b[^\[]|([\x00-\x1f\x7f])|([\xc2-\xf4][\x80-\xbf]+|[\x20-\x7e]|[\x80-\xff])")
UNFINISHED = re.compile(rb"\x1b(\[[0-9;?]*)?$|[\xc2-\xf4][\x80-\xbf]{0,2}$")


class Terminal:
    def __init__(self, command, environment, columns=80, rows=24):
        self.lines, self.row, self.column, self.rest = {}, 0, 0, b""
        self.seen_most = 0
        self.process, self.master = pty.fork()
        if self.process == 0:
            os.execve(command[0], command, environment)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, text):
        os.write(self.master, text.encode())

    def read_until(self, moment):
        """Takes in what comes until a moment; false when the terminal has been closed."""
        while True:
            patience = moment - time.monotonic()
            if patience <= 0:
                return True
            if not select.select([self.master], [], [], patience)[0]:
                return True
            try:
                data = os.read(self.master, 65536)
            except OSError:
                return False
            if not data:
                return False
            self.feed(data)

    def drain(self):
        """Takes in what is left after the end of the program."""
        while self.read_until(time.monotonic() + 5):
            pass

    def wait_for(self, awaited):
        self.wait_until(lambda text: awaited in text, f"'{awaited}'")

    def wait_until(self, is_reached, awaited="the right screen", seconds=10):
        end = time.monotonic() + seconds
        while not is_reached(self.text):
            if time.monotonic() > end or not self.read_until(time.monotonic() + 0.01):
                raise TimeoutError(f"waited in vain for {awaited}; the terminal shows:\n{self.text}")

    def kill(self, number=signal.SIGKILL):
        os.kill(self.process, number)

    def end(self):
        status = os.waitpid(self.process, 0)[1]
        os.close(self.master)
        return os.waitstatus_to_exitcode(status)

    @property
    def text(self):
        return "\n".join("".join(self.lines.get(row, [])) for row in range(max(self.lines, default=0) + 1))

    def feed(self, data):
        data = self.rest + data
        unfinished = UNFINISHED.search(data)
        cut = unfinished.start() if unfinished else len(data)
        self.rest = data[cut:]
        for match in ITEM.finditer(data[:cut]):
            parameters, final, control, text = match.groups()
            if text:
                self.put(text.decode(errors="replace"))
            elif control == b"\n":
                self.row += 1
            elif control == b"\r":
                self.column = 0
            elif final == b"H":
                numbers = [int(n or 1) for n in parameters.split(b";")] + [1]
                self.row, self.column = numbers[0] - 1, numbers[1] - 1
            elif final == b"K":
                del self.lines.setdefault(self.row, [])[self.column :]
            elif final == b"J" or (final == b"h" and parameters == b"?1049"):
                self.look()
                self.lines = {}
            elif final == b"l" and parameters == b"?1049":
                self.look()
                self.lines, self.row, self.column = {}, 0, 0
        self.look()

    def put(self, character):
        line = self.lines.setdefault(self.row, [])
        line += " " * (self.column + 1 - len(line))
        line[self.column] = character
        self.column += 1

    def look(self):
        """Notes the furthest card that was shown."""
        place = re.search(r"(\d+) of \d+ ", "".join(self.lines.get(0, [])))
        if place:
            self.seen_most = max(self.seen_most, int(place.group(1)))
