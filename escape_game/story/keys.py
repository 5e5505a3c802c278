"""Keys of chance: numbers made of names, the same on every machine and under every version of Python."""

from hashlib import blake2b


def key_of(*names: str) -> int:
    """Return 63 bits that stand for these names together."""
    digest = blake2b("\x00".join(names).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
