"""Made-up projects to measure with: as many as asked for, the same for the same seed."""

from projects.services.synthetic.seeding import RealDataError, seed_synthetic_projects

__all__ = ["RealDataError", "seed_synthetic_projects"]
