"""Settings: defaults, then a TOML file, then the environment (`DATELINE_…`), then what a call says.

Nothing below this module reads the environment. The file is `dateline.toml` in the working folder, or the one named by
`DATELINE_CONFIG`.
"""

from __future__ import annotations

import os
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from dateline.errors import UsageError

PREFIX = "DATELINE_"
DEFAULT_FILE = "dateline.toml"


def resources() -> Path:
    """Folder of the data that travels with the package: codebook, knowledge, encoder."""
    return Path(str(files("dateline").joinpath("resources")))


class Settings(BaseSettings):
    """All that a user may set. Sizes in bytes, times in seconds."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    codebook: Path = Field(default_factory=lambda: resources() / "codebook", description="folder of the codebook")
    encoder: Path = Field(default_factory=lambda: resources() / "encoder", description="folder of the reader's weights")
    knowledge: Path = Field(default_factory=lambda: resources() / "knowledge", description="folder of known actors")
    own_knowledge: Annotated[tuple[Path, ...], NoDecode] = Field(
        default=(), description="files of actors, names and terms of one's own; in the environment parted by `:`"
    )
    workers: int = Field(default=1, ge=1, le=256, description="processes that read pages")
    threads: int = Field(default=1, ge=1, le=256, description="threads of the encoder in each process")
    batch_pages: int = Field(default=32, ge=1, le=4096, description="pages that go through the stages together")
    batch_bytes: int = Field(default=8_000_000, ge=1, description="bytes of pages that go through together")
    max_page_bytes: int = Field(default=20_000_000, ge=1, description="a larger page is refused, with an issue")
    page_seconds: float = Field(default=10.0, gt=0, description="time limit for taking one page apart")
    allow_private: bool = Field(default=False, description="fetch from private and loopback addresses too")
    follow_feeds: bool = Field(default=False, description="fetch the pages that a feed links to")
    user_agent: str = Field(default="dateline/0.1 (news reader; obeys robots.txt)", description="sent when fetching")

    @field_validator("own_knowledge", mode="before")
    @classmethod
    def _paths(cls, value: Any) -> Any:
        """One string holds paths as the system's search path does."""
        return tuple(part for part in value.split(os.pathsep) if part) if isinstance(value, str) else value

    def reading(self) -> dict[str, str | int | float | bool]:
        """The settings that change what is read from a page; they are part of a run's fingerprint."""
        return {"max_page_bytes": self.max_page_bytes}


def load(config: Path | None = None, **given: Any) -> Settings:
    """Settings with `given` on top; None values are left to the lower sources.

    `config` names the TOML file instead of `DATELINE_CONFIG` or `dateline.toml`. Raises UsageError naming the setting
    that is wrong, or the file that cannot be read.
    """
    path = config or Path(os.environ.get("DATELINE_CONFIG", DEFAULT_FILE))
    if config is not None and not config.is_file():
        raise UsageError(f"there is no settings file {config}")
    try:
        below = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        # pydantic-settings puts what a call says above the environment; the file belongs below it.
        unsaid = {key: value for key, value in below.items() if f"{PREFIX}{key}".upper() not in os.environ}
        return Settings(**{**unsaid, **{key: value for key, value in given.items() if value is not None}})
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise UsageError(f"settings are wrong: {faults}") from error
    except (tomllib.TOMLDecodeError, OSError) as error:
        raise UsageError(f"{path} cannot be read as TOML: {error}") from error
