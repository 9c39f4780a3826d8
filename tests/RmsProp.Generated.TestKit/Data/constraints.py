"""Records constraints.jsonl: the formulas of keras.constraints, evaluated by NumPy 1.24 under the rules of NEP 50.

    python3 constraints.py > constraints.jsonl
"""
import itertools
import json
import random

import numpy as np

np._set_promotion_state("weak")
random.seed(17)


def norms_of(w, axes):
    return np.sqrt(np.sum(np.square(w), axis=axes, keepdims=True))


def max_norm(w, axes, max_value):
    norms = norms_of(w, axes)
    return w * (np.clip(norms, 0, max_value) / (1e-7 + norms))


def unit_norm(w, axes):
    return w / (1e-7 + norms_of(w, axes))


def min_max_norm(w, axes, min_value, max_value, rate):
    norms = norms_of(w, axes)
    desired = rate * np.clip(norms, min_value, max_value) + (1 - rate) * norms
    return w * (desired / (1e-7 + norms))


CONSTRAINTS = [
    ("MaxNorm", max_norm, {"max_value": 2}),
    ("MaxNorm", max_norm, {"max_value": 0}),
    ("UnitNorm", unit_norm, {}),
    ("MinMaxNorm", min_max_norm, {"min_value": 0.0, "max_value": 1.0, "rate": 1.0}),
    ("MinMaxNorm", min_max_norm, {"min_value": 3, "max_value": 3.3, "rate": 0.7}),
]


def numbers(array):
    special = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
    return [special.get(str(x)) or float(str(x)) for x in array.ravel()]


def record(identifier, w, axes, constraint, with_w=True):
    name, formula, config = constraint
    with np.errstate(all="ignore"):
        result = formula(w, axes, **config)
    assert result.dtype == w.dtype and result.shape == w.shape
    row = {"id": identifier, "class_name": name, "config": config, "axes": axes, "dtype": str(w.dtype), "shape": w.shape}
    if with_w:
        row |= {"w": numbers(w), "result": numbers(result)}
    else:
        indices = sorted(random.sample(range(w.size), 3))
        row |= {"indices": indices, "result": numbers(result.ravel()[indices])}
    print(json.dumps(row))


def every_set_of_axes(rank):
    return itertools.chain.from_iterable(itertools.combinations(range(rank), count) for count in range(1, rank + 1))


SHAPES = [(1,), (3,), (7,), (8,), (130,), (5, 1), (1, 5), (3, 19), (19, 3), (2, 140), (2, 3, 9), (3, 1, 17), (2, 2, 3, 5), (1, 2, 9, 3)]
generator = np.random.default_rng(17)
constraints = itertools.cycle(CONSTRAINTS)
for shape, dtype in itertools.product(SHAPES, (np.float32, np.float64)):
    for axes in every_set_of_axes(len(shape)):
        w = (2 * generator.standard_normal(shape)).astype(dtype)
        record("random", w, axes, next(constraints))

# Each column has a value that is not finite, or too large or too small to be squared, or has only zeros.
columns = [[np.nan, 1, 2], [np.inf, 1, -2], [-np.inf, np.nan, 0], [1e200, 1e200, 1], [1e30, -1e30, 1], [1e-30, 2e-30, -1e-30],
           [0.0, -0.0, 0.0], [1e-45, 0.0, 0.0], [1e-7, -1e-7, 0.0], [3.4e38, 1.0, -1.0]]
for dtype, constraint, transpose in itertools.product((np.float32, np.float64), CONSTRAINTS, (False, True)):
    with np.errstate(all="ignore"):
        w = np.array(columns, dtype=np.float64).astype(dtype)
    record("special", w if transpose else np.ascontiguousarray(w.T), (1,) if transpose else (0,), constraint)

# Longer than NumPy's buffer of 8192 elements. The elements are computed from their indices, and are exact in float32.
for shape, axes in [((8193,), (0,)), ((30000,), (0,)), ((3, 20000), (1,)), ((2, 3, 9000), (0, 2)), ((100, 200), (0, 1)), ((9000, 3), (0,))]:
    for dtype in (np.float32, np.float64):
        w = (((np.arange(np.prod(shape), dtype=np.int64) * 7919 + 13) % 4099 - 2049) / 1024).astype(dtype).reshape(shape)
        record("long", w, axes, CONSTRAINTS[2], with_w=False)
