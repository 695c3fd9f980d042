"""What a workshop proposes: read strictly, kept by session, decided on, and only then turned into data."""
