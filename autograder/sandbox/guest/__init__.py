"""The code that runs in the guest process; its modules import nothing of the kit but each other."""
