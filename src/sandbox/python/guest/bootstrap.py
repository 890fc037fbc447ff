"""Runs handlers as Lambda's own runtime for Python does, one task a step."""

import sys

# Waiting is virtual, and nothing can be polled.
import select

del select.poll

import importlib
import json
import linecache
import logging
import os
import random
import time
import traceback
import types
from decimal import Decimal

from host import ask
import virtual_time

# Known to every handler from its start, so that no cold start has to read them.
import datetime
import uuid

import boto3

RUNTIME_FILE = '/bootstrap.py'
TASK_ROOT = '/var/task'
ZIP = '/lib/python314.zip/'
LIBRARY = '/var/lang/lib/python3.14/'


class Fault(Exception):
    """What the runtime itself has to say."""

    def __init__(self, kind, message, trace=()):
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.trace = trace


class CognitoIdentity:
    __slots__ = ('cognito_identity_id', 'cognito_identity_pool_id')

    def __init__(self):
        self.cognito_identity_id = None
        self.cognito_identity_pool_id = None

    def __repr__(self):
        return 'CognitoIdentity([cognito_identity_id=None,cognito_identity_pool_id=None])'


class LambdaContext:
    """Lambda Developer Guide, *Using the Lambda context object to retrieve Python function information*."""

    def __init__(self, facts, deadline):
        self.aws_request_id = facts['awsRequestId']
        self.log_group_name = facts['logGroupName']
        self.log_stream_name = facts['logStreamName']
        self.function_name = facts['functionName']
        self.memory_limit_in_mb = facts['memoryLimitInMB']
        self.function_version = facts['functionVersion']
        self.invoked_function_arn = facts['invokedFunctionArn']
        self.client_context = None
        self.identity = CognitoIdentity()
        self.tenant_id = None
        self._epoch_deadline_time_in_ms = deadline

    def get_remaining_time_in_millis(self):
        return max(self._epoch_deadline_time_in_ms - int(time.time() * 1000), 0)

    def log(self, message):
        sys.stdout.write(str(message))

    def __repr__(self):
        facts = ','.join(f'{name}={value}' for name, value in self.__dict__.items() if name[0] != '_')
        return f'{type(self).__name__}([{facts}])'


class LogHandler(logging.Handler):
    """Writes records as Lambda does: level, time, request, message."""

    request_id = ''
    converter = time.gmtime

    def emit(self, record):
        ask('log', record.levelname, self.format(record))


class LogFormatter(logging.Formatter):
    converter = time.gmtime

    def __init__(self):
        super().__init__(
            '[%(levelname)s]\t%(asctime)s.%(msecs)dZ\t%(aws_request_id)s\t%(message)s',
            '%Y-%m-%dT%H:%M:%S',
        )

    def format(self, record):
        record.aws_request_id = LogHandler.request_id
        return super().format(record)


def encode_other(value):
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f'Object of type {type(value).__name__} is not JSON serializable')


def load(task):
    """Imports the module and finds the handler in it; the module's own code runs here."""
    os.environ.clear()
    os.environ.update(task['environment'])
    random.seed(task['seed'])
    root = logging.getLogger()
    handler = LogHandler()
    handler.setFormatter(LogFormatter())
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    return find_handler(task['handler'])


def find_handler(name):
    if '.' not in name:
        message = f"Bad handler '{name}': not enough values to unpack (expected 2, got 1)"
        raise Fault('Runtime.MalformedHandlerName', message)
    module_name, function_name = name.rsplit('.', 1)
    if function_name == '__main__':
        return script_of(module_name), None
    if module_name.split('.')[0] in sys.builtin_module_names:
        message = f'Cannot use built-in module {module_name} as a handler module'
        raise Fault('Runtime.BuiltInModuleConflict', message)
    importlib.invalidate_caches()
    try:
        module = importlib.import_module(module_name.replace('/', '.'))
    except ImportError as error:
        message = f"Unable to import module '{module_name}': {error}"
        raise Fault('Runtime.ImportModuleError', message) from error
    except SyntaxError as error:
        trace = ['  File "%s" Line %s\n    %s' % (error.filename, error.lineno, error.text)]
        message = f"Syntax error in module '{module_name}': {error}"
        raise Fault('Runtime.UserCodeSyntaxError', message, trace) from error
    try:
        return getattr(module, function_name), None
    except AttributeError:
        message = f"Handler '{function_name}' missing on module '{module_name}'"
        return None, Fault('Runtime.HandlerNotFound', message)


