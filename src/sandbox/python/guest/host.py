"""The one way out of Python: a device that takes a line and gives a line."""

from json import dumps, loads
from os import O_RDWR, open as open_file, read, write

# Names that a handler may give another meaning are taken here, before there is one.
_device = open_file('/dev/host', O_RDWR)


def ask(operation, *texts, dumps=dumps, loads=loads, read=read, write=write, device=_device):
    """Asks the host and returns its answer, a text."""
    line = dumps((operation, *texts)).encode() + b'\n'
    while line:
        line = line[write(device, line):]
    answer = b''
    while not answer.endswith(b'\n'):
        answer += read(device, 1 << 20)
    return loads(answer)
