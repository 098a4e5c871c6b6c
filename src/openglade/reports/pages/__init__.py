"""What each kind of report says.

One file for each, as a page for people and a document for programs.
"""
