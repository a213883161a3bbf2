"""Foundations without a domain: errors, atomic files, locks, JSON records, messages, problems."""
