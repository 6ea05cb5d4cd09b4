"""What went into a run and what came out, hash by hash."""
