"""Random changes of seeds, the same for the same number."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

TOKENS = tuple(
    token.encode("utf-8", "surrogatepass")
    for token in (
        *(
            '"',
            "'",
            "“",
            "”",
            "‘",
            "’",
            "«",
            "»",
            "„",
            "''",
            "``",
            "\\",
            "\\ud800",
            "\\u0000",
            "\0",
            "\r\n",
            "\n\n",
            "\t",
        ),
        *("{", "}", "[", "]", ",", ":", ";", "null", "true", "NaN", "1e999", "9223372036854775808", "-1", "[" * 120),
        *("\ufeff", "\x1b[2J", "\u202e", "🌉", "e\u0301", "name", "type", "text", "article", "= [", '"""', "(?P<who>"),
    )
)


def mutations(seeds: Sequence[bytes], count: int, *, seed: int, longest: int = 4_096) -> Iterator[bytes]:
    """Yield `count` inputs: the seeds, then random changes of them and of each other."""
    chance = random.Random(seed)
    known = [one[:longest] for one in seeds] or [b""]
    yield from known[:count]
    for _ in range(count - len(known)):
        data = bytearray(chance.choice(known))
        for _ in range(chance.randint(1, 3)):
            _change(data, chance, known)
        yield bytes(data[:longest])


def _change(data: bytearray, chance: random.Random, known: Sequence[bytes]) -> None:
    at = chance.randint(0, len(data))
    kind = chance.randrange(6)
    if kind == 0:
        data[at:at] = chance.choice(TOKENS)
    elif kind == 1:
        data[at : at + chance.randint(1, 8)] = chance.choice(TOKENS)
    elif kind == 2:
        del data[at : at + chance.randint(1, 16)]
    elif kind == 3 and at < len(data):
        data[at] = chance.randrange(256 if chance.random() < 0.2 else 128)
    elif kind == 4:
        other = chance.choice(known)
        begin = chance.randint(0, len(other))
        data[at:at] = other[begin : begin + chance.randint(1, 64)]
    else:
        data[at:at] = chance.randbytes(2) if chance.random() < 0.2 else chance.choice(TOKENS) * 3
