"""Coverage in four states: what agendas and motions ask, and whether local policy answers it."""
