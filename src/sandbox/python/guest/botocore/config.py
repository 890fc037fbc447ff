"""Options of clients: accepted, and without an effect, since there is no network."""


class Config:
    def __init__(self, *args, **kwargs):
        self.__dict__.update(kwargs)

    def merge(self, other):
        return Config(**{**self.__dict__, **other.__dict__})
