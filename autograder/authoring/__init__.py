"""A master becomes what students receive."""
