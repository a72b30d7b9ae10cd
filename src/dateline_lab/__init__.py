"""The lab: corpora, training, scores and gates. Never imported by dateline itself."""
