"""Weights under which a sum responds to its terms as nearly as can be in given shares."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.core.responding.pairing import explained

__all__ = ["closest", "shares_of"]

_TRIED = 2_000
_DESCENDED = 12
_CELLS = 2**20  # numbers at a time
_WORST = 4.0  # more than any two vectors of shares can differ in squares


def shares_of(spreads: FloatArray, weights: FloatArray) -> FloatArray:
    """Return what each leaf explains in parts of what all explain, (m,); the variance of the sum cancels.

    Something is explained.
    """
    found = explained(spreads, weights)
    return np.asarray(found / found.sum())


def closest(spreads: FloatArray, claimed: FloatArray) -> FloatArray:
    """Return the weights, (m,), whose shares have the least squared differences from the claimed ones, (m,).

    After Becker, Saisana, Paruolo and Vandecasteele (2017). There may be several valleys: the descent starts from the claimed
    weights, equal ones, √claimed/σ, which is the answer where nothing correlates, and the best of some that are drawn, the
    same each time. Leaves that do not vary keep their claimed weights, since any would do; some of positive weight vary.
    """
    varies = spreads.any(axis=(0, 1))
    inner, aim = spreads[varies][..., varies], claimed[varies]
    found = [aim / aim.sum(), *(_descended(inner, aim, start) for start in _starts(inner, aim))]
    best = found[int(np.argmin([_distance(inner, aim, weights)[0] for weights in found]))]
    weights = claimed.copy()
    weights[varies] = best * (1.0 - claimed[~varies].sum())
    return np.asarray(weights / weights.sum())


def _starts(spreads: FloatArray, aim: FloatArray) -> Iterator[FloatArray]:
    size = len(aim)
    even = np.sqrt(aim / np.square(np.einsum("jgj->jg", spreads)).sum(axis=1))
    yield from (aim / aim.sum(), np.full(size, 1.0 / size), even / even.sum())
    drawn = np.random.default_rng(0).dirichlet(np.ones(size), size=_TRIED if size > 1 else 0)
    step = max(1, _CELLS // spreads[..., 0].size)
    apart = [_differences(spreads, aim, drawn[start : start + step]) for start in range(0, len(drawn), step)]
    if apart:
        yield from drawn[np.argsort(np.concatenate(apart), kind="stable")[:_DESCENDED]]


def _differences(spreads: FloatArray, aim: FloatArray, weights: FloatArray) -> FloatArray:
    """Return the squared differences of several weights, (k, m) -> (k,)."""
    found = np.square(spreads @ weights.T).sum(axis=1)
    total = found.sum(axis=0)
    shares = found / np.where(total > 0, total, 1.0)
    return np.where(total > 0, np.square(shares - aim[:, None]).sum(axis=0), _WORST)


def _descended(spreads: FloatArray, aim: FloatArray, start: FloatArray) -> FloatArray:
    """Return the weights, (m,), at the foot of the valley; only their proportions matter, so that they are merely bounded."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]  # noqa: PLC0415  (slow to come)

    found = minimize(
        lambda weights: _distance(spreads, aim, weights),
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=[(0.0, None)] * len(aim),
        options={"ftol": 1e-18, "gtol": 1e-12, "maxiter": 1_000, "maxfun": 2_000},
    )
    weights = np.maximum(found.x, 0.0)
    return np.asarray(weights / weights.sum())


def _distance(spreads: FloatArray, aim: FloatArray, weights: FloatArray) -> tuple[float, FloatArray]:
    """Return the squared differences between the shares and the claimed ones, and their gradient, (m,)."""
    parts = spreads @ weights
    found = np.square(parts).sum(axis=-1)
    total = float(found.sum())
    if not total > 0:
        return _WORST, np.zeros_like(weights)
    shares = found / total
    off = shares - aim
    slope = ((off - off @ shares)[:, None] * parts).ravel() @ spreads.reshape(-1, len(weights))
    return float(off @ off), np.asarray(4.0 / total * slope)
