"""Which themes may answer which agenda item: candidates with a calibrated score and the reasons for it."""
