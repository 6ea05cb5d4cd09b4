"""The whole pipeline on one screen: articles in, a folder of outputs out."""
