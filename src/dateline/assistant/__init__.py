"""The record for assistants, over the Model Context Protocol: tools that only read."""
