"""Claims and geography as layers of features."""
