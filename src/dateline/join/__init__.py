"""Joining: one act once, who it really comes from, and what became of what was announced.

Everything here is a pure function of what was read and of people's judgements: no database, no clock, no order of
reading. `pipeline/joining.py` alone knows which functions run when, `store` keeps what they give.
"""
