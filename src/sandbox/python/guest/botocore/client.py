"""Clients: methods that check their parameters, ask the simulation, and give its answer."""

import base64
import json
import uuid
from datetime import datetime, timezone

from host import ask

from .exceptions import ClientError, OperationNotPageableError, ParamValidationError
from .response import StreamingBody
from .validate import problems_of, time_of

ROUND_TRIP_SECONDS = '0.005'

with open('/var/runtime/botocore/models.json') as _file:
    MODELS = json.load(_file)

_CLASS_NAMES = {'events': 'EventBridge', 'sqs': 'SQS', 'sns': 'SNS', 'lambda': 'Lambda'}
#: Members of answers that are moments, in seconds since the epoch.
_TIMES = {'CreationTime', 'LastModifiedTime', 'EventStartTime', 'EventEndTime', 'ReplayStartTime',
          'ReplayEndTime', 'EventLastReplayedTime'}


def method_name(operation):
    """`PutEvents` as Python writes it."""
    out = ''
    for index, letter in enumerate(operation):
        if letter.isupper() and index and not operation[index - 1].isupper():
            out += '_'
        out += letter.lower()
    return out


class ClientMeta:
    def __init__(self, service_name, region_name):
        self.region_name = region_name
        self.endpoint_url = f'https://{service_name}.{region_name}.amazonaws.com'
        self.method_to_api_mapping = {method_name(name): name for name in MODELS[service_name]}


class ClientExceptions:
    """The classes of a service's errors, by name."""

    ClientError = ClientError

    def __init__(self, class_name, names):
        self._class_name = class_name
        self._names = names
        for name in names:
            setattr(self, name, type(name, (ClientError,), {}))

    def __getattr__(self, name):
        valid = ', '.join(sorted(self._names))
        raise AttributeError(
            f'{self._class_name}Exceptions object has no attribute {name}. Valid exceptions are: {valid}'
        )

    def from_code(self, *codes):
        for code in codes:
            for name in (code, f'{code}Exception'):
                if name in self._names:
                    return getattr(self, name)
        return ClientError


class BaseClient:
    def __init__(self, service_name, region_name, error_names):
        self._service_name = service_name
        self.meta = ClientMeta(service_name, region_name)
        self.exceptions = ClientExceptions(type(self).__name__, error_names)

    def __getattr__(self, name):
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def can_paginate(self, operation_name):
        operation = self.meta.method_to_api_mapping[operation_name]
        members = MODELS[self._service_name][operation]['members']
        return 'NextToken' in members

    def get_paginator(self, operation_name):
        if not self.can_paginate(operation_name):
            raise OperationNotPageableError(operation_name=operation_name)
        return Paginator(getattr(self, operation_name))

    def close(self):
        pass

    def _call(self, operation, parameters):
        shape = MODELS[self._service_name][operation]
        problems = problems_of(parameters, shape)
        if problems:
            raise ParamValidationError(report='\n'.join(problems))
        request = json.dumps(_to_wire(parameters, shape))
        answer = json.loads(ask('call', f'{self._service_name}.{operation}', request))
        ask('sleep', ROUND_TRIP_SECONDS)
        if answer['ok']:
            return {**_from_wire(answer['output'], operation), 'ResponseMetadata': _metadata(200)}
        raise self._error(answer, operation)

    def _error(self, answer, operation):
        name = answer['name']
        error = {'Message': answer['message'], 'Code': answer.get('queryCode', name)}
        if 'queryCode' in answer and self._service_name == 'sqs':
            error['QueryErrorCode'] = name
        status = answer.get('status', 400)
        response = {'Error': error, 'ResponseMetadata': _metadata(status)}
        return self.exceptions.from_code(name, error['Code'])(response, operation)


class Paginator:
    def __init__(self, method):
        self._method = method

    def paginate(self, PaginationConfig=None, **parameters):
        while True:
            page = self._method(**parameters)
            yield page
            if not page.get('NextToken'):
                return
            parameters['NextToken'] = page['NextToken']


def create_client(service_name, region_name, error_names):
    def method(operation):
        name = method_name(operation)

        def call(self, *args, **kwargs):
            if args:
                raise TypeError(f'{name}() only accepts keyword arguments.')
            return self._call(operation, kwargs)

        call.__name__ = name
        return call

    methods = {method_name(name): method(name) for name in MODELS[service_name]}
    kind = type(_CLASS_NAMES[service_name], (BaseClient,), methods)
    kind.__module__ = 'botocore.client'
    return kind(service_name, region_name, error_names)


def _to_wire(value, shape):
    kind = shape['type']
    if kind == 'structure':
        return {key: _to_wire(each, shape['members'][key]) for key, each in value.items()}
    if kind == 'map':
        return {key: _to_wire(each, shape['member']) for key, each in value.items()}
    if kind == 'list':
        return [_to_wire(each, shape['member']) for each in value]
    if kind == 'time':
        moment = time_of(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=timezone.utc)
        return moment.astimezone(timezone.utc).isoformat().replace('+00:00', 'Z')
    if kind in ('bytes', 'payload'):
        data = value.read() if hasattr(value, 'read') else value
        data = data.encode() if isinstance(data, str) else bytes(data)
        return {'$bytes': base64.b64encode(data).decode()}
    return value


def _from_wire(value, operation, name=None):
    if operation == 'Invoke' and name == 'Payload':
        return StreamingBody(_bytes_of(value))
    if isinstance(value, dict):
        if set(value) == {'$bytes'}:
            return base64.b64decode(value['$bytes'])
        return {key: _from_wire(each, operation, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_from_wire(each, operation) for each in value]
    if name in _TIMES and isinstance(value, (int, float)):
        return datetime.fromtimestamp(value, timezone.utc)
    return value


def _bytes_of(value):
    return base64.b64decode(value['$bytes']) if isinstance(value, dict) else str(value).encode()


def _metadata(status):
    request_id = str(uuid.uuid4())
    return {
        'RequestId': request_id,
        'HTTPStatusCode': status,
        'HTTPHeaders': {'x-amzn-requestid': request_id},
        'RetryAttempts': 0,
    }
