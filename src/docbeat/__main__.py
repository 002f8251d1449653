"""``python -m docbeat``."""

from docbeat.cli.main import main

main()
