"""Eye contact: looking at each other for a while."""
