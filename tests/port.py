"""A port to listen on that stays free until it is used."""

import random
import socket

LISTENED_ON = range(20_000, 32_000)  # below those that Linux gives to outgoing connections, which come and go


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    for port in random.SystemRandom().sample(LISTENED_ON, 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("a hundred ports in turn were taken")
