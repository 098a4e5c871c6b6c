"""The command line: a command a file, each of which parses, calls, writes, and exits with a code.

No code stands here: a module named for its command, such as `list`, hides the name in this package.
"""
