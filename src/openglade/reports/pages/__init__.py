"""What each kind of report says: a file for each, as a page and as a document."""
