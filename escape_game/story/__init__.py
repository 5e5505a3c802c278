"""What authors write, as frozen data with every name turned into a number. No I/O."""
