"""Options of commands that ask for happenings."""

from __future__ import annotations

from typing import Annotated

import typer

_WHO = "a country (RUS) and all who belong to it, an id, or a name"
TypesOption = Annotated[
    list[str] | None,
    typer.Option("--type", "-t", metavar="TYPE", help="PLOVER type, as CONSULT or CONSULT/visit; may be repeated."),
]
StatusesOption = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS", help="happened, planned, possible or denied; may be repeated."),
]
ActorOption = Annotated[str | None, typer.Option("--actor", metavar="WHO", help=f"Source or target: {_WHO}.")]
SourceOption = Annotated[str | None, typer.Option("--source", metavar="WHO", help="Who acts.")]
TargetOption = Annotated[str | None, typer.Option("--target", metavar="WHO", help="Whom it is done to.")]
CountryOption = Annotated[
    str | None, typer.Option("--country", metavar="CODE", help="Country of the place or of a participant.")
]
PlaceOption = Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Where: a name or a country.")]
OriginsOption = Annotated[
    int, typer.Option("--min-origins", min=0, metavar="N", help="Told by at least N independent origins.")
]
