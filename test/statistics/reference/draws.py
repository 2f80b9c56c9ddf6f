"""What the product draws, drawn again: bootstrap intervals and permutation tests to the last digit, after docs/statistics.md.

From the root of the repository, with Python 3 and nothing else:

  python3 test/statistics/reference/draws.py > test/statistics/reference/draws.csv

Numbers are doubles (float64), added in the order in which they are drawn; what is shown is rounded half to even at twelve
places, of the shortest text that gives the same double.
"""

import csv
import math
import os
from decimal import ROUND_HALF_EVEN, Decimal

LEAST = 5
MOST_ENUMERATED = 20000
EQUAL = 1e-9


def mulberry32(seed):
    """The generator: 32 bits of state, a number in [0, 1) a call."""
    state = seed & 0xFFFFFFFF

    def draw():
        nonlocal state
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        mixed = ((state ^ (state >> 15)) * (state | 1)) & 0xFFFFFFFF
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61) & 0xFFFFFFFF)) & 0xFFFFFFFF
        return (mixed ^ (mixed >> 14)) / 4294967296

    return draw


def shown(number):
    """A double as it is shown."""
    rounded = Decimal(repr(float(number))).quantize(Decimal("1e-12"), ROUND_HALF_EVEN)
    text = format(rounded, "f").rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def quantile(numbers, fraction):
    """Of numbers in rising order, linear between neighbours."""
    rank = fraction * (len(numbers) - 1)
    below = numbers[math.floor(rank)]
    above = numbers[math.ceil(rank)]
    return below + (rank - math.floor(rank)) * (above - below)


def bootstrap(pairs, replicates, seed):
    """The interval of a pooled ratio of pairs (part, whole), in the order of whole and then of part."""
    pairs = sorted(pairs, key=lambda pair: (pair[1], pair[0]))
    n = len(pairs)
    if n < LEAST:
        return None
    random = mulberry32(seed)
    ratios = []
    for _ in range(replicates):
        part = whole = 0.0
        for _ in range(n):
            drawn = pairs[math.floor(random() * n)]
            part += drawn[0]
            whole += drawn[1]
        if whole == 0:
            return None
        ratios.append(part / whole)
    ratios.sort()
    return shown(quantile(ratios, 0.025)), shown(quantile(ratios, 0.975))


def shuffle(items, random):
    """Fisher and Yates from the end, the last step with one item left included, for it draws a number too."""
    for left in range(len(items), 0, -1):
        at = math.floor(random() * left)
        items[left - 1], items[at] = items[at], items[left - 1]


def median_difference(values, marks, first_size):
    """The median of the numbers that are marked less that of the others, of numbers in rising order."""
    doubled = [0.0, 0.0]
    sizes = [len(values) - first_size, first_size]
    seen = [0, 0]
    for value, mark in zip(values, marks):
        if seen[mark] == (sizes[mark] - 1) // 2:
            doubled[mark] += value
        if seen[mark] == -(-(sizes[mark] - 1) // 2):
            doubled[mark] += value
        seen[mark] += 1
    return (doubled[1] - doubled[0]) / 2


def median_test(first, second, permutations, seed):
    """p of the difference of two medians, where there are more arrangements than are counted."""
    if len(first) < LEAST or len(second) < LEAST or math.comb(len(first) + len(second), len(first)) <= MOST_ENUMERATED:
        return None
    # Equal numbers stay in the order in which they came: those of the first group before those of the second.
    marked = sorted([(value, 1) for value in first] + [(value, 0) for value in second], key=lambda each: each[0])
    values = [value for value, _ in marked]
    marks = [mark for _, mark in marked]
    observed = abs(median_difference(values, marks, len(first)))
    random = mulberry32(seed)
    as_far = 1
    for _ in range(permutations):
        # Each arrangement is shuffled out of the one before.
        shuffle(marks, random)
        if abs(median_difference(values, marks, len(first))) >= observed * (1 - EQUAL):
            as_far += 1
    return shown(as_far / (permutations + 1))


def doubled_ranks(values):
    """Twice the rank of each number, tied ones having the mean of theirs."""
    ranked = sorted(values)
    first = {}
    last = {}
    for at, value in enumerate(ranked):
        first.setdefault(value, at)
        last[value] = at
    return [first[value] + last[value] + 2 for value in values]


def rank_test(x, y, permutations, seed):
    """p of Spearman's rho, over points in the order of their cities' codes, where there are more orders than are counted."""
    if len(x) <= 8:
        return None
    x, y = doubled_ranks(x), doubled_ranks(y)
    middle = len(x) * (len(x) + 1) ** 2
    observed = abs(sum(a * b for a, b in zip(x, y)) - middle)
    random = mulberry32(seed)
    as_far = 1
    for _ in range(permutations):
        shuffle(y, random)
        if abs(sum(a * b for a, b in zip(x, y)) - middle) >= observed:
            as_far += 1
    return shown(as_far / (permutations + 1))


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    groups = {}
    with open(os.path.join(folder, "observations.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            groups.setdefault(row["group"], []).append((row["part"], row["whole"]))
    known = {
        name: [(float(part), float(whole)) for part, whole in pairs if part and whole] for name, pairs in groups.items()
    }
    parts = {name: [float(part) for part, _ in pairs if part] for name, pairs in groups.items()}
    print("what,groups,draws,seed,figure,value")
    for name, pairs in known.items():
        for replicates, seed in ((2000, 7), (2000, 1), (200, 0), (10000, 2147483647)):
            interval = bootstrap(pairs, replicates, seed)
            for at, figure in enumerate(("lower", "upper")):
                print(f"bootstrap,{name},{replicates},{seed},{figure},{interval[at] if interval else ''}")
    names = sorted(parts)
    for first in names:
        for second in names:
            for permutations, seed in ((9999, 1), (199, 0), (2999, 2147483647)):
                p = median_test(parts[first], parts[second], permutations, seed) if first != second else None
                if p is not None:
                    print(f"medians,{first} {second},{permutations},{seed},p,{p}")
    for name, pairs in known.items():
        for permutations, seed in ((9999, 1), (199, 0), (2999, 2147483647)):
            p = rank_test([part for part, _ in pairs], [whole for _, whole in pairs], permutations, seed)
            if p is not None:
                print(f"ranks,{name},{permutations},{seed},p,{p}")


if __name__ == "__main__":
    main()
