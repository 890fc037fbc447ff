import os

from botocore.client import MODELS, create_client
from botocore.exceptions import NoRegionError

from ._errors import ERRORS


class Session:
    """Credentials and profiles are accepted, and without an effect: nothing is ever signed."""

    def __init__(
        self,
        aws_access_key_id=None,
        aws_secret_access_key=None,
        aws_session_token=None,
        region_name=None,
        botocore_session=None,
        profile_name=None,
        aws_account_id=None,
    ):
        self._region_name = region_name
        self.profile_name = profile_name or 'default'

    @property
    def region_name(self):
        return self._region_name or os.environ.get('AWS_DEFAULT_REGION')

    def client(
        self,
        service_name,
        region_name=None,
        api_version=None,
        use_ssl=True,
        verify=None,
        endpoint_url=None,
        aws_access_key_id=None,
        aws_secret_access_key=None,
        aws_session_token=None,
        config=None,
        aws_account_id=None,
    ):
        if service_name not in MODELS:
            names = ', '.join(sorted(MODELS))
            raise NotImplementedError(f'{service_name} is not simulated. There are clients for: {names}')
        region = region_name or getattr(config, 'region_name', None) or self.region_name
        if not region:
            raise NoRegionError()
        return create_client(service_name, region, ERRORS[service_name])

    def resource(self, service_name, *args, **kwargs):
        raise NotImplementedError(
            f'Resources are not simulated. Use boto3.client({service_name!r}) in place of it'
        )

    def get_available_services(self):
        return sorted(MODELS)
