"""The facts: a subject a file, reviewed by people who need not code."""
