"""What handlers know of boto3: clients for the services that are simulated."""

from .session import Session

__version__ = '1.43.11'

DEFAULT_SESSION = None


def setup_default_session(**kwargs):
    global DEFAULT_SESSION
    DEFAULT_SESSION = Session(**kwargs)


def _default_session():
    if DEFAULT_SESSION is None:
        setup_default_session()
    return DEFAULT_SESSION


def client(*args, **kwargs):
    return _default_session().client(*args, **kwargs)


def resource(*args, **kwargs):
    return _default_session().resource(*args, **kwargs)
