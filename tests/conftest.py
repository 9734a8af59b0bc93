"""How the laws are tried: no deadline, since machines differ; the same examples every time where CI is set."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "quick",
    max_examples=75,  # of each law, so that all of it takes less than twenty minutes on one core
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("quick")
