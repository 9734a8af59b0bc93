"""Positive reciprocal matrices of pairwise judgements, batched over leading axes: what they weigh, and how far they agree."""
