"""Derivation of world files from tables of figures and files of assumptions."""
