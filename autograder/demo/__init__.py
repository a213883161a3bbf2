"""An invented class, to see the whole product at work."""
