"""Signing in with two factors, and keeping one's own password, app and recovery codes."""
