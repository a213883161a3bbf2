"""To and from learning management systems: the roster, collecting, returning."""
