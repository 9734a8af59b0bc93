"""What an analyst declares: frozen, validated, at home in YAML, JSON and Python."""
