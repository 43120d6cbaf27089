"""Whatever staff do, in whatever order, every promise holds: the projects as a state machine."""