def script_of(name):
    """A whole program as a handler: it runs as `__main__`, from its first line to its last."""

    def script(event, context):
        path = f'{TASK_ROOT}/{name}.py'
        with open(path) as file:
            code = file.read()
        program = types.ModuleType('__main__')
        program.__file__ = path
        sys.modules['__main__'] = program
        exec(compile(code, path, 'exec'), program.__dict__)

    return script


def frames_of(error):
    """From the first frame that is not the runtime's own."""
    frames = list(traceback.extract_tb(error.__traceback__))
    while frames and RUNTIME_FILE in frames[0].filename:
        del frames[0]
    return frames


def place_of(error):
    """Where in the handler's own file it came from, if it did."""
    if isinstance(error, SyntaxError) and (error.filename or '').startswith(TASK_ROOT):
        return {'line': error.lineno, 'column': error.offset}
    for frame in reversed(frames_of(error)):
        if frame.filename.startswith(TASK_ROOT):
            return {'line': frame.lineno, 'column': (frame.colno or 0) + 1}
    return {}


def report(error, request_id):
    """Writes an error to the log as Lambda does, and returns it for the host."""
    if isinstance(error, Fault):
        kind, message, trace = error.kind, error.message, list(error.trace)
        place = place_of(error.__cause__) if error.__cause__ else {}
    else:
        kind, message = type(error).__name__, str(error)
        # As tuples, which is why Lambda's traces have no marks under the lines.
        frames = [(f.filename.replace(ZIP, LIBRARY), f.lineno, f.name, f.line) for f in frames_of(error)]
        trace = traceback.format_list(frames)
        place = place_of(error)
    if _is_script:
        frames = frames_of(error)
        lines = ['Traceback (most recent call last):'] if frames else []
        lines.extend(''.join(traceback.format_list(frames)).splitlines())
        lines.extend(''.join(traceback.format_exception_only(error)).splitlines())
        ask('log', 'ERROR', '\n'.join(lines))
    else:
        log_error(kind, message, trace)
    return json_text({'errorType': kind, 'errorMessage': message, 'requestId': request_id,
                      'stackTrace': trace, **place})


def log_error(kind, message, trace):
    lines = [f'[ERROR] {kind}: {message}' if message else f'[ERROR] {kind}']
    lines.append('Traceback (most recent call last):')
    for entry in trace:
        lines.extend(entry.splitlines() or [''])
    ask('log', 'ERROR', '\n'.join(lines))


def exit_status(error):
    if error.code is None:
        return 0
    return error.code & 0xff if isinstance(error.code, int) else 1


json_text = json.dumps
_handler, _fault, _is_script = None, None, False


def step():
    """One task of the host's: to load the handler, or to invoke it."""
    global _handler, _fault, _is_script
    task = json.loads(ask('task'))
    request_id = task.get('context', {}).get('awsRequestId', '')
    LogHandler.request_id = request_id
    try:
        if task['type'] == 'load':
            _is_script = task['handler'].endswith('.__main__')
            _handler, _fault = load(task)
            ask('loaded')
        else:
            ask('settle', 'result', invoke(task))
    except SystemExit as error:
        ask('exit', str(exit_status(error)))
    except Exception as error:
        how = 'fatal' if task['type'] == 'load' else 'error'
        ask('settle', how, report(error, request_id))
    except BaseException as error:
        ask('log', 'ERROR', ''.join(traceback.format_exception(error)).rstrip())
        ask('exit', '1')


def invoke(task):
    if _fault:
        raise _fault
    response = _handler(json.loads(task['event']), LambdaContext(task['context'], task['deadline']))
    try:
        return json.dumps(response, ensure_ascii=False, default=encode_other)
    except Exception as error:
        message = f'Unable to marshal response: {error}'
        raise Fault('Runtime.MarshalError', message) from error


sys.path.insert(0, TASK_ROOT)
sys.dont_write_bytecode = True
# Nothing is there behind these; so they say that they are not there.
for name in ('_ctypes', '_pyodide_core', '_pyodide', 'pyodide', 'pyodide_js', 'js'):
    sys.modules[name] = None
linecache.clearcache()
importlib.invalidate_caches()
import gc

gc.collect()
gc.freeze()
