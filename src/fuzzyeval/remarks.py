"""What a careful reader of a result should know, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from fuzzyeval.wording import message

__all__ = ["TEXTS", "Remark", "remark"]

TEXTS: dict[str, str] = {
    # judgements and weights
    "inconsistent": "the judgements contradict each other: CR {ratio:.3f} is 0.1 or more; revisit them",
    "tree_of_judgements": "the judgements only just connect the indicators, so CR is 0 by construction and says nothing",
    "judgements_completed": "{missing} of {all} comparisons were not judged and are filled {how}; CR is the lower for it, "
    "so that less than 0.1 says little",
    "completion_not_found": "the gaps that make λmax least were not found in the steps there are",
    "other_scale": "judgements are read on the {scale} scale, and CR with them; its limit of 0.1 is that of 1 to 9",
    "experts_completed": "{count} of {all} experts left comparisons out, which are filled by what follows from the others; "
    "their CR is the lower for it: {names}",
    "experts_silent": "{names} judged nothing here, {count} of {all} experts",
    "experts_inconsistent": "{count} of {all} experts contradict themselves, CR 0.1 or more: {names}; ask them again",
    "experts_left_out": "{count} of {all} experts are left out, their CR is above {limit:g}: {names}",
    "little_consensus": "the experts hardly agree: consensus {consensus:.2f} of 1{below}; talk about it before the weights "
    "are used",
    "nearly_reciprocal": "judgements and their mirror images differ by up to {gap:.2g}; each pair is taken as its compromise",
    "weights_divided": "the weights given sum to {total:.6g} and are divided by it",
    "does_not_vary": "no two answers differ here, so the data give no weight",
    "objects_alike": "no two objects differ in their mean score here, so the data give no weight",
    "branch_does_not_vary": "no leaf of this branch varies: the data weight of the branch is 0, inside it judgement decides",
    "nothing_found": "the data give no weight here, by {method}",
    "complete_rows": "{method} rests on those who answered every leaf, {part}",
    "complete_with_outcome": "{method} rests on those who answered every leaf and the outcome, {part}",
    "complete_objects": "{method} rests on the {count} of {all} objects in which every leaf was answered",
    "explained": "the leaves together explain {share:.0%} of the variance of the outcome",
    "against_outcome": "goes against the outcome, r = {value:.2f}, which its weight does not show",
    "few_ratings": "only {counted} of {rows} respondents rated its importance",
    "branch_without_weight": "the data give no leaf of this branch any weight, by {method}; inside it judgement decides",
    "vetoed": "judged at {subjective:.3g}, but the data give no weight, so the {rule} rule takes all its weight away",
    "projected": "game theory solves to coefficients of {judgement:.3g} for judgement and {data:.3g} for the data; none can be "
    "negative, so the one above 0 gets all",
    "no_part": "game theory gives {side} no part here, as it does to weights that are all the same",
    # the relation
    "rows_as_given": "{rows} of {all} rows do not sum to 1 and are used as given",
    "rows_divided": "{rows} of {all} rows did not sum to 1 and were divided by their sums",
    # answers
    "refused_answers": "{refused} answer(s) off the scale or not understood are not counted{example}",
    "refused_ratings": "{refused} rating(s) of its importance off the scale or not understood are not counted{example}",
    "refused_outcomes": "{refused} answer(s) to the outcome off its scale or not understood are not counted{example}",
    "few_answers": "only {counted} of {rows} respondents gave a valid answer",
    "dropped_rows": "{dropped:,} of {rows:,} rows are a respondent's further ones and are not counted",
    "weighted": "the weights of the respondents make them as sure as {size:,.0f} of equal weight (design effect {effect:.2f})",
    "reweighed": "no valid answer: its weight went to its siblings",
    # the conclusion
    "tie": "{first} and {second} are level; the worse grade is taken",
    "not_shares": "the degrees sum to {total:.2f}, not to 1: shares are the degrees divided by that",
    "weak_maximum": "the largest degree barely leads (validity {validity:.2f} of 1): do not rely on the grade alone",
    "minority": "the largest share is {share:.2f}: no grade holds half of the membership",
    "weights_decide": "under {symbol} every degree is a weight: small changes of the answers change nothing",
    "saturated": "under {symbol} {count} degrees have reached 1 and can no longer be told apart",
    # claimed and effective importance
    "cannot_respond": "no two scores differ here, so nothing can respond to it: its effective importance is 0",
    "below_zero": "corrected for chance, its effective importance came out below 0, and is given as 0",
    "above_one": "its effective importance came out above 1, since the answers have gaps, and is given as 1",
    "in_pairs": "the answers have gaps: what is said of two leaves rests on those who answered both, {least:,.0f} at the least",
    "few_respondents": "the figures rest on {least:,.0f} respondents at the least, and of fewer than {few} they say little; ask "
    "more people, or take them as a hint",
    "grades_left_out": "grades of which nobody answered some other leaf are left out, {part:.1%} of the answers here",
    "some_objects": "{count} of {all} objects have answers here, and are what is told of",
    "readings_agree": "{readings} agree by construction: under M(·,+) the fuzzy score is the weighted mean of scores{how}",
}
"""What each code says, in English."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a result.

    Attributes
    ----------
    code
        What kind of remark, a key of :data:`TEXTS`.
    place
        The id of the indicator it is about, or an object and an indicator.
    text
        The remark in words.
    """

    code: str
    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


def remark(code: str, place: str, language: str, **values: object) -> Remark:
    """Return the remark of that code with its values filled in, in a language."""
    return Remark(code, place, message(TEXTS[code], **values).text(language))
