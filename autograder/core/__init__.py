"""No domain: errors, atomic files, locks, JSON records, translations, problems."""
