"""`python -m geolibya`."""

from geolibya.cli import main

main(prog_name="geolibya")
