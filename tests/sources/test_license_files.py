"""Use policies, notices and license files beside a model."""

from pathlib import Path

import pytest

from openglade.catalog.store import Catalog
from openglade.core.component import Component, Level
from openglade.core.dossier import Dossier
from openglade.core.release import Unlicensed
from openglade.examine import examine
from openglade.places import Places

OFFICIAL = "local_model_folders_official"
POLICY = "LicenseRef-llama-3.1-use-policy"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text("---\nlicense: apache-2.0\n---\n")
    (tmp_path / "model.safetensors").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    return tmp_path


def assessed(folder: Path, catalog: Catalog) -> Dossier:
    return examine(str(folder), Places(catalog=catalog))


def declared(dossier: Dossier) -> str:
    return str(dossier.record.model.components[Component.WEIGHTS].license)


def test_a_policy_that_is_known_by_its_digest_is_joined_to_the_license(
    folder: Path, catalog: Catalog, shared: Path
) -> None:
    policy = (shared / OFFICIAL / "meta-llama__llama3_1" / "USE_POLICY.md").read_bytes()
    (folder / "USE_POLICY.md").write_bytes(policy)
    dossier = assessed(folder, catalog)
    assert declared(dossier) == f"Apache-2.0 AND {POLICY}"
    assert dossier.components[Component.WEIGHTS].standing.level is Level.LIMITED


def test_a_policy_whose_text_was_changed_is_known_by_its_title(
    folder: Path, catalog: Catalog
) -> None:
    (folder / "USE_POLICY.md").write_text("\n# Llama 3.1 Acceptable Use Policy\n\nBe kind.\n")
    assert declared(assessed(folder, catalog)) == f"Apache-2.0 AND {POLICY}"


def test_the_title_of_a_license_makes_no_policy(folder: Path, catalog: Catalog) -> None:
    (folder / "USE_POLICY.md").write_text("# MIT License\n\nBe kind.\n")
    release = assessed(folder, catalog).record.model.components[Component.WEIGHTS]
    assert release.license is Unlicensed.UNIDENTIFIED


def test_a_policy_that_the_license_makes_binding_counts_through_it(
    folder: Path, catalog: Catalog, shared: Path
) -> None:
    official = shared / OFFICIAL / "meta-llama__llama3_1"
    (folder / "README.md").write_text("---\nlicense: llama3.1\n---\n")
    for name in ("LICENSE", "USE_POLICY.md"):
        (folder / name).write_bytes((official / name).read_bytes())
    dossier = assessed(folder, catalog)
    assert declared(dossier) == "LicenseRef-llama-3.1-community"
    assert not [one for one in dossier.gaps if one.what == "USE_POLICY.md"]


def test_another_text_in_the_place_of_a_binding_policy_is_a_gap(
    folder: Path, catalog: Catalog
) -> None:
    (folder / "README.md").write_text("---\nlicense: llama3.1\n---\n")
    (folder / "USE_POLICY.md").write_text("Do as you are told.")
    dossier = assessed(folder, catalog)
    assert declared(dossier) == "LicenseRef-llama-3.1-community"
    (reason,) = (one.reason for one in dossier.gaps if one.what == "USE_POLICY.md")
    assert reason == f"its text is not recognized; the license makes {POLICY} binding"


@pytest.mark.parametrize("name", ["USE_POLICY", "ACCEPTABLE_USE_POLICY.md", "usage_policy.txt"])
def test_a_policy_that_nobody_knows_leaves_the_level_unknown(
    folder: Path, catalog: Catalog, name: str
) -> None:
    (folder / name).write_text("You may look at it on Tuesdays.")
    dossier = assessed(folder, catalog)
    standing = dossier.components[Component.WEIGHTS].standing
    assert (standing.level, standing.derivation.at_most) == (Level.UNKNOWN, Level.OPEN)
    (reason,) = (one.reason for one in dossier.gaps if one.what == name)
    assert reason == "a use policy that nobody knows; it may limit what the license allows"


def test_a_policy_without_any_license_is_no_license(
    folder: Path, catalog: Catalog, shared: Path
) -> None:
    (folder / "README.md").write_text("# A model\n")
    policy = (shared / OFFICIAL / "meta-llama__llama3_1" / "USE_POLICY.md").read_bytes()
    (folder / "USE_POLICY.md").write_bytes(policy)
    dossier = assessed(folder, catalog)
    assert dossier.components[Component.WEIGHTS].standing.level is Level.UNKNOWN
    reasons = [one.reason for one in dossier.gaps if one.what == "USE_POLICY.md"]
    assert reasons == ["a use policy, and no license that it belongs to"]


def test_a_notice_names_the_license_where_no_file_holds_it(folder: Path, catalog: Catalog) -> None:
    (folder / "README.md").write_text("# A model\n")
    words = "Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright Meta.\n"
    (folder / "NOTICE").write_text(words)
    dossier = assessed(folder, catalog)
    assert declared(dossier) == "LicenseRef-llama-3.1-community"
    assert dossier.components[Component.WEIGHTS].standing.level is Level.LIMITED


def test_a_notice_that_lists_the_licenses_of_others_names_none(
    folder: Path, catalog: Catalog
) -> None:
    words = "One part is licensed under the MIT License.\nOne is licensed under Apache 2.0.\n"
    (folder / "NOTICE").write_text(f"{words}\n")
    (folder / "README.md").write_text("# A model\n")
    assert declared(assessed(folder, catalog)) == str(Unlicensed.UNREAD)


@pytest.mark.parametrize("name", ["COPYING", "TERMS.md", "TERMS_OF_USE", "Model-License.txt"])
def test_a_text_of_any_of_these_names_is_a_license_text(
    folder: Path, catalog: Catalog, name: str
) -> None:
    (folder / name).write_text("You may look at it on Tuesdays.")
    release = assessed(folder, catalog).record.model.components[Component.WEIGHTS]
    assert release.license is Unlicensed.UNIDENTIFIED


@pytest.mark.parametrize(
    "name", ["THIRD-PARTY-LICENSES", "third_party_license.txt", "license.py", "license.png"]
)
def test_what_speaks_of_other_things_is_no_license_text(
    folder: Path, catalog: Catalog, name: str
) -> None:
    (folder / name).write_text("You may look at it on Tuesdays.")
    assert declared(assessed(folder, catalog)) == "Apache-2.0"


@pytest.mark.parametrize("name", ["USE_POLICY.md", "LICENSE"])
def test_a_text_that_cannot_be_read_is_a_gap_and_opens_nothing(
    folder: Path, catalog: Catalog, name: str
) -> None:
    (folder / name).symlink_to("/etc/passwd")
    dossier = assessed(folder, catalog)
    reasons = [one.reason for one in dossier.gaps if one.what == name]
    assert reasons == ["a link out of the folder; it is not followed"]
    assert dossier.components[Component.WEIGHTS].standing.level is Level.UNKNOWN


def test_a_notice_that_cannot_be_read_is_a_gap(folder: Path, catalog: Catalog) -> None:
    (folder / "NOTICE").symlink_to("/etc/passwd")
    reasons = [one.reason for one in assessed(folder, catalog).gaps if one.what == "NOTICE"]
    assert reasons == ["a link out of the folder; it is not followed"]
