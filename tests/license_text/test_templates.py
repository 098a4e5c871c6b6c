from pathlib import Path

import pytest

from openglade.core.errors import InputError
from openglade.license_text.building import build, spdx_entries
from openglade.license_text.fingerprints import Form, Leeway
from openglade.license_text.identify import identify
from openglade.license_text.references import References
from openglade.license_text.templates import read_templates
from tests.license_text.originals import PLAIN

_XML = """<SPDXLicenseCollection xmlns="http://www.spdx.org/license">
  <license licenseId="Orchard-1.0" name="Orchard License 1.0">
    <crossRefs><crossRef>https://example.org/orchard/</crossRef></crossRefs>
    <text>
      <titleText><p>Orchard License</p></titleText>
      <p>Whoever walks in the orchard of <alt match=".+" name="who">the owner</alt> may pick apples
      and pears from every tree, <optional>plums included,</optional> while the sun is up.</p>
      <list><item><bullet>1.</bullet>Ladders must be put back where they were found.</item></list>
      <standardLicenseHeader>This orchard may be entered under the Orchard License version one.
      </standardLicenseHeader>
    </text>
  </license>
</SPDXLicenseCollection>"""

_OLD = _XML.replace(
    'licenseId="Orchard-1.0"', 'licenseId="Old-Orchard" deprecatedVersion="2.0"'
).replace(
    "<crossRefs>", "<obsoletedBys><obsoletedBy>Orchard-1.0</obsoletedBy></obsoletedBys><crossRefs>"
)

_COPY = """Whoever walks in the orchard of {who} may pick apples and pears from every tree, {plums}
while the sun is up.

{mark} Ladders must be put back where they were found."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Orchard-1.0.xml").write_text(_XML)
    (tmp_path / "Old-Orchard.xml").write_text(_OLD)
    return tmp_path


def test_a_template_gives_the_license_and_its_notice(folder: Path) -> None:
    entries, names = spdx_entries(folder)
    assert [(one.id, one.form) for one in entries] == [
        ("Orchard-1.0", Form.NOTICE),
        ("Orchard-1.0", Form.TEXT),
    ]
    assert names.names["orchard 1"] == "Orchard-1.0"
    assert names.urls == {"example.org/orchard": "Orchard-1.0"}


def test_a_license_that_another_id_replaces_is_left_out(folder: Path) -> None:
    assert {one.id for one in read_templates(folder) if one.replaced} == {"Old-Orchard"}


def test_what_may_vary_is_marked_word_by_word(folder: Path) -> None:
    text = next(one for one in spdx_entries(folder)[0] if one.form is Form.TEXT)
    assert sum(bool(flag & Leeway.FREE) for flag in text.flags) == 2
    title, plums, notice = 2, 2, 11
    assert sum(bool(flag & Leeway.OPTIONAL) for flag in text.flags) == title + plums + notice
    assert text.marks[-1][1] == "1"


@pytest.mark.parametrize(
    "copy",
    [
        _COPY.format(who="the owner", plums="plums included,", mark="1."),
        _COPY.format(who="Mrs. and Mr. Someone of Somewhere", plums="", mark="(a)"),
    ],
)
def test_a_copy_that_the_template_allows_is_the_license_word_for_word(
    folder: Path, copy: str
) -> None:
    found = identify(copy, References.of(*spdx_entries(folder)))
    assert (str(found.license), found.likeness) == ("Orchard-1.0", 1.0)


def test_a_duty_does_not_hide_in_a_field_of_a_template(folder: Path) -> None:
    text = _COPY.format(who="the owner, who must not be asked, and", plums="", mark="1.")
    assert identify(text, References.of(*spdx_entries(folder))).license is None


def test_a_text_of_the_list_is_no_text_of_its_own(folder: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "copied.txt").write_text(_COPY.format(who="us", plums="", mark="1."))
    (texts / "meadow.txt").write_text(PLAIN)
    path = tmp_path / "references"
    path.write_bytes(build(folder, [texts]))
    assert [one for one in References.load(path).ids if one.startswith("LicenseRef-")] == [
        "LicenseRef-meadow"
    ]
    (texts / "index.csv").write_text("name,kind\ncopied,model-licence\n")
    path.write_bytes(build(folder, [texts]))
    assert "LicenseRef-copied" in References.load(path).ids


def test_a_file_that_is_no_xml_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "broken.xml").write_text("<SPDXLicenseCollection>")
    with pytest.raises(InputError, match="get SPDX's files anew"):
        read_templates(tmp_path)
