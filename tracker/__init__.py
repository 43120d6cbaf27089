"""Wiring: settings, addresses and checks. No word of the domain lives here."""
