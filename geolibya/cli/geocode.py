"""`geolibya geocode`: names and locative phrases to places, with score and reasons."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from geolibya.cli import options
from geolibya.cli.gazetteer import load, own_folder
from geolibya.cli.messages import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geolibya.candidates import Candidate, Resolution
    from geolibya.lookup import Found


@click.command(
    epilog=options.examples(
        "geolibya geocode Benina",
        'geolibya geocode "12 km south of Al-Zawiya" "entre Syrte et Misrata"',
        "geolibya geocode --all --json Tripoli",
    )
)
@click.argument("text", nargs=-1, required=True)
@click.option("--all", "show_all", is_flag=True, help="All places with such a name, and those alike.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@own_folder
@click.pass_context
def geocode(
    ctx: click.Context, text: tuple[str, ...], *, show_all: bool, as_json: bool, folders: tuple[Path, ...]
) -> None:
    """Give the place that each TEXT means: a name ("Benina") or a phrase ("12 km south of Al-Zawiya")."""
    from geolibya.lookup import Found, Lookup

    lookup = Lookup(load(folders))
    answered = False
    for query in text:
        answer = lookup.find(query)
        candidates = lookup.resolver.candidates(query) if show_all else []
        answered = answered or isinstance(answer, Found)
        if as_json:
            click.echo(json.dumps(_record(query, answer, candidates), ensure_ascii=False))
        elif isinstance(answer, Found):
            click.echo(f"{lookup.address(answer)}: {_point(answer)}, {answer.place.id}")
            for reason in answer.reasons:
                click.echo(f"  {answer.match}, score {answer.score:.2f}: {reason}")
            _list([candidate for candidate in candidates if candidate.place is not answer.place])
        else:
            say(f"{query}: {answer.reason}")
            _list(candidates or answer.nearest, err=not candidates)
    ctx.exit(int(not answered))


def _point(found: Found) -> str:
    return f"{found.lat:.4f}, {found.lon:.4f} ±{found.radius_km:.3g} km ({found.relation})"


def _list(candidates: Sequence[Candidate], *, err: bool = False) -> None:
    for candidate in candidates:
        place = candidate.place
        where = f"{place.lat:.4f}, {place.lon:.4f}"
        click.echo(
            f"  or {place.name} ({place.id}, {place.feature_code}, {place.country}): {where}, "
            f"{candidate.match}, score {candidate.score:.2f}, as {candidate.name!r}",
            err=err,
        )


def _record(query: str, answer: Found | Resolution, candidates: Sequence[Candidate]) -> dict[str, Any]:
    from geolibya.lookup import Found

    record: dict[str, Any] = {"query": query, "place": None}
    if isinstance(answer, Found):
        record = answer.evidence()
    else:
        record |= {"reason": answer.reason}
        candidates = candidates or answer.nearest
    if candidates:
        record["candidates"] = [
            {
                "place": candidate.place.id,
                "name": candidate.name,
                "match": candidate.match,
                "score": round(candidate.score, 3),
                "lat": candidate.place.lat,
                "lon": candidate.place.lon,
                "radius_km": candidate.place.radius_km,
                "country": candidate.place.country,
                "reasons": list(candidate.reasons),
            }
            for candidate in candidates
        ]
    return record
