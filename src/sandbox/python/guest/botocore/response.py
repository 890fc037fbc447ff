"""Bodies that are read like files."""

import io


class StreamingBody:
    def __init__(self, data):
        self._stream = io.BytesIO(data)

    def read(self, amt=None):
        return self._stream.read() if amt is None else self._stream.read(amt)

    def readlines(self):
        return self._stream.readlines()

    def iter_lines(self, chunk_size=1024, keepends=False):
        return iter(self._stream.read().splitlines(keepends))

    def __iter__(self):
        return iter(self._stream)

    def close(self):
        self._stream.close()
