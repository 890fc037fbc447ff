"""What handlers know of botocore. Written for this simulation; only its texts are botocore's."""

__version__ = '1.43.11'
