"""An MLmodel file of MLflow: the model that the logged one was made from, as claims."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from openglade import safe_yaml
from openglade.core.errors import InputError, SourceError
from openglade.core.ids import ModelId
from openglade.core.license import LicenseIndex
from openglade.core.lineage import Relation
from openglade.core.record import Claim
from openglade.sources.declared import FileReading, refuse_pointer


@dataclass(frozen=True, slots=True, kw_only=True)
class MlModel:
    """What an MLmodel file says of lineage; all empty for a model that has no source model.

    `flavor` is the way of saving that names the source. `is_adapter` says that an adapter (PEFT)
    was logged, `holds_weights` that weights were logged rather than a reference to the source.
    """

    flavor: str = ""
    source_model: str = ""
    revision: str = ""
    is_adapter: bool = False
    holds_weights: bool = True

    @property
    def relation(self) -> Relation:
        """How the logged model comes from its source.

        Weights that were logged may have been trained further, and the file does not say whether.
        """
        if self.is_adapter:
            return Relation.ADAPTER
        return Relation.FINETUNE if self.holds_weights else Relation.QUANTIZED


def parse(text: str) -> MlModel:
    """Read an MLmodel file; SourceError when it is none.

    >>> parse("flavors: {transformers: {source_model_name: org/a, peft_adaptor: peft}}").is_adapter
    True
    """
    refuse_pointer(text[:64].encode(errors="replace"))
    try:
        settings = safe_yaml.parse(text, "MLmodel")
    except InputError as error:
        raise SourceError(str(error)) from error
    flavors = settings.get("flavors") if isinstance(settings, dict) else None
    if not isinstance(flavors, dict):
        raise SourceError("MLmodel: no mapping of flavors in it")
    for flavor, options in flavors.items():
        name = options.get("source_model_name") if isinstance(options, dict) else None
        if isinstance(name, str) and name.strip():
            revision = options.get("source_model_revision")
            return MlModel(
                flavor=f"{flavor:.100}",
                source_model=name.strip(),
                revision=f"{revision:.100}" if isinstance(revision, str) else "",
                is_adapter=bool(options.get("peft_adaptor")),
                holds_weights="model_binary" in options,
            )
    return MlModel()


def claims(
    logged: MlModel,
    model: ModelId,
    *,
    source: str,
    read_on: date,
    licenses: LicenseIndex,  # noqa: ARG001  (every reader of a file is called alike)
) -> Iterator[Claim]:
    """The step from a logged model to the model that it was made from, where the file names one."""
    if not logged.source_model:
        return
    notes = (
        "" if logged.holds_weights or logged.is_adapter else "a reference to the source's weights",
        f"revision {logged.revision}" if logged.revision else "",
    )
    yield from FileReading(model=model, source=source, read_on=read_on).parent(
        f"flavors.{logged.flavor}.source_model_name",
        logged.source_model,
        logged.relation,
        note=", ".join(filter(None, notes)),
    )
