"""From the bytes of one file to text whose parts are told apart."""
