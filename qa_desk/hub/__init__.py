"""The hub: where desks meet over a network. Holds no rules of its own but who may see and write what."""
