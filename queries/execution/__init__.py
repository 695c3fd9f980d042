"""Running queries where they can do no harm: in processes that can be killed, and a pool of them."""
