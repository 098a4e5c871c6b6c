"""`openglade may`."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypedDict, TypeVar, Unpack

import click

from openglade.cli.arguments import model_names
from openglade.cli.output import format_options, write
from openglade.cli.places import Where, place_options, places_for
from openglade.core.errors import InputError, NotFoundError
from openglade.core.evidence import Gap
from openglade.core.ids import ModelId
from openglade.core.question import Question
from openglade.core.reason import Answer
from openglade.core.record import ModelRecord
from openglade.core.stance import DEFAULT, DataLicense, Stance
from openglade.core.term import Action, Topic
from openglade.core.use import Use, UsePurpose
from openglade.core.verdict import Verdict, judge
from openglade.examine import gather
from openglade.places import Places
from openglade.reports.pages.verdict import VerdictReport

EXIT_CODES = {Answer.YES: 0, Answer.YES_IF: 0, Answer.NO: 1, Answer.ASK: 1, Answer.UNKNOWN: 3}
"""What the program leaves with for each answer."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Person(TypedDict):
    """What the options say of who uses a model, where, when and for what."""

    purpose: str | None
    domicile: str
    users_in: tuple[str, ...]
    monthly_users: str
    yearly_revenue: str
    field: tuple[str, ...]
    modality: str
    on: str


class Said(Where, Person):
    """That, and where to ask."""


class Asked(Said):
    """Everything that the options say."""

    do: tuple[str, ...]
    data_stance: str
    ask: bool


def person_options(command: _Command) -> _Command:
    """Give a command the parts of a use but for what is done; each may be left open."""
    for option in (
        click.option("--on", metavar="DATE", default="", help="The day of the use; today."),
        click.option("--modality", metavar="M", default="", help="text, image, multimodal, …"),
        _several("--field", [one.value for one in Topic], "A field of the use.", "TOPIC"),
        click.option(
            "--yearly-revenue", metavar="N", default="", help="Of your group, in US dollars."
        ),
        click.option("--monthly-users", metavar="N", default="", help="Of all your products."),
        click.option("--users-in", metavar="CC", multiple=True, help="A country of your users."),
        click.option(
            "--domicile", metavar="CC", default="", help="Where you, or your company, are at home."
        ),
        click.option("--purpose", type=click.Choice([one.value for one in UsePurpose])),
    ):
        command = option(command)
    return command


def _several(
    name: str, choices: list[str], told: str, shown: str | None
) -> Callable[[_Command], _Command]:
    return click.option(name, type=click.Choice(choices), multiple=True, help=told, metavar=shown)


@click.command("may")
@click.argument("model", shell_complete=model_names)
@person_options
@_several("--do", [one.value for one in Action], "What you do; 'run' if left out.", None)
@click.option(
    "--data-stance",
    type=click.Choice([one.value for one in DataLicense]),
    default=DEFAULT.data_license.value,
    show_default=True,
    help="What non-commercial and share-alike terms of training data do.",
)
@click.option("--ask", is_flag=True, help="Ask you the open questions, most decisive first.")
@format_options
@place_options
def command(model: str, *, format_id: str, output: str | None, **said: Unpack[Asked]) -> None:
    """Say what you may do with a model, and why: each reason with its clause and its path.

    MODEL is an id, an alias, a folder or a file, as for assess. Exit code 0: yes, or yes if you
    keep to the duties; 1: no, or ask for a permission; 3: not known. No legal advice.
    """
    use = use_of(said, said["do"])
    stance = replace(DEFAULT, data_license=DataLicense(said["data_stance"]))
    record = known_or_not(model, places_for(**where_of(said)))
    verdict = _asked(record, use, stance) if said["ask"] else judge(record, use, stance)
    write(VerdictReport(verdict, record.gaps), format_id, output)
    sys.exit(EXIT_CODES[verdict.answer])


def known_or_not(model: str, places: Places) -> ModelRecord:
    """The record of a model; of one that nobody knows, a record that says what was tried."""
    try:
        return gather(model, places)
    except NotFoundError as error:
        asked = ModelId.parse(model)
        gap = Gap(what=str(asked), reason=str(error), source="asked")
        return ModelRecord.of(asked, [gap], licenses={})


def use_of(said: Person, do: tuple[str, ...]) -> Use:
    """What the options say, on the day of today where they say none."""
    use = Use.parse(
        purpose=said["purpose"] or "",
        do=do,
        domicile=said["domicile"],
        users_in=said["users_in"],
        monthly_users=said["monthly_users"],
        yearly_revenue=said["yearly_revenue"],
        field=said["field"],
        modality=said["modality"],
        on=said["on"],
    )
    return use if use.on else replace(use, on=datetime.now(tz=UTC).date())


def where_of(said: Where) -> Where:
    """What the options say of the places to ask."""
    return {name: said[name] for name in Where.__annotations__}  # type: ignore[literal-required, return-value]


def _asked(record: ModelRecord, use: Use, stance: Stance) -> Verdict:
    """The verdict after all that a person could say has been asked."""
    verdict = judge(record, use, stance)
    while verdict.next_question:
        verdict = judge(record, _answered(verdict.use, verdict.next_question), stance)
    return verdict


def _answered(use: Use, question: Question) -> Use:
    """The use with one more part, as the person says; a wrong answer is asked for again."""
    click.echo(question.words, err=True)
    for number, choice in enumerate(question.choices, 1):
        click.echo(f"  {number}  {choice.words}", err=True)
    while True:
        try:
            said = click.prompt(question.part.value, err=True, prompt_suffix="> ").strip()
        except click.Abort:
            advice = "answer it, or state it as an option and leave out --ask"
            raise InputError(f"--ask: no answer to {question.words!r}; {advice}") from None
        try:
            return use.answering(question.part, _value(said, question))
        except InputError as error:
            click.echo(f"openglade: {error}", err=True)


def _value(said: str, question: Question) -> str:
    """The value of the choice whose number was typed, or what was typed itself."""
    if said.isdecimal() and said.isascii() and 1 <= int(said[:3]) <= len(question.choices):
        return question.choices[int(said) - 1].value
    return said
