"""The tally: what it carries, how tallies add up, and how they are stored."""
