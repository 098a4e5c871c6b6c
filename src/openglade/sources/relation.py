"""How a model comes from its parents, where its metadata does not say so, or says it wrong."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from openglade.core.component import Component
from openglade.core.evidence import Evidence
from openglade.core.finding import Code, Finding
from openglade.core.ids import NodeId
from openglade.core.lineage import BUILDS_ON, Edge, Relation
from openglade.core.record import Claim

_OF_THE_HUB = {
    one.value: one
    for one in (Relation.FINETUNE, Relation.ADAPTER, Relation.MERGE, Relation.QUANTIZED)
}
_ADAPTER_TAGS = frozenset({"peft", "lora", "adapter", "adapters", "qlora", "dora", "loha", "lokr"})
_ADAPTER_FILES = frozenset({"adapter_config.json", "adapter_model.safetensors"})
_FORMAT_TAGS = frozenset({"gguf", "onnx"})
_QUANTIZED_TAGS = frozenset(
    {"4-bit", "8-bit", "2-bit", "3-bit", "5-bit", "6-bit", "4bit", "8bit", "aqlm", "awq", "bnb"}
    | {"bitsandbytes", "compressed-tensors", "eetq", "exl2", "exl3", "fbgemm_fp8", "fp8", "ggml"}
    | {"gptq", "gptqmodel", "hqq", "int4", "int8", "mlx", "nvfp4", "quanto", "quantized", "vptq"}
)
_QUANTIZED_NAME = re.compile(
    r"[-_.](?:aqlm|awq|bnb|exl[23]|fp[48]|ggml|gguf|gptq|hqq|int[48]|mlx|nvfp4|onnx|quantized"
    r"|w[48]a(?:8|16)|i?q[2-8](?:_[0-9k](?:_[sml])?)?|[2-8](?:\.[0-9]{1,2})?-?(?:bits?|bpw))"
    r"(?:-[0-9]{1,3}g)?$",
    re.IGNORECASE,
)
_WHOLE_WEIGHTS = "safetensors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a model besides its parents.

    `stated` is the base_model_relation of its card; `tags` are folded to lower case.
    """

    name: str = ""
    stated: str = ""
    tags: frozenset[str] = frozenset()
    library: str = ""
    files: tuple[str, ...] = ()

    @classmethod
    def of_fields(cls, fields: Mapping[str, Any], name: str, files: Sequence[str] = ()) -> Self:
        """The metadata in the fields of a card."""
        tags = fields.get("tags")
        return cls(
            name=name,
            stated=_text(fields.get("base_model_relation")),
            tags=frozenset(_text(tag) for tag in (tags if isinstance(tags, list) else [tags])),
            library=_text(fields.get("library_name")),
            files=tuple(files),
        )


def stated(fields: Mapping[str, Any]) -> Relation | None:
    """The relation that a card states itself."""
    return _OF_THE_HUB.get(_text(fields.get("base_model_relation")))


def infer(
    metadata: Metadata, parents: Sequence[NodeId], known_parents: frozenset[NodeId] | None = None
) -> Relation | None:
    """How a model comes from its parents, by the rule of the Hub; None for a model without any.

    What is stated counts, then the number of parents, then signs of an adapter, then of a quantized
    or converted copy; else it is a fine-tune, as is a merge of one model with itself, whatever its
    tags say. `known_parents` are those of its parents that exist, under the names they have now:
    the others do not count.

    >>> from openglade.core.ids import ModelId
    >>> infer(Metadata(tags=frozenset({"gguf"})), [ModelId.parse("org/name")])
    <Relation.QUANTIZED: 'quantized'>
    """
    counted = {str(one).casefold() for one in (parents if known_parents is None else known_parents)}
    if not parents or not counted:
        return None
    if metadata.stated in _OF_THE_HUB:
        return _OF_THE_HUB[metadata.stated]
    if len(counted) > 1:
        return Relation.MERGE
    if _is_adapter(metadata):
        return Relation.ADAPTER
    if _is_quantized(metadata) or metadata.tags & _FORMAT_TAGS:
        return Relation.QUANTIZED
    return Relation.FINETUNE


def settled(
    metadata: Metadata, labeled: Relation, evidence: tuple[Evidence, ...] = ()
) -> tuple[Relation, Finding | None]:
    """The relation that counts where a place labels one, and the finding where that is another."""
    found = doubt(metadata, labeled, evidence)
    if found is None:
        return labeled, None
    counts = Relation.QUANTIZED
    if labeled is Relation.QUANTIZED:
        counts = Relation.ADAPTER if _is_adapter(metadata) else Relation.FINETUNE
    return counts, replace(found, because=f"{found.because}; {counts.value} counts")


def staged(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims with the stage of each dataset for which none was said: it follows from the parents.

    A model that is made out of another was fine-tuned on what it names, any other was pre-trained
    on it. So all that is known of a model has to be there, whichever file or place says it.
    """
    edges = [one for one in claims if isinstance(one, Edge)]
    derived = {one.child for one in edges if one.relation in BUILDS_ON}
    return tuple(
        replace(one, component=_stage(one.child in derived))
        if isinstance(one, Edge) and one.relation is Relation.TRAINED_ON and one.component is None
        else one
        for one in claims
    )


def doubt(
    metadata: Metadata, labeled: Relation, evidence: tuple[Evidence, ...] = ()
) -> Finding | None:
    """The finding that a relation is labeled wrong; None where nothing speaks against it.

    The Hub calls quantized whatever holds a GGUF or ONNX file, even beside the whole weights. What
    the card states itself is not doubted.

    >>> both = Metadata(name="chat", tags=frozenset({"onnx", "safetensors"}))
    >>> doubt(both, Relation.QUANTIZED).because
    'labeled quantized, but it holds whole weights and nothing says that they are quantized'
    """
    quantized = _is_quantized(metadata)
    whole = _WHOLE_WEIGHTS in metadata.tags or any(
        name.endswith(".safetensors") for name in metadata.files
    )
    if _OF_THE_HUB.get(metadata.stated) is labeled:
        return None
    if labeled is Relation.QUANTIZED and whole and not quantized:
        because = "it holds whole weights and nothing says that they are quantized"
    elif labeled is Relation.FINETUNE and _QUANTIZED_NAME.search(metadata.name) and quantized:
        because = "its name and its tags say that it is quantized or converted"
    else:
        return None
    because = f"labeled {labeled.value}, but {because}"
    return Finding(code=Code.DECLARED_DIFFERS, because=because, evidence=evidence)


def _stage(derived: bool) -> Component:  # noqa: FBT001  (one answer for each of two)
    return Component.FINETUNING_DATA if derived else Component.PRETRAINING_DATA


def _is_adapter(metadata: Metadata) -> bool:
    """Whether a library, a tag or a file says that these are the weights of an adapter.

    Whole weights in the format of transformers may well have been trained with one.
    """
    tagged = metadata.tags & _ADAPTER_TAGS and metadata.library != "transformers"
    return metadata.library == "peft" or bool(tagged or _ADAPTER_FILES & set(metadata.files))


def _is_quantized(metadata: Metadata) -> bool:
    """Whether the weights themselves are quantized or converted."""
    only_gguf = any(name.endswith(".gguf") for name in metadata.files) and not any(
        name.endswith(".safetensors") for name in metadata.files
    )
    return bool(
        metadata.tags & _QUANTIZED_TAGS
        or metadata.library in _QUANTIZED_TAGS
        or _QUANTIZED_NAME.search(metadata.name)
        or only_gguf
    )


def _text(value: object) -> str:
    return value.strip().casefold() if isinstance(value, str) else ""
