"""The tests that all engines share tell what differs, as those in a test file do."""

import pytest

pytest.register_assert_rewrite("engines.bodies")
