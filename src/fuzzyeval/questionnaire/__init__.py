"""A study's comparisons as a questionnaire for experts: a workbook with a sheet for each of them."""
