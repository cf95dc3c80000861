"""REF-LM v1 in NumPy, whole arrays: what the bare kernel is compared with. Usage: numpy_kernel.py [PERSONS [STEPS]]"""

import sys
import time

import numpy as np

INACTIVE, UNEMPLOYED, EMPLOYED = 0, 1, 2


def run(persons, steps, seed=1):
    rng = np.random.default_rng(seed)
    firms = persons // 20
    age = rng.integers(216, 960, persons).astype(np.int16)
    sex = rng.integers(0, 2, persons).astype(np.int8)
    education = np.searchsorted([0.35, 0.80], rng.random(persons)).astype(np.int8)
    u = rng.random(persons)
    state = np.where((age >= 780) | (u < 0.10), INACTIVE, np.where(u < 0.92, EMPLOYED, UNEMPLOYED)).astype(np.int8)
    employer = np.where(state == EMPLOYED, (firms * rng.random(persons) ** 2).astype(np.int32), -1)
    duration = np.zeros(persons, np.int16)
    size = np.bincount(employer[employer >= 0], minlength=firms)
    target = np.maximum(1, size)
    year = np.arange(1400) // 12
    retirement = np.select([year < 55, year < 60, year < 65, year < 67], [0, 0.004, 0.020, 0.10], 1.0)
    leaving = np.select([year < 50, year < 65, year < 75, year < 110], [0.0001, 0.0005, 0.006, 0.015], 1.0)
    separation = np.array([0.020, 0.012, 0.007])

    seen = []
    begin = time.perf_counter()
    for _ in range(steps):
        age += 1
        retires = (state != INACTIVE) & (rng.random(persons) < retirement[age])
        separates = ~retires & (state == EMPLOYED) & (rng.random(persons) < separation[education])
        duration[(state == UNEMPLOYED) & ~retires] += 1
        gone = employer[(retires | separates) & (employer >= 0)]
        size -= np.bincount(gone, minlength=firms)
        employer[retires | separates] = -1
        duration[retires | separates] = 0
        state[retires] = INACTIVE
        state[separates] = UNEMPLOYED

        open_posts = np.maximum(0, target - size)
        hiring = np.flatnonzero(open_posts)
        seekers = np.flatnonzero(state == UNEMPLOYED)
        hires = 0
        if len(hiring):
            to = hiring[rng.integers(0, len(hiring), (len(seekers), 3))].ravel()
            order = np.lexsort((rng.random(len(to)), to))
            first = np.searchsorted(to[order], to[order], side="left")
            offered = np.zeros(len(to), bool)
            offered[order] = np.arange(len(to)) - first < open_posts[to[order]]
            offered = offered.reshape(-1, 3)
            taken = offered.any(axis=1)
            firm = to.reshape(-1, 3)[taken, offered[taken].argmax(axis=1)]
            who = seekers[taken]
            employer[who] = firm
            state[who] = EMPLOYED
            duration[who] = 0
            size += np.bincount(firm, minlength=firms)
            hires = len(who)

        exits = np.flatnonzero(rng.random(persons) < leaving[age])
        left = employer[exits]
        size -= np.bincount(left[left >= 0], minlength=firms)
        employer[exits], state[exits], age[exits], duration[exits] = -1, UNEMPLOYED, 216, 0
        sex[exits] = rng.integers(0, 2, len(exits))
        education[exits] = np.searchsorted([0.35, 0.80], rng.random(len(exits)))
        by_state = np.bincount(state, minlength=3)
        np.bincount(education[state == EMPLOYED], minlength=3)
        duration[state == UNEMPLOYED].sum()
        seen.append((by_state[UNEMPLOYED], hires, np.maximum(0, target - size).sum()))
    seconds = time.perf_counter() - begin
    half = np.array(seen[steps // 2 :]).mean(axis=0) / persons
    print(f"threads 1 seconds {seconds:.3f} million_person_months_per_second {1e-6 * persons * steps / seconds:.2f}")
    print(f"unemployed {half[0]:.4f} hires {half[1]:.5f} vacancies {half[2]:.5f} inactive_at_end {np.mean(state == INACTIVE):.4f}")


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:]]
    run(*(numbers + [900_000, 120][len(numbers) :]))
