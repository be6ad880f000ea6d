"""Joins the parts of the Coaching page: what each signal does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa_desk.work import coaching as work

if TYPE_CHECKING:
    from ui.pages.coaching.page import CoachingPage


def connect(page: CoachingPage) -> None:
    """Connect buttons and cards to use cases."""
    head, panel = page.head, page.panel
    head.new.clicked.connect(lambda _on=False: page.new())
    head.praise.clicked.connect(lambda _on=False: page.praise())
    head.views.buttonClicked.connect(lambda _button: page.show_chosen())
    page.list.currentItemChanged.connect(page.picked)
    page.nothing.acted.connect(page.new)
    page.error.retried.connect(page.load)
    page.results.opened.connect(page.show_session)
    page.board.wanted.connect(page.praise)
    page.board.played.connect(page.hearing.play)
    page.board.taken.connect(lambda key: page.do(work.take_back, key))
    panel.agent.clicked.connect(page.show_agent)
    panel.agenda.played.connect(lambda topic: page.play([topic]))
    panel.agenda.play_all.clicked.connect(lambda _on=False: page.play_all())
    panel.agenda.add.clicked.connect(lambda _on=False: page.with_view(page.asking.more_topics))
    panel.agenda.opened.connect(
        lambda call, at: page.context.navigate("review", interaction_id=call, at_ms=at)
    )
    panel.agenda.removed.connect(lambda key: page.do(work.remove_topic, key))
    panel.notes.written.connect(lambda words: page.write(work.write_notes, words))
    panel.private.written.connect(lambda words: page.write(work.write_private_note, words))
    panel.actions_card.agreed.connect(
        lambda words, owner, due: page.do(work.agree_action, page.wanted, words, owner, due)
    )
    panel.actions_card.ticked.connect(lambda key, on: page.do(work.set_done, key, on))
    panel.actions_card.removed.connect(lambda key: page.do(work.remove_action, key))
    panel.goals.add.clicked.connect(lambda _on=False: page.new_goal())
    panel.goals.closed.connect(lambda key: page.do(work.close_goal, key))
    panel.signing.hold.clicked.connect(lambda _on=False: page.do(work.set_held, page.wanted))
    panel.signing.sign.clicked.connect(lambda _on=False: page.sign())
    panel.signing.call_off.clicked.connect(lambda _on=False: page.do(work.call_off, page.wanted))
    panel.signing.next.clicked.connect(lambda _on=False: page.with_view(page.asking.next_time))
    panel.signing.save.clicked.connect(lambda _on=False: page.save_page())
    page.asking.done.connect(page.asked)
