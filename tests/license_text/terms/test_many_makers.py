"""Each kind of term in the words of many makers."""

import pytest

from openglade.core.term import Kind
from openglade.license_text.structure import Structure
from openglade.license_text.terms import find_terms


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("grant-use", "The Provider gives you the right to run and evaluate the Checkpoints."),
        ("grant-use", "You are hereby licensed to execute the Weights."),
        ("grant-use", "Company is granted a limited right to use the Services."),
        ("grant-use", "The Provider gives you the right to run the Checkpoints."),
        ("grant-modify", "You are permitted to fine-tune the Checkpoints."),
        ("grant-modify", "Licensee may adapt the Weights."),
        ("grant-modify", "We grant the right to prepare derivatives of the Model."),
        ("grant-redistribute", "You may pass copies of the Model on to others."),
        ("grant-redistribute", "Licensee may share the Weights with third parties."),
        ("grant-redistribute", "You are entitled to publish Derivatives."),
        ("grant-redistribute", "The right to make the Model available to the public is granted."),
        ("grant-commercial", "Commercial and non-commercial use is permitted."),
        ("grant-commercial", "Commercial use of the Model is free of charge."),
        ("grant-commercial", "The license covers commercial use."),
        ("grant-commercial", "You can use it in commercial products."),
        ("grant-commercial", "Both research and commercial use are allowed."),
        ("grant-patent", "Acme grants you a license under its patents to make and use the Model."),
        ("grant-patent", "The licensor licenses you under any patent claims it can license."),
        ("noncommercial", "Licensee shall use the Model exclusively for noncommercial purposes."),
        ("noncommercial", "You agree not to commercialize the Model or Derivatives."),
        ("noncommercial", "No part of the Model may be used to generate revenue."),
        ("noncommercial", "The rights granted are limited to non-commercial activities."),
        ("noncommercial", "Limit your use of it for commercial purposes to ten days."),
        ("research-only", "The Model is provided for research use only."),
        ("research-only", "Use is restricted to academic research."),
        ("research-only", "You may use the Weights only for the purpose of scientific research."),
        ("research-only", "The Permitted Purpose is research and education only."),
        ("nonproduction", "You may not deploy the Model in a production environment."),
        ("nonproduction", "Production use requires a separate license."),
        ("nonproduction", "You may use the Software solely for internal testing and development."),
        ("nonproduction", "Use in production is not permitted."),
        ("nonproduction", "It may only be used in production if you hold a valid subscription."),
        ("field-of-use", "You will not use the Model to develop weapons."),
        ("field-of-use", "The Model must never be used for mass surveillance."),
        ("field-of-use", "The Model shall not be used to provide medical or legal advice."),
        ("field-of-use", "You shall refrain from using the Software in critical infrastructure."),
        ("field-of-use", "您不得出于任何军事目的使用本模型。"),
        ("acceptable-use-policy", "You must follow our Usage Policy."),
        ("acceptable-use-policy", "Your use must comply with the Acme AI Usage Guidelines."),
        ("acceptable-use-policy", "You agree to be bound by the Acme Code of Conduct."),
        ("output-training", "You may not use Outputs to develop models that compete with Acme."),
        ("output-training", "Outputs shall not be used to train any other AI model."),
        ("compete", "You shall not use the Model to develop a competing product."),
        ("compete", "Licensee may not offer any product which competes with Acme's services."),
        ("compete", "Any use that competes with the Licensor is a prohibited use."),
        ("compete", "This license does not permit uses that compete with Acme."),
        ("geographic-exclusion", "You may not use the Model in China."),
        ("geographic-exclusion", "No rights are granted to companies headquartered in Russia."),
        ("hosted-service", "You may not provide the Model to third parties through an API."),
        ("hosted-service", "Offering the Weights via a cloud inference service is prohibited."),
        ("no-redistribution", "You may not share the Weights with any third party."),
        ("no-redistribution", "Redistribution of the Model is prohibited."),
        ("no-redistribution", "Licensee shall not transfer, sell, or distribute the Checkpoints."),
        ("no-redistribution", "The Weights must not be redistributed."),
        ("no-redistribution", "You must not make the Model available to anyone else."),
        ("no-derivatives", "You shall not create derivative works of the Model."),
        ("no-derivatives", "Modification of the Weights is not allowed."),
        ("no-derivatives", "You may not alter, adapt or fine-tune the Model."),
        ("no-derivatives", "No derivative works may be made."),
        ("commercial-registration", "Firms with commercial uses agree to negotiate a license."),
        ("commercial-registration", "For commercial use, please apply at our website."),
        ("commercial-registration", "商业用途须填写问卷提出申请。"),
        ("include-license", "A copy of these terms must accompany every copy."),
        ("include-license", "Each recipient must receive this Agreement."),
        ("include-license", "Distribute the Model together with the full text of this License."),
        ("include-license", "You shall attach this license to any distribution."),
        ("include-license", "上述版权声明和本许可声明须包含在所有副本中。"),
        ("keep-notices", "You must not remove any copyright notice."),
        ("keep-notices", "Attribution to Acme must be given in any publication."),
        ("keep-notices", "You shall credit Acme as the source of the Model."),
        ("keep-notices", "Keep intact all notices."),
        ("keep-notices", "You must acknowledge the use of the Model."),
        ("state-changes", "Modified versions must be plainly marked as such."),
        ("state-changes", "You shall clearly mark any modifications."),
        ("state-changes", "Document any changes you made to the Weights."),
        ("state-changes", "You must state significant changes made to the Model."),
        ("state-changes", "You will notify users that the copy is a modified version."),
        ("display-name", 'You must display the text "Made with Acme" on your website.'),
        ("display-name", 'Products using the Model shall show "Powered by Acme AI" to end users.'),
        ("display-name", "You agree to prominently show the Acme logo in your user interface."),
        ("derived-name", 'You must name the resulting model with the prefix "Acme-".'),
        ("derived-name", 'The name of the fine-tuned model must start with "Acme".'),
        ("derived-name", 'Derivative models shall be named "Acme-<suffix>".'),
        ("derived-name", 'include "Acme" in the model name'),
        ("derived-name", 'Any derived model must carry a name that begins with "Orchard".'),
        ("trademark", "This Agreement grants no rights in Acme's trademarks."),
        ("trademark", "You may not use Acme's name or logo without permission."),
        ("trademark", "No license to any trademark is granted."),
        ("trademark", "We keep our trademarks and logos, and no licenses therein are granted."),
        ("share-alike", "Derivatives must be licensed under this same license."),
        ("share-alike", "If you share adapted weights, you must use this license."),
        ("share-alike", "You may only distribute derivatives under these terms."),
        ("share-alike", "Derivative Models must be released under the same license as the Model."),
        ("share-alike", "Any redistribution is only permitted subject to this license."),
        ("pass-on", "You must impose the same restrictions on your recipients."),
        ("pass-on", "Any sublicense must contain the use restrictions of Section 4."),
        ("pass-on", "Every agreement with recipients has to include these use restrictions."),
        ("pass-on", "Third parties are restricted to using it for study."),
        ("disclose-source", "You must publish the source code of any modified version."),
        ("disclose-ai", "You must inform users that the content was generated by AI."),
        ("disclose-ai", "Outputs must be labeled as AI-generated."),
        ("disclose-ai", "End users must be told they are interacting with an AI system."),
        ("disclose-ai", "Do not present outputs without stating that they are machine-generated."),
        ("inform-licensor", "You shall report security issues to the Licensor."),
        ("inform-licensor", "Licensee grants Acme a license to all improvements."),
        ("inform-licensor", "You must notify us of any deployment."),
        ("inform-licensor", "Any suggestions you give become our property."),
        ("inform-licensor", "The licensee will (1) notify the university of each copy."),
        ("covers-outputs", "Outputs are subject to this License."),
        ("covers-outputs", "The restrictions in this Agreement also apply to Outputs."),
        ("covers-outputs", "You may not use the Model or its outputs for military purposes."),
        ("covers-outputs", "Any use of Outputs must comply with this Agreement."),
        ("outputs-free", "All rights in the Outputs belong to you."),
        ("outputs-free", "As between the parties, Licensee retains all rights in the outputs."),
        ("outputs-free", "Licensor asserts no rights to outputs."),
        ("outputs-free", "The outputs are yours."),
        ("outputs-free", "The outputs remain the sole property of Customer."),
        ("terminate-breach", "Acme may terminate your rights upon violation."),
        ("terminate-breach", "Failure to comply shall void this license."),
        ("terminate-breach", "Your right to use the Model ceases upon breach."),
        ("terminate-breach", "Otherwise, all your licenses end immediately."),
        ("terminate-breach", "Any such transfer shall be void and terminate this License."),
        ("terminate-litigation", "If you sue us for patent infringement, your license ends."),
        ("revocable", "The license may be withdrawn at our sole discretion."),
        ("revocable", "Acme reserves the right to suspend access at any time."),
        ("revocable", "Licensor may update this License; continued use means acceptance."),
        ("revocable", "We may modify this Agreement by posting a new version."),
        ("revocable", "We may disable the weights remotely."),
        ("indemnify", "You will defend and indemnify Acme."),
        ("indemnify", "Licensee agrees to hold Acme harmless."),
        ("indemnify", "You shall compensate Acme for any losses resulting from your use."),
        ("indemnify", "User shall indemnify Licensor against third-party claims."),
        ("indemnify", "Company will indemnify the Provider against claims."),
        ("warranty-disclaimer", "The Model comes with no warranty."),
        ("warranty-disclaimer", "The Weights are provided as is."),
        ("warranty-disclaimer", "Acme shall not be liable for any damages."),
        ("governing-law", "This Agreement is governed by Israeli law."),
        ("governing-law", "The laws of Singapore apply."),
        ("governing-law", "These terms shall be interpreted under the laws of England and Wales."),
        ("governing-law", "This Agreement is subject to German law."),
    ],
)
def test_a_term_is_found_in_the_words_of_many_makers(kind: str, text: str) -> None:
    assert Kind(kind) in {one.term.kind for one in find_terms(text)}


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "grant-commercial",
            "This Agreement applies to whoever uses it for any commercial purpose.",
        ),
        ("noncommercial", "Without limiting the foregoing, you may use it for noncommercial ends."),
        ("noncommercial", "You may not copy the vendor's commercial products."),
        ("research-only", "Open use means any use, other than for academic purposes by schools."),
        ("covers-outputs", "Derivatives means modifications of it; they do not include outputs."),
        ("compete", "You may use it for any purpose; models that compete are welcome."),
        ("output-training", "Nothing here forbids you to train any other model."),
        ("no-redistribution", "You may not share the data with others in violation of the law."),
        ("hosted-service", "A service that is hosted by others is no concern of this license."),
        ("terminate-breach", "Your rights are reinstated if you cease all violation."),
        ("revocable", "The foundation may publish new versions of this license."),
        ("inform-licensor", "You shall notify the transferee in writing."),
        ("governing-law", "This agreement is subject to copyright law."),
        ("geographic-exclusion", "Users in the European Union have the right to use the model."),
        ("derived-name", 'The work has the status "maintained"; its name is up to you.'),
    ],
)
def test_a_term_is_not_found_in_words_that_only_resemble_it(kind: str, text: str) -> None:
    assert Kind(kind) not in {one.term.kind for one in find_terms(text)}


