"""Random weeks of many desks: `python -m tests.sync.fuzz [--steps N] [--seed N]`; prints the seed of what fails."""

from __future__ import annotations

import argparse
import random
import secrets
import time

from tests.sync.world import World


class Seeded:
    """Dice of one seed."""

    def __init__(self, seed: int) -> None:
        self.below = random.Random(seed).randrange


def run(seed: int, steps: int = 120, desks: int = 3) -> World:
    """One world of this seed, to the end of which all desks meet."""
    world = World(Seeded(seed), desks)
    for _ in range(steps):
        world.step()
    world.meet()
    world.close()
    return world


def main() -> None:
    """Run worlds until so many steps were taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1 << 32))
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    done, seed, start = 0, asked.seed, time.monotonic()
    while done < asked.steps:
        try:
            done += run(seed, 60 + seed % 120, 2 + seed % 4).steps
        except BaseException:
            print(f"failed with --steps 1 --seed {seed}, after {done} steps")
            raise
        seed += 1
    print(f"{done} steps in {seed - asked.seed} worlds, {time.monotonic() - start:.0f} s, nothing lost")


if __name__ == "__main__":
    main()
