"""How the laws are tried: no deadline, since machines differ; the same examples every time where CI is set.

The quick profile is that of ``make test``, the spot check that of ``make other-python``. The others are those of
``make laws``, on other examples every time: of laws on arrays, and of those marked ``slow``: on frames, engines and
state, and of what is solved for.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "quick",
    max_examples=50,  # of each law, so that all of it takes less than twenty minutes on one core
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("spot", settings.get_profile("quick"), max_examples=20)
for profile, examples in (("laws", 10_000), ("slow-laws", 1_000)):
    settings.register_profile(
        profile, settings.get_profile("quick"), max_examples=examples, derandomize=False, print_blob=True
    )
settings.load_profile("quick")
