"""The domain: values and functions that need no file, network, clock or environment."""
