"""The HTTP face: exact Pulse names outside, use cases inside. Parses no document and keeps no state."""
