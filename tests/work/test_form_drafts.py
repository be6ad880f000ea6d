"""Forms being written, published and retired."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from qa_desk.scoring import FormError, dump_form, load_form, starter_forms
from qa_desk.work.form_drafts import (
    DraftMissing,
    discard_draft,
    form_lines,
    load_draft,
    publish_draft,
    save_draft,
)
from qa_desk.work.forms import retire
from qa_desk.work.permissions import PermissionDenied
from tests.work.life_world import FORM, Centre


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre(tmp_path / "w")


def test_a_draft_is_kept_with_its_faults_and_published_without(centre: Centre) -> None:
    draft = save_draft(centre.lena, replace(FORM, sections=()))
    with pytest.raises(FormError):
        publish_draft(centre.lena, draft)
    assert save_draft(centre.lena, FORM) == draft
    with centre.workspace.reading() as connection:
        assert load_draft(connection, draft).form == FORM
        (line,) = form_lines(connection)
        assert (line.number, line.draft_id) == (None, draft)
    version = publish_draft(centre.lena, draft)
    with centre.workspace.reading() as connection:
        (line,) = form_lines(connection)
        assert (line.number, line.version_id, line.draft_id, line.retired) == (1, version, None, False)
        with pytest.raises(DraftMissing):
            load_draft(connection, draft)
    retire(centre.lena, version)
    save_draft(centre.lena, replace(FORM, title="Second"))
    with centre.workspace.reading() as connection:
        (line,) = form_lines(connection)
        assert (line.retired, line.draft_id, load_draft(connection, draft).based_on) == (True, draft, None)


def test_a_draft_given_up_is_gone_and_only_leads_write_forms(centre: Centre) -> None:
    draft = save_draft(centre.lena, FORM)
    discard_draft(centre.lena, draft)
    discard_draft(centre.lena, draft)
    with centre.workspace.reading() as connection:
        assert form_lines(connection) == []
    with pytest.raises(PermissionDenied):
        save_draft(centre.ann, FORM)


def test_the_starter_forms_survive_a_file_with_all_their_words() -> None:
    for form in starter_forms():
        assert load_form(dump_form(form)) == form
