"""Reads limlab trajectory files with xarray and draws them. Uses only the public names of the file."""
