"""The one door for respondents' answers."""
