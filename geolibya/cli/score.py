"""`geolibya score`: predictions against gold."""

from __future__ import annotations

import json
from pathlib import Path

import click

from geolibya.cli import options
from geolibya.cli.messages import visible


@click.command(epilog=options.examples("geolibya extract texts/ | geolibya score gold.jsonl /dev/stdin"))
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("predicted", type=click.Path(path_type=Path))
@click.option("--details", is_flag=True, help="List what was missed, extra or wrong.")
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
def score(gold: Path, predicted: Path, *, details: bool, as_json: bool) -> None:
    """Tell how well PREDICTED agrees with GOLD, both JSONL as `extract` writes it."""
    from geolibya.scoring import read_judged
    from geolibya.scoring import score as compare

    scores = compare(read_judged(gold), read_judged(predicted))
    figures = scores.figures()
    if as_json:
        click.echo(json.dumps(figures, indent=1))
    else:
        for name, row in figures.items():
            words = (
                "  ".join(f"{key} {value}" for key, value in row.items()) if isinstance(row, dict) else row
            )
            click.echo(f"{name:22} {words}")
    for detail in scores.details if details else ():
        click.echo(visible("   | " + " | ".join(map(str, detail))), err=as_json)
