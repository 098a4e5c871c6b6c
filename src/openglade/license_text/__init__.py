"""Reading a license text: which license it is, what was changed in it, which terms it holds."""
