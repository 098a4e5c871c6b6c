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
        ("grant-commercial", "The Model may be used for commercial purposes."),
        ("grant-commercial", "You may use the Model commercially."),
        ("grant-commercial", "Commercial and non-commercial use is permitted."),
        ("grant-commercial", "Commercial use of the Model is free of charge."),
        ("grant-commercial", "The license covers commercial use."),
        ("grant-commercial", "You can use it in commercial products."),
        ("grant-commercial", "Both research and commercial use are allowed."),
        ("grant-patent", "Acme grants you a license under its patents to make and use the Model."),
        ("grant-patent", "The licensor licenses you under any patent claims it can license."),
        ("noncommercial", "Commercial exploitation of the Weights is excluded."),
        ("noncommercial", "The Model is for non-commercial use only."),
        ("noncommercial", "You shall not monetize the Model."),
        ("noncommercial", "You may not use the Model in a commercial product or service."),
        ("noncommercial", "You must not sell access to the Model or use it for profit."),
        (
            "noncommercial",
            "Any use of the Weights for commercial advantage is not allowed under this License.",
        ),
        ("noncommercial", "Licensee shall use the Model exclusively for noncommercial purposes."),
        ("noncommercial", "You agree not to commercialize the Model or Derivatives."),
        ("noncommercial", "No part of the Model may be used to generate revenue."),
        ("noncommercial", "The rights granted are limited to non-commercial activities."),
        ("noncommercial", "Limit your use of it for commercial purposes to ten days."),
        ("research-only", "The Model is provided for research use only."),
        ("research-only", "Use is restricted to academic research."),
        ("research-only", "You may use the Weights only for the purpose of scientific research."),
        ("research-only", "The Permitted Purpose is research and education only."),
        (
            "research-only",
            "This License permits use solely in connection with non-commercial academic research.",
        ),
        (
            "research-only",
            "The Materials may be used for internal research and evaluation purposes only and no other purpose.",
        ),
        ("nonproduction", "You may not deploy the Model in a production environment."),
        (
            "nonproduction",
            "The Software is for evaluation and development purposes only and not for production use.",
        ),
        ("nonproduction", "Production use requires a separate license."),
        ("nonproduction", "You may use the Software solely for internal testing and development."),
        ("nonproduction", "Use in production is not permitted."),
        ("nonproduction", "It may only be used in production if you hold a valid subscription."),
        ("field-of-use", "You will not use the Model to develop weapons."),
        ("field-of-use", "The Model must never be used for mass surveillance."),
        ("field-of-use", "Users are prohibited from using the Weights to generate disinformation."),
        (
            "field-of-use",
            "You shall not, and shall not allow others to, use the Model for unlawful purposes.",
        ),
        ("field-of-use", "The Model shall not be used to provide medical or legal advice."),
        (
            "field-of-use",
            "Using the Model to generate sexual content involving minors is forbidden.",
        ),
        ("field-of-use", "You shall refrain from using the Software in critical infrastructure."),
        ("field-of-use", "您不得出于任何军事目的使用本模型。"),
        (
            "field-of-use",
            "You must ensure that the weights are not deployed in weapons or for surveillance.",
        ),
        (
            "acceptable-use-policy",
            "Use of the Model is subject to Acme's Acceptable Use Policy, available at acme.com/aup.",
        ),
        ("acceptable-use-policy", "You must follow our Usage Policy."),
        (
            "acceptable-use-policy",
            "The Responsible Use Policy at https://acme.ai/policy forms part of this Agreement.",
        ),
        ("acceptable-use-policy", "Your use must comply with the Acme AI Usage Guidelines."),
        (
            "acceptable-use-policy",
            "You shall comply with the Prohibited Uses set out at https://acme.ai/prohibited.",
        ),
        ("acceptable-use-policy", "You agree to be bound by the Acme Code of Conduct."),
        ("output-training", "You may not use Outputs to develop models that compete with Acme."),
        ("output-training", "Outputs shall not be used to train any other AI model."),
        (
            "output-training",
            "You must not use the Materials to build or improve another foundation model.",
        ),
        (
            "output-training",
            "Licensee shall not use the Model or its outputs for distilling any other model.",
        ),
        (
            "output-training",
            "It is forbidden to use the generated content for training of machine learning models.",
        ),
        (
            "output-training",
            "You will not use the Model to create training data for other language models.",
        ),
        (
            "output-training",
            "You may not use any part of the Materials to train a different model.",
        ),
        (
            "output-training",
            "Customer will not use Outputs to train, fine-tune or otherwise improve any machine learning model.",
        ),
        (
            "output-training",
            "You may not use it, or any part of it, on its own or with other models, or to train another model.",
        ),
        (
            "output-training",
            "You agree: (i) to pay; and (ii) not to use outputs to develop any other models.",
        ),
        ("compete", "You shall not use the Model to develop a competing product."),
        ("compete", "Licensee may not offer any product which competes with Acme's services."),
        (
            "compete",
            "You may not provide the Software to others as a product that is competitive with ours.",
        ),
        ("compete", "Any use that competes with the Licensor is a prohibited use."),
        (
            "compete",
            "You may use it for any purpose, except to provide a product that competes with the software.",
        ),
        ("compete", "This license does not permit uses that compete with Acme."),
        (
            "compete",
            "If you sell a service that competes with our products, you must request a license.",
        ),
        (
            "user-threshold",
            "If your services exceed 10 million monthly active users you must obtain a commercial license.",
        ),
        (
            "user-threshold",
            "Companies with more than 1,000,000 users per month need our written permission.",
        ),
        (
            "user-threshold",
            "Entities with over 500 employees... 100,000 daily active users must apply for a license.",
        ),
        (
            "revenue-threshold",
            "Organizations with annual revenue above EUR 10 million must purchase a license.",
        ),
        (
            "revenue-threshold",
            "If your company has raised over $5M in funding, you need a license.",
        ),
        (
            "revenue-threshold",
            "Entities whose gross annual revenues are $2,000,000 or more are not licensed.",
        ),
        (
            "revenue-threshold",
            "You may use it free of charge as long as your yearly turnover stays under 1 million euros.",
        ),
        (
            "geographic-exclusion",
            "This License is not available to persons residing in the European Union.",
        ),
        ("geographic-exclusion", "You may not use the Model in China."),
        (
            "geographic-exclusion",
            "The Territory means worldwide except the EU and the United Kingdom.",
        ),
        (
            "geographic-exclusion",
            "Users located in the European Union have no right to use the Model.",
        ),
        (
            "geographic-exclusion",
            "THIS LICENSE DOES NOT APPLY IN THE EUROPEAN UNION, UNITED KINGDOM AND SOUTH KOREA.",
        ),
        ("geographic-exclusion", "No rights are granted to companies headquartered in Russia."),
        ("hosted-service", "You may not provide the Model to third parties through an API."),
        (
            "hosted-service",
            "Hosting the Model as a service for others requires a separate agreement.",
        ),
        (
            "hosted-service",
            "Licensee shall not make the functionality of the Software available to third parties as a managed service.",
        ),
        (
            "hosted-service",
            "You may not use the Software to operate a SaaS offering for your customers.",
        ),
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
        (
            "no-reverse-engineering",
            "You shall not attempt to extract the weights or reverse engineer the Model.",
        ),
        (
            "no-reverse-engineering",
            "Reverse-engineering, decompiling or disassembling is not allowed.",
        ),
        ("commercial-registration", "For commercial use, please apply at our website."),
        (
            "commercial-registration",
            "To use the Model commercially you must fill in the questionnaire and obtain authorization.",
        ),
        (
            "commercial-registration",
            "Prior to any commercial use, Licensee shall obtain a commercial license from Acme.",
        ),
        (
            "commercial-registration",
            "If you intend to use the weights for commercial purposes, you need to register first.",
        ),
        ("commercial-registration", "商业用途须填写问卷提出申请。"),
        ("include-license", "You must pass on this License together with the Model."),
        ("include-license", "A copy of these terms must accompany every copy."),
        ("include-license", "Each recipient must receive this Agreement."),
        ("include-license", "Distribute the Model together with the full text of this License."),
        ("include-license", "You shall attach this license to any distribution."),
        ("include-license", "上述版权声明和本许可声明须包含在所有副本中。"),
        ("keep-notices", "You must not remove any copyright notice."),
        ("keep-notices", "Attribution to Acme must be given in any publication."),
        ("keep-notices", "You shall credit Acme as the source of the Model."),
        ("keep-notices", "Keep intact all notices."),
        (
            "keep-notices",
            "You must cite the following paper in any publication that uses the Model.",
        ),
        ("keep-notices", "You must acknowledge the use of the Model."),
        (
            "keep-notices",
            "You must not: (a) sell it; or (b) strip or deface any copyright or other notices.",
        ),
        ("state-changes", "You must indicate if changes were made."),
        ("state-changes", "Modified versions must be plainly marked as such."),
        ("state-changes", "You shall clearly mark any modifications."),
        ("state-changes", "Document any changes you made to the Weights."),
        ("state-changes", "You must state significant changes made to the Model."),
        ("state-changes", "You will notify users that the copy is a modified version."),
        ("display-name", 'You must display the text "Made with Acme" on your website.'),
        ("display-name", 'Products using the Model shall show "Powered by Acme AI" to end users.'),
        ("display-name", "You agree to prominently show the Acme logo in your user interface."),
        (
            "display-name",
            'The phrase "Built on Acme" must appear in the documentation and user interface.',
        ),
        (
            "display-name",
            'You must include the following notice prominently displayed: "Made from Orchard".',
        ),
        ("derived-name", 'Any derivative model must have "Acme" at the beginning of its name.'),
        ("derived-name", 'You must name the resulting model with the prefix "Acme-".'),
        ("derived-name", 'The name of the fine-tuned model must start with "Acme".'),
        ("derived-name", 'Derivative models shall be named "Acme-<suffix>".'),
        ("derived-name", 'include "Acme" in the model name'),
        ("derived-name", 'Any derived model must carry a name that begins with "Orchard".'),
        ("trademark", "This Agreement grants no rights in Acme's trademarks."),
        ("trademark", "You may not use Acme's name or logo without permission."),
        ("trademark", "No license to any trademark is granted."),
        ("share-alike", "Derivatives must be licensed under this same license."),
        (
            "share-alike",
            "Any modified version shall be distributed under the terms of this Agreement.",
        ),
        ("share-alike", "If you share adapted weights, you must use this license."),
        ("share-alike", "You may only distribute derivatives under these terms."),
        ("share-alike", "Derivative Models must be released under the same license as the Model."),
        ("share-alike", "Any redistribution is only permitted subject to this license."),
        (
            "share-alike",
            "You agree to apply this License to all copies of the model and its derivatives.",
        ),
        ("pass-on", "You must impose the same restrictions on your recipients."),
        ("pass-on", "Any sublicense must contain the use restrictions of Section 4."),
        (
            "pass-on",
            "You shall ensure that all downstream users are bound by the restrictions in Exhibit A.",
        ),
        ("pass-on", "Every agreement with recipients has to include these use restrictions."),
        ("pass-on", "Third parties are restricted to using it for study."),
        ("disclose-source", "You must publish the source code of any modified version."),
        (
            "disclose-source",
            "If you offer it over a network, you must make the source code available to users.",
        ),
        ("disclose-ai", "You must inform users that the content was generated by AI."),
        ("disclose-ai", "Outputs must be labeled as AI-generated."),
        (
            "disclose-ai",
            "You shall not remove AI-generated watermarks and must disclose that content is synthetic.",
        ),
        ("disclose-ai", "End users must be told they are interacting with an AI system."),
        ("disclose-ai", "Do not present outputs without stating that they are machine-generated."),
        (
            "disclose-ai",
            "Do not chat with people unless you disclose that the speaker is not a natural person.",
        ),
        ("inform-licensor", "You shall report security issues to the Licensor."),
        ("inform-licensor", "Licensee grants Acme a license to all improvements."),
        ("inform-licensor", "You must notify us of any deployment."),
        ("inform-licensor", "Any suggestions you give become our property."),
        (
            "inform-licensor",
            "Please send us an email before commercial deployment. You must inform Acme by email.",
        ),
        ("inform-licensor", "The licensee will (1) notify the university of each copy."),
        (
            "collect-agreement",
            "You must require each recipient to accept these terms before receiving the Model.",
        ),
        ("covers-outputs", "Outputs are subject to this License."),
        ("covers-outputs", "The restrictions in this Agreement also apply to Outputs."),
        (
            "covers-outputs",
            "Models trained on Outputs are deemed Derivatives and governed by this Agreement.",
        ),
        ("covers-outputs", "You may not use the Model or its outputs for military purposes."),
        ("covers-outputs", "Any use of Outputs must comply with this Agreement."),
        (
            "covers-outputs",
            '"Derivative Model" means any model trained using outputs of the Model.',
        ),
        ("outputs-free", "You own the Output."),
        ("outputs-free", "Acme does not claim ownership of content you generate."),
        ("outputs-free", "All rights in the Outputs belong to you."),
        ("outputs-free", "As between the parties, Licensee retains all rights in the outputs."),
        ("outputs-free", "Licensor asserts no rights to outputs."),
        ("outputs-free", "The outputs are yours."),
        ("outputs-free", "The outputs remain the sole property of Customer."),
        ("terminate-breach", "If you breach this Agreement, your license ends."),
        ("terminate-breach", "This License terminates automatically if you fail to comply."),
        ("terminate-breach", "Acme may terminate your rights upon violation."),
        (
            "terminate-breach",
            "Any violation of these terms will result in immediate termination of the license.",
        ),
        ("terminate-breach", "Failure to comply shall void this license."),
        ("terminate-breach", "Your right to use the Model ceases upon breach."),
        ("terminate-breach", "Otherwise, all your licenses end immediately."),
        (
            "terminate-breach",
            "If the licensee is in default, the university may terminate this license.",
        ),
        ("terminate-breach", "Any such transfer shall be void and terminate this License."),
        ("terminate-litigation", "If you sue us for patent infringement, your license ends."),
        (
            "terminate-litigation",
            "Your rights terminate if you bring a claim alleging that the Model infringes your rights.",
        ),
        (
            "terminate-litigation",
            "Should Licensee initiate legal action against Acme, this Agreement terminates.",
        ),
        (
            "terminate-litigation",
            "The license is void when you start litigation against Licensor over the Model.",
        ),
        (
            "terminate-litigation",
            "If you make any written claim that it infringes a patent, your license ends.",
        ),
        ("revocable", "Acme may revoke this license at any time."),
        ("revocable", "We may change these terms from time to time."),
        ("revocable", "Acme may terminate this Agreement for convenience upon 30 days' notice."),
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
        (
            "governing-law",
            "Disputes are subject to the exclusive jurisdiction of the courts of Paris.",
        ),
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
