"""How pages write dates, money, statuses and sources."""
