"""Dead men don't talk: which companions can be where, in what state, and who vouches for their names."""
