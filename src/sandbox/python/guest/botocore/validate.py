"""Checks parameters before anything is sent, in botocore's order and with its words."""

from datetime import date, datetime
from decimal import Decimal

_KINDS = {
    'structure': (dict,),
    'map': (dict,),
    'list': (list, tuple),
    'text': (str,),
    'integer': (int,),
    'number': (float, Decimal, int),
    'boolean': (bool,),
}


def problems_of(parameters, shape):
    """One text a problem, in the order in which they are found."""
    problems = []
    _check(parameters, shape, '', problems)
    return problems


def _check(value, shape, name, problems):
    kind = shape['type']
    label = name.removeprefix('.') or 'input'
    expected = _expected_types(value, kind)
    if expected:
        problems.append(
            f'Invalid type for parameter {label}, value: {value}, type: {type(value)},'
            f' valid types: {", ".join(expected)}'
        )
    elif kind == 'structure':
        _check_structure(value, shape, name, label, problems)
    elif kind == 'map':
        for key, member in value.items():
            _check(key, shape.get('key', {'type': 'text'}), f'{name} (key: {key})', problems)
            _check(member, shape['member'], f'{name}.{key}', problems)
    elif kind == 'list':
        _check_least(len(value), shape, 'length', label, problems)
        for index, member in enumerate(value):
            _check(member, shape['member'], f'{name}[{index}]', problems)
    elif kind == 'text':
        _check_least(len(value), shape, 'length', label, problems)
    elif kind in ('integer', 'number'):
        _check_least(value, shape, 'value', label, problems)


def _check_structure(value, shape, name, label, problems):
    members = shape['members']
    for required in shape['required']:
        if required not in value:
            problems.append(f'Missing required parameter in {label}: "{required}"')
    known = []
    for member in value:
        if member in members:
            known.append(member)
        else:
            problems.append(
                f'Unknown parameter in {label}: "{member}", must be one of: {", ".join(members)}'
            )
    for member in known:
        _check(value[member], members[member], f'{name}.{member}', problems)


def _check_least(value, shape, what, label, problems):
    least = shape.get('least')
    if least is not None and value < least:
        noun = 'length' if what == 'length' else 'value'
        problems.append(
            f'Invalid {noun} for parameter {label}, value: {value}, valid min {what}: {least}'
        )


def _expected_types(value, kind):
    """The types that would do, or nothing if this one does."""
    if kind == 'time':
        return [] if _is_time(value) else [str(datetime), 'timestamp-string']
    if kind in ('bytes', 'payload'):
        if isinstance(value, (bytes, bytearray, str)) or hasattr(value, 'read'):
            return []
        return [str(bytes), str(bytearray), 'file-like object']
    types = _KINDS[kind]
    return [] if isinstance(value, types) else [str(each) for each in types]


def _is_time(value):
    if isinstance(value, date):
        return True
    try:
        time_of(value)
        return True
    except (TypeError, ValueError, OverflowError, OSError, AttributeError):
        return False


def time_of(value):
    """A moment, out of all that botocore takes for one."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, (int, float)):
        return datetime.fromtimestamp(value)
    try:
        return datetime.fromtimestamp(float(value))
    except ValueError:
        pass
    return datetime.fromisoformat(value.strip())
