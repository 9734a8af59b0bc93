"""What the data say of each leaf: how the answers differ, how they go together, what was rated important."""