def test_a_text_in_two_languages_is_quoted_in_the_one_beside_chinese() -> None:
    text = "您不得将本模型用于军事目的。\n\nYou must not use the model for military purposes.\n"
    found = next(one for one in find_terms(text) if one.term.kind is Kind.FIELD_OF_USE)
    assert found.term.quote.startswith("You must not")


def test_what_only_the_chinese_half_says_is_read_too() -> None:
    text = "您不得将本模型用于军事目的。\n\nThe model comes without any warranty at all.\n"
    kinds = {one.term.kind for one in find_terms(text)}
    assert {Kind.FIELD_OF_USE, Kind.WARRANTY_DISCLAIMER} <= kinds


def test_a_structure_within_spans_keeps_place_section_and_lead() -> None:
    text = "You may not:\n(a) sell it;\n(b) lend it.\n"
    whole = Structure.of(text)
    start = text.index("lend")
    kept = whole.within([(start, start + len("lend it."))]).sentences
    assert [one.folded for one in kept] == ["lend it."]
    assert kept[0] in whole.sentences
    assert kept[0].lead == "you may not:"


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ('You must provide the notice below.\n\n"Grown at https://fern.org by Fern."\n', "Fern."),
        (
            'Retain the following notice in a "Notice" file: "Grown by Fern.\u201d It is short.',
            "Fern.",
        ),
    ],
)
def test_a_notice_is_read_behind_links_and_between_marks_of_two_makes(
    text: str, notice: str
) -> None:
    found = next(one.term for one in find_terms(text) if one.term.kind is Kind.KEEP_NOTICES)
    assert found.text.startswith("Grown")
    assert found.text.endswith(notice)
