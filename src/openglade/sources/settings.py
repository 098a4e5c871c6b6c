"""Blocks of settings in the text of a card: of a merge (mergekit), or of a training (axolotl)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from openglade import safe_yaml
from openglade.core.errors import InputError
from openglade.core.lineage import Relation
from openglade.sources import mergekit, repair
from openglade.sources.prose import Said, Topic

_TRAINING_KEY = re.compile(
    r"^(?:sequence_len|micro_batch_size|datasets|adapter|num_epochs|output_dir):", re.MULTILINE
)


def named_in(block: Said) -> Iterator[Said]:
    """What the block names: the models of a merge, or the base and the data of one training.

    Raises SourceError for a merge that cannot be read.
    """
    if "merge_method:" in block.name:
        for parent in mergekit.parse(block.name).parents:
            merged = replace(block, topic=Topic.PARENT, relation=Relation.MERGE)
            yield replace(merged, name=parent.name, quote=parent.name)
        return
    if not _TRAINING_KEY.search(block.name):
        return
    try:
        read = safe_yaml.parse(block.name, "settings")
    except InputError:
        read = dict(repair.salvaged(block.name))
    if not isinstance(read, dict):
        return
    adapted = read.get("adapter") in ("lora", "qlora")
    relation = Relation.ADAPTER if adapted else Relation.FINETUNE
    base = read.get("base_model")
    if isinstance(base, str) and base:
        yield replace(block, topic=Topic.PARENT, name=base, quote=base, relation=relation)
    listed = read.get("datasets")
    for one in listed if isinstance(listed, list) else ():
        path = one.get("path") if isinstance(one, dict) else one
        if isinstance(path, str) and path:
            yield replace(block, topic=Topic.DATASET, name=path, quote=path)
