"""Real rows of the Hub as a place to ask: what their pages and cards say, read in place."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pyarrow import parquet

from openglade.core.artifact import Model
from openglade.core.component import Component
from openglade.core.errors import NotFoundError
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.ids import DatasetId, ModelId
from openglade.core.license import LicenseIndex
from openglade.core.record import Claim
from openglade.core.release import Release, Unlicensed
from openglade.sources.card import read_card
from openglade.sources.hub_page import Page, RepositoryId
from openglade.sources.repair import FrontMatter

_READ_ON = date(2026, 11, 21)
_NO_WEIGHTS = "no file of weights"
_FILE = re.compile(r"rfilename='([^']{1,300})'")
_Named = TypeVar("_Named", ModelId, DatasetId)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Row:
    """One model as it was listed: the fields of its page, and its card where that was kept."""

    id: ModelId
    fields: Mapping[str, Any]
    card: str = ""

    @property
    def license(self) -> str:
        """The first license that its metadata name, as it is written; empty where they do not."""
        tags = self.fields.get("tags") or ()
        return next((one[8:] for one in tags if one.startswith("license:")), "")

    @property
    def counts_parameters(self) -> bool:
        """Whether the Hub counted the parameters in its files."""
        return any((self.fields.get(form) or {}).get("total") for form in ("safetensors", "gguf"))

    @property
    def name_of_license(self) -> str:
        """What `license_name` says beside it."""
        said = (self.fields.get("cardData") or {}).get("license_name")
        return said if isinstance(said, str) else ""


def listed_in_2026(shared: Path) -> Iterator[Row]:
    """The 4,167 models of hub_stats_2026, mostly those of leaderboards, without their cards."""
    table = parquet.read_table(shared / "hub_stats_2026" / "hub_stats.parquet")
    for row in table.to_pylist():
        fields = {key: value for key, value in row.items() if value is not None}
        fields["cardData"] = json.loads(row["cardData"] or "{}")
        fields["gguf"] = json.loads(row["gguf"] or "{}")
        fields["createdAt"] = str(row["createdAt"])
        yield Row(id=ModelId.parse(row["id"]), fields=fields)


def listed_in_2025(shared: Path) -> Iterator[Row]:
    """The models of family_trees_2025: 25 families in April 2025, most with their cards."""
    with gzip.open(shared / "family_trees_2025" / "models.jsonl.gz", "rt", encoding="utf-8") as it:
        for line in it:
            row = json.loads(line)
            fields, card = row["metadata"], row.get("card") or ""
            if not isinstance(fields, dict):
                continue
            head = FrontMatter.read(card, row["model_id"]).fields
            files = [_FILE.search(one) for one in fields["siblings"] or ()]
            told = {
                **fields,
                "cardData": dict(head),
                "createdAt": str(fields["created_at"]),
                "siblings": [{"rfilename": found[1]} for found in files if found],
            }
            yield Row(id=ModelId.parse(row["model_id"]), fields=told, card=card)


class Listing:
    """Rows as a source, in the place of the Hub; nothing else is asked."""

    def __init__(self, rows: Iterable[Row], licenses: LicenseIndex) -> None:
        self.rows = {str(row.id).casefold(): row for row in rows}
        self._licenses = licenses

    def spelled(self, node: _Named) -> _Named:
        """The id as the row spells it."""
        row = self.rows.get(str(node).casefold())
        return type(node).parse(str(row.id)) if row and isinstance(node, ModelId) else node

    def moved(self, name: str, kind: type[_Named]) -> _Named | None:
        """Where something moved, no row says."""
        del name, kind
        return None

    def is_empty(self, row: Row) -> bool:
        """Whether its page shows no weights: no file of them, and no parameters counted."""
        told = Page.of(row.id, row.fields, str(row.id), _READ_ON).claims(self._licenses)
        return any(isinstance(one, Gap) and one.reason.startswith(_NO_WEIGHTS) for one in told)

    def collect(self, node: RepositoryId) -> Iterator[Claim]:
        """What the page says, then the card; NotFoundError where there is no such row."""
        row = self.rows.get(str(node).casefold()) if isinstance(node, ModelId) else None
        if row is None:
            raise NotFoundError(f"rows: {str(node)[:200]!r} is not listed")
        page = Page.of(row.id, row.fields, f"rows/{row.id}", _READ_ON)
        yield from page.claims(self._licenses)
        if row.counts_parameters:
            yield _weights(page, "safetensors, gguf", Unlicensed.UNREAD)
        if page.license_files:
            yield _weights(page, "siblings", Unlicensed.UNIDENTIFIED)
        if row.card:
            yield from read_card(
                row.card,
                f"rows/{row.id}/README.md",
                node=row.id,
                licenses=self._licenses,
                read_on=_READ_ON,
                files=page.files,
                labeled=page.relation,
            )


def _weights(page: Page, place: str, license_read: Unlicensed) -> Model:
    """What a row shows of weights besides: that they are there, or a license text beside them.

    The rows hold no license text, and those of 2026 do not say whether a model is gated.
    """
    seen = Evidence(source=page.source, read_on=page.read_on, method=Method.HUB_API, locator=place)
    release = Release(license=license_read, evidence=(seen,))
    return Model(id=ModelId.parse(str(page.node)), components={Component.WEIGHTS: release})
