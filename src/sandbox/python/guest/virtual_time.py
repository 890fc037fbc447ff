"""Waiting takes no time but virtual time."""

import sys
import time

from host import ask


def sleep(seconds):
    if isinstance(seconds, str) or not (hasattr(seconds, '__float__') or hasattr(seconds, '__index__')):
        kind = type(seconds).__name__
        raise TypeError(f"'{kind}' object cannot be interpreted as an integer")
    if seconds < 0:
        raise ValueError('sleep length must be non-negative')
    ask('sleep', str(float(seconds)))


time.sleep = sleep


class _Clock:
    """In the place of a selector: nothing but time can happen."""

    def select(self, timeout):
        if timeout is None:
            # Nothing is left that could wake the loop up. It waits until it is stopped.
            timeout = 1_000_000
        if timeout > 0:
            ask('sleep', str(float(timeout)))
        return []

    def close(self):
        pass


def _adapt(asyncio):
    class VirtualEventLoop(asyncio.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self._selector = _Clock()

        def _process_events(self, events):
            pass

        def _write_to_self(self):
            pass

    asyncio.new_event_loop = asyncio.events.new_event_loop = VirtualEventLoop


class _WhenImported:
    """`asyncio` is large, and few handlers want it: it is adapted when somebody imports it."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != 'asyncio':
            return None
        sys.meta_path.remove(_WhenImported)
        from importlib.util import find_spec

        spec = find_spec(name)
        spec.loader = _Adapting(spec.loader)
        return spec


class _Adapting:
    def __init__(self, loader):
        self._loader = loader

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._loader.exec_module(module)
        _adapt(module)


sys.meta_path.insert(0, _WhenImported)
