"""Medians, bands and intervals over replicates. numpy only."""
import math

import numpy as np


def student_t_cdf(t, df):
    """P(T <= t) for a whole number of degrees of freedom (Abramowitz and Stegun 26.7.3, 26.7.4)."""
    theta = math.atan(abs(t) / math.sqrt(df))
    cos2 = math.cos(theta) ** 2
    if df % 2:
        term, total = math.cos(theta), 0.0
        for k in range(1, (df - 1) // 2 + 1):
            total += term
            term *= cos2 * 2 * k / (2 * k + 1)
        inside = 2 / math.pi * (theta + math.sin(theta) * total)
    else:
        term, total = 1.0, 0.0
        for k in range(1, df // 2 + 1):
            total += term
            term *= cos2 * (2 * k - 1) / (2 * k)
        inside = math.sin(theta) * total
    return 0.5 + math.copysign(inside / 2, t)


def student_t(probability, df):
    """The t with P(T <= t) = probability, 0.5 <= probability < 1."""
    low, high = 0.0, 1.0
    while student_t_cdf(high, df) < probability:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if student_t_cdf(middle, df) < probability else (low, middle)
    return (low + high) / 2


def median_band(values, coverage=0.9):
    """Median and the band that holds the middle `coverage` of the replicates (first axis).

    With one replicate the band is None: one run says nothing about luck."""
    values = np.asarray(values, dtype=float)
    middle = np.median(values, axis=0)
    if len(values) < 2:
        return middle, None
    tail = (1 - coverage) / 2
    return middle, (np.quantile(values, tail, axis=0), np.quantile(values, 1 - tail, axis=0))


def paired_interval(a, b, coverage=0.9):
    """Mean of b - a over replicates that share their luck, and its t-interval (None with one replicate)."""
    difference = np.asarray(b, dtype=float) - np.asarray(a, dtype=float)
    mean = difference.mean(axis=0)
    n = len(difference)
    if n < 2:
        return mean, None
    half = student_t(0.5 + coverage / 2, n - 1) * difference.std(axis=0, ddof=1) / math.sqrt(n)
    return mean, (mean - half, mean + half)
