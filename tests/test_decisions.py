"""May I? The answers that people read out of the license texts, and what the verdict says.

Each question in tests/decisions/ names the text and the section that it was read from. `bites` are
restrictions that hold for sure, `waits` those that depend on what was left open, `spares` those
that do not touch the use; `reasons`, `duties` and `cautions` are other grounds that must be there,
`lacks` those that must not; `says` are words that a reader has to see.
"""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from openglade import safe_yaml
from openglade.catalog.store import Catalog
from openglade.core.ids import LicenseId
from openglade.core.reason import Reason
from openglade.core.record import ModelRecord
from openglade.core.term import Group, Kind
from openglade.core.use import Use
from openglade.core.verdict import Verdict, judge
from openglade.examine import gather
from openglade.places import Places
from tests.builders import model, released

Question = dict[str, Any]
FILES = sorted((Path(__file__).parent / "decisions").glob("*.yaml"))
RESTRICTIONS = [kind.value for kind in Kind if kind.group is Group.RESTRICTION]


def read(path: Path) -> list[Question]:
    questions: list[Question] = safe_yaml.parse(path.read_text("utf-8"), path.name)
    return questions


QUESTIONS = [question for path in FILES for question in read(path)]


def asked(question: Question) -> str:
    parts = (f"{name}={value}" for name, value in question["use"].items())
    return f"{question['model']} {' '.join(parts)}"


@cache
def loaded() -> Places:
    return Places(catalog=Catalog.load())


@cache
def record_of(target: str, license_id: str) -> ModelRecord:
    if not license_id:
        return gather(target, loaded())
    text = loaded().catalog.license(LicenseId(license_id))
    assert text is not None
    made = model(target, weights=released(license_id))
    return ModelRecord.of(made.id, [made], licenses={text.id: text})


def use_of(question: Question) -> Use:
    parts: dict[str, Any] = {
        name: value if isinstance(value, list) else str(value)
        for name, value in question["use"].items()
    }
    return Use.parse(**parts)


def verdict_on(question: Question) -> Verdict:
    record = record_of(question["model"], question.get("license", ""))
    return judge(record, use_of(question))


def grounds(reasons: tuple[Reason, ...], *, sure: bool = True) -> set[str]:
    return {one.ground.value for one in reasons if one.is_sure is sure}


@pytest.mark.parametrize("question", QUESTIONS, ids=asked)
def test_the_answer_is_the_one_that_the_text_gives(question: Question) -> None:
    verdict = verdict_on(question)
    against, obliged = grounds(verdict.reasons), grounds(verdict.duties)
    wanted = {name: set(question.get(name, ())) for name in ("bites", "waits", "reasons", "duties")}
    assert verdict.answer.value == question["answer"]
    assert wanted["bites"] <= against | obliged
    assert wanted["waits"] <= grounds(verdict.reasons, sure=False)
    assert wanted["reasons"] <= against
    assert wanted["duties"] <= obliged
    assert set(question.get("cautions", ())) <= grounds(verdict.cautions)


@pytest.mark.parametrize("question", QUESTIONS, ids=asked)
def test_what_the_text_does_not_ask_is_not_asked(question: Question) -> None:
    verdict = verdict_on(question)
    said = {one.ground.value for one in (*verdict.reasons, *verdict.duties)}
    assert said.isdisjoint([*question.get("spares", ()), *question.get("lacks", ())])


@pytest.mark.parametrize("question", [one for one in QUESTIONS if "says" in one], ids=asked)
def test_a_reader_sees_the_words_that_decide(question: Question) -> None:
    verdict = verdict_on(question)
    told = "\n".join(one.because for one in (*verdict.reasons, *verdict.duties))
    assert [words for words in question["says"] if words not in told] == []


@pytest.mark.parametrize("question", [one for one in QUESTIONS if "path" in one], ids=asked)
def test_what_comes_from_an_ancestor_says_so(question: Question) -> None:
    verdict = verdict_on(question)
    named = {*question.get("bites", ()), *question.get("duties", ())}
    paths = {
        tuple(map(str, one.path))
        for one in (*verdict.reasons, *verdict.duties)
        if one.ground.value in named
    }
    assert tuple(question["path"]) in paths


@pytest.mark.parametrize("kind", RESTRICTIONS)
@pytest.mark.parametrize("side", ["bites", "spares"])
def test_every_restriction_is_asked_about_twice_on_both_sides(kind: str, side: str) -> None:
    counted = Counter(kind for question in QUESTIONS for kind in question.get(side, ()))
    assert counted[kind] >= 2


def test_the_table_is_as_wide_as_it_has_to_be(catalog: Catalog) -> None:
    models = {question["model"] for question in QUESTIONS if "license" not in question}
    assert len(QUESTIONS) >= 80
    assert len(models & set(map(str, catalog.models))) >= 40
    assert {question["answer"] for question in QUESTIONS} == {
        *("yes", "yes-if", "unknown", "ask", "no")
    }


@pytest.mark.parametrize("question", [one for one in QUESTIONS if "text" in one["read"]], ids=asked)
def test_the_words_stand_in_the_text_that_was_read(question: Question, shared: Path) -> None:
    text = (shared / "license_texts" / f"{question['read']['text']}.txt").read_text("utf-8")
    words = question["read"]["words"]
    assert " ".join(words.split()) in " ".join(text.split())
    assert len(words.split()) <= 25


@pytest.mark.parametrize(
    "question", [one for one in QUESTIONS if "license" in one["read"]], ids=asked
)
def test_a_text_that_is_read_elsewhere_is_in_the_catalog(
    question: Question, catalog: Catalog
) -> None:
    assert LicenseId(question["read"]["license"]) in catalog.licenses
