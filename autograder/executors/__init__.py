"""Where jobs are run: on this machine's cores, or on the workers of a cluster."""
