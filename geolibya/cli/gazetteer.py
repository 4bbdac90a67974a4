"""`geolibya gazetteer`: look places up, show one whole, check the tables, count them, exchange them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from geolibya.cli import options
from geolibya.cli.messages import plural, say, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geolibya.gazetteer import Gazetteer
    from geolibya.records import Place

own_folder = click.option(
    "--gazetteer",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Folder of your own tables that stacks on the shipped ones; may be given several times.",
)


def load(folders: Sequence[Path]) -> Gazetteer:
    """Load the shipped gazetteer and what stacks on it; end with a message where that fails."""
    from geolibya.gazetteer import Gazetteer
    from geolibya.tables import data_folder

    for folder in folders:
        if not (folder / "places").is_dir():
            fail(f"{folder}: has no folder `places` with tables in it")
    return Gazetteer.load(data_folder("gazetteer"), *folders)


def fail(message: str) -> NoReturn:
    """End with a message on stderr and exit code 1."""
    raise click.ClickException(visible(message))


@click.group(
    epilog=options.examples(
        "geolibya gazetteer find Zaouia",
        "geolibya gazetteer show benina",
        "geolibya gazetteer check my-places",
        "geolibya gazetteer import LY.txt --into my-places",
    )
)
def gazetteer() -> None:
    """Look up, show, check, count and exchange places."""


@gazetteer.command(
    epilog=options.examples(
        "geolibya gazetteer find Zaouia", 'geolibya gazetteer find "Bir al-Ghanam" --json'
    )
)
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", default=5, show_default=True, help="Most candidates to list.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@own_folder
def find(text: tuple[str, ...], limit: int, *, as_json: bool, folders: tuple[Path, ...]) -> None:
    """List the places that TEXT may name, likeliest first."""
    from geolibya.resolver import Resolver

    name = " ".join(text)
    found = Resolver(load(folders)).candidates(name, limit=limit)
    for candidate in found:
        place = candidate.place
        if as_json:
            record = {
                "place": place.id,
                "name": place.name,
                "matched": candidate.name,
                "match": candidate.match,
                "score": round(candidate.score, 3),
                "lat": place.lat,
                "lon": place.lon,
                "radius_km": place.radius_km,
                "feature_code": place.feature_code,
                "country": place.country,
                "reasons": list(candidate.reasons),
            }
            click.echo(json.dumps(record, ensure_ascii=False))
        else:
            click.echo(f"{line_of(place)}  {candidate.match} {candidate.score:.2f}  {candidate.name}")
    if not found:
        fail(f"nothing in the gazetteer is like {name!r}")


def line_of(place: Place) -> str:
    """Put a place in one line: id, name, kind, country, point, radius."""
    where = f"{place.lat:.4f} {place.lon:.4f} ±{place.radius_km:g} km"
    return f"{place.id:<24} {place.name:<28} {place.feature_code:<5} {place.country:<2}  {where:<28}"


@gazetteer.command(
    epilog=options.examples("geolibya gazetteer show benina", "geolibya gazetteer show Al-Khadim")
)
@click.argument("place_id")
@own_folder
def show(place_id: str, folders: tuple[Path, ...]) -> None:
    """Show all that is known of one place, by its id or its name."""
    from geolibya.gazetteer import names_of
    from geolibya.names import fold_name
    from geolibya.resolver import Resolver

    places = load(folders)
    place = places.places.get(place_id)
    if place is None:
        resolution = Resolver(places).resolve(place_id)
        if resolution.candidate is None:
            nearest = ", ".join(candidate.place.id for candidate in resolution.nearest)
            fail(f"{resolution.reason}" + (f"; nearest: {nearest}" if nearest else ""))
        place = resolution.candidate.place
    click.echo(f"{place.name} ({place.id})")
    container = places.places.get(place.within)
    inside = sorted(other.id for other in places if other.within == place.id)
    namesakes = {i for name in names_of(place) for i in places.by_name[fold_name(name)]} - {place.id}
    facts = {
        "kind": place.feature_code,
        "point": f"{place.lat}, {place.lon}",
        "radius": f"{place.radius_km:g} km",
        "country": place.country,
        "district": place.adm2_pcode,
        "within": f"{container.name} ({container.id})" if container else "",
        "population": str(place.population or ""),
        **{f"names {language}": ", ".join(names) for language, names in place.names.items()},
        "contains": ", ".join(inside),
        "namesakes": ", ".join(sorted(namesakes)),
        "area": "drawn" if place.id in places.areas else "",
        "checked": ", ".join(place.checked) or "none",
        "wikidata": place.wikidata,
        "geonames": place.geonames,
        "source": place.source,
        "note": place.note,
        "row": place.row,
    }
    for label, value in facts.items():
        if value:
            click.echo(f"  {label:<12} {value}")


@gazetteer.command(
    epilog=options.examples("geolibya gazetteer check", "geolibya gazetteer check my-places --all")
)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--all", "show_all", is_flag=True, help="Also what may be right, but is worth a look.")
@click.pass_context
def check(ctx: click.Context, folder: Path | None, *, show_all: bool) -> None:
    """Check the tables of FOLDER, by default the shipped ones; print file:line for each fault."""
    from geolibya.gazetteer import Gazetteer
    from geolibya.gazetteer_check import check_folder
    from geolibya.tables import data_folder

    if folder is not None and not folder.is_dir():
        fail(f"{folder}: no such folder")
    faults = check_folder(folder, Gazetteer.load()) if folder else check_folder(data_folder("gazetteer"))
    grave = [fault for fault in faults if fault.grave]
    for fault in faults if show_all else grave:
        click.echo(visible(str(fault) if fault.grave else f"{fault} (worth a look)"))
    others = len(faults) - len(grave)
    say(f"{plural(len(grave), 'fault')}, {others} more worth a look")
    ctx.exit(int(bool(grave)))


@gazetteer.command(epilog=options.examples("geolibya gazetteer stats"))
@own_folder
def stats(folders: tuple[Path, ...]) -> None:
    """Count places by kind, and how many of them reference tables confirm."""
    from collections import Counter

    from geolibya.gazetteer import LANGUAGES, names_of
    from geolibya.row_check import feature_codes

    places, kinds = load(folders), feature_codes()
    rows = Counter((kinds.get(place.feature_code, "other"), place.country == "LY") for place in places)
    sure = Counter(kinds.get(place.feature_code, "other") for place in places if place.checked)
    click.echo(f"{'kind':<12}{'Libya':>8}{'abroad':>8}{'checked':>9}")
    for kind in sorted({kind for kind, _ in rows}):
        click.echo(f"{kind:<12}{rows[kind, True]:>8}{rows[kind, False]:>8}{sure[kind]:>9}")
    libyan = sum(count for (_, home), count in rows.items() if home)
    click.echo(f"{'all':<12}{libyan:>8}{len(places) - libyan:>8}{sum(sure.values()):>9}")
    by_language = Counter(lang for p in places for lang in LANGUAGES for _ in p.names.get(lang, ()))
    click.echo(
        f"names: {sum(len(set(names_of(place))) for place in places)}, of them listed by language: ", nl=False
    )
    click.echo(", ".join(f"{language} {by_language[language]}" for language in LANGUAGES))
    click.echo(f"areas: {len(places.areas)}")


@gazetteer.command("map", epilog=options.examples("geolibya gazetteer map -o places.html"))
@click.option("-o", "--output", type=click.Path(path_type=Path), default="gazetteer.html", show_default=True)
@own_folder
def map_(output: Path, folders: tuple[Path, ...]) -> None:
    """Draw all places and areas on one page, coloured by kind, hollow where nothing confirms the point."""
    from geolibya.files import replacing
    from geolibya.maps.gazetteer_page import draw_gazetteer

    places = load(folders)
    with replacing(output) as beside:
        beside.write_text(draw_gazetteer(places), encoding="utf-8")
    say(f"{plural(len(places), 'place')} on {output}")


@gazetteer.command("import", epilog=options.examples("geolibya gazetteer import LY.txt --into my-places"))
@click.argument("dump", type=click.Path(path_type=Path))
@click.option("--into", "folder", required=True, type=click.Path(path_type=Path), help="Your own folder.")
@click.option(
    "--alternates", type=click.Path(path_type=Path), help="alternateNamesV2.txt: names by language."
)
def import_(dump: Path, folder: Path, alternates: Path | None) -> None:
    """Read a GeoNames DUMP into a folder that stacks on the shipped tables.

    LY.txt holds one country, cities15000.txt the world's cities.
    """
    from geolibya.gazetteer import Gazetteer
    from geolibya.geonames import import_dump

    done = import_dump(dump, folder, Gazetteer.load(), alternates)
    for fault in done.faults:
        say(str(fault))
    say(
        f"{plural(done.written, 'place')} in {done.path}; left out: {done.known} that the gazetteer has, "
        f"{done.other} of other kinds, {plural(len(done.faults), 'line')} with faults"
    )


@gazetteer.command(
    epilog=options.examples(
        "geolibya gazetteer export > places.geojson", "geolibya gazetteer export -f csv > places.csv"
    )
)
@click.option(
    "-f", "--format", "form", type=click.Choice(["geojson", "csv"]), default="geojson", show_default=True
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; stdout without it.")
@own_folder
def export(form: str, output: Path | None, folders: tuple[Path, ...]) -> None:
    """Write all places as GeoJSON or CSV."""
    from geolibya.files import replacing
    from geolibya.gazetteer_export import to_csv, to_geojson

    text = to_geojson(load(folders)) if form == "geojson" else to_csv(load(folders))
    if output is None:
        click.echo(text, nl=False)
        return
    with replacing(output) as beside:
        beside.write_text(text, encoding="utf-8", newline="")
