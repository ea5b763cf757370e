"""Words for the acts and facts of the trail: what somebody did or saw, as a sentence would say it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Ids are made of the time and are larger than any count.
FIRST_ID = 10**16

ACTS: dict[str, str | Promise] = {
    "cooperatives.activate": _("Chose a PIN with an activation slip"),
    "cooperatives.appoint": _("Appointed somebody to a role"),
    "cooperatives.ask_factor_reset": _("Asked that somebody's two-step verification be reset"),
    "cooperatives.begin_factor": _("Began to set up two-step verification"),
    "cooperatives.begin_session": _("Signed in"),
    "cooperatives.change_secret": _("Changed their own PIN"),
    "cooperatives.confirm_factor": _("Switched on two-step verification"),
    "cooperatives.confirm_factor_reset": _("Confirmed the reset of somebody's two-step verification"),
    "cooperatives.confirm_proposal": _("Confirmed an appointment, its end or a slip as the second officer"),
    "cooperatives.edit": _("Changed the particulars of the cooperative"),
    "cooperatives.end_appointment": _("Ended an appointment"),
    "cooperatives.issue_slip": _("Gave a colleague an activation slip"),
    "cooperatives.pass_second_step": _("Gave the second code"),
    "cooperatives.propose_appointment": _("Appointed somebody to a role, or asked for it"),
    "cooperatives.propose_ending": _("Ended an appointment, or asked for it"),
    "cooperatives.propose_slip": _("Gave a colleague an activation slip, or asked for it"),
    "cooperatives.record_bylaws": _("Recorded a decision"),
    "cooperatives.refuse_code": _("Gave a wrong second code after the right PIN"),
    "cooperatives.refuse_factor_reset": _("Refused or took back a reset of two-step verification"),
    "cooperatives.refuse_proposal": _("Refused or took back an appointment, its end or a slip"),
    "cooperatives.register_person": _("Registered a person"),
    "cooperatives.renew_recovery_codes": _("Made new recovery codes"),
    "cooperatives.reset_factor": _("Reset two-step verification from the server"),
    "cooperatives.switch_off_factor": _("Switched off two-step verification"),
    "ledger.add_account": _("Added an account"),
    "ledger.approve_reversal": _("Approved a reversal"),
    "ledger.close_account": _("Closed an account"),
    "ledger.close_period": _("Closed a month"),
    "ledger.map_role": _("Gave a role to another account"),
    "ledger.open_book": _("Opened the books"),
    "ledger.place_hold": _("Held savings"),
    "ledger.record_journal": _("Recorded a journal entry"),
    "ledger.reject_reversal": _("Rejected a reversal"),
    "ledger.release_hold": _("Released held savings"),
    "ledger.rename_account": _("Renamed an account"),
    "ledger.request_reversal": _("Asked for a reversal"),
    "members.admit": _("Admitted a member"),
    "members.apply": _("Applied for membership"),
    "members.book": _("Opened the register of members"),
    "members.edit": _("Changed data of a member"),
    "members.choose_messages": _("Chose which messages are sent to a member, and how"),
    "members.edit_own_contact": _("Changed their own telephone or address"),
    "members.give_consent": _("Gave consent"),
    "members.issue_activation": _("Gave a member an activation slip"),
    "members.leave": _("Ended a membership"),
    "members.look": _("Saw private data of a member"),
    "members.record_application": _("Recorded an application"),
    "members.reject": _("Rejected an application"),
    "members.tie_person": _("Tied a sign-in to a member"),
    "members.withdraw_application": _("Withdrew an application"),
    "members.withdraw_consent": _("Withdrew consent"),
    "payments.add_bank_account": _("Added a bank account"),
    "payments.bring_to_vault": _("Brought cash to the vault"),
    "payments.close_drawer": _("Closed a drawer"),
    "payments.count_drawer": _("Counted a drawer"),
    "payments.import_bank_statement": _("Brought a bank statement"),
    "payments.match_bank_lines": _("Matched movements at the bank with entries"),
    "payments.sign_reconciliation": _("Signed a reconciliation with the bank"),
    "payments.unmatch_bank_line": _("Undid the match of a movement at the bank"),
    "payments.open_drawer": _("Opened a drawer"),
    "payments.resume_drawer": _("Went on with a counted drawer"),
    "payments.return_kept": _("Brought a kept float to the vault"),
    "payments.take_from_vault": _("Fetched cash from the vault"),
    "messages.put_aside": _("Put a message aside that was to be sent"),
    "messages.read": _("Marked their messages as read"),
    "messages.send_again": _("Had a message sent again"),
    "messages.send_all_again": _("Had all messages of a channel tried again"),
    "moving.approve_reversal": _("Approved a reversal"),
    "moving.begin": _("Asked for a list to be taken over"),
    "moving.begin_balances": _("Asked for an opening balance sheet to be taken over"),
    "moving.approve_undo": _("Undid a cash journal"),
    "moving.begin_journal": _("Asked for a cash journal to be taken over"),
    "moving.begin_loans": _("Asked for running loans to be taken over"),
    "moving.choose_table": _("Chose the table of a list"),
    "moving.commit": _("Took a list over into the books"),
    "moving.commit_balances": _("Took an opening balance sheet over into the books"),
    "moving.commit_journal": _("Took a cash journal over into the books"),
    "moving.commit_loans": _("Took running loans over into the books"),
    "moving.correct": _("Corrected the columns of a list"),
    "moving.drop": _("Put a list aside"),
    "moving.map_accounts": _("Confirmed the accounts of a balance sheet"),
    "moving.map_journal": _("Confirmed the accounts of a cash journal"),
    "moving.reject_undo": _("Kept a cash journal that was to be undone"),
    "moving.request_undo": _("Asked for a cash journal to be undone"),
    "moving.upload": _("Brought a list of older books"),
    "printing.begin_statements": _("Asked for statements of all members"),
    "printing.go_on": _("Had statements of all members gone on with"),
    "printing.remove_statements": _("Removed statements of all members"),
    "printing.take_statements": _("Took statements of all members away"),
    "savings.approve_reversal": _("Approved a reversal"),
    "savings.break_deposit": _("Took simpanan berjangka out early"),
    "savings.choose_maturity": _("Chose what becomes of simpanan berjangka on its last day"),
    "savings.begin_deposit_run": _("Began to settle what fell due on simpanan berjangka"),
    "savings.settle_deposits": _("Settled what fell due on simpanan berjangka"),
    "savings.begin_interest": _("Began interest of a month"),
    "savings.define_product": _("Defined a savings product"),
    "savings.deposit": _("Took a deposit"),
    "savings.offer_product": _("Offered a savings product again"),
    "savings.place_deposit": _("Opened simpanan berjangka"),
    "savings.set_deposit_terms": _("Set terms of simpanan berjangka"),
    "savings.open_account": _("Opened a savings account"),
    "savings.pay_pokok": _("Took simpanan pokok"),
    "savings.pay_wajib": _("Took simpanan wajib"),
    "savings.raise_dues": _("Raised dues for all members"),
    "savings.record_collection": _("Took a collector's list"),
    "savings.run_interest": _("Posted interest of a month"),
    "savings.set_terms": _("Set the terms of a savings product"),
    "savings.stop_product": _("Stopped offering a savings product"),
    "savings.withdraw": _("Paid out savings"),
}
FACTS: dict[str, str | Promise] = {
    "accounts": _("Number of accounts"),
    "amount": _("Amount"),
    "area_code": _("Area code"),
    "opened_with_amount": _("In the drawer at its opening"),
    "bank": _("Bank"),
    "begins_on": _("Begins on"),
    "changed": _("What changed"),
    "code": _("Code"),
    "concerns_on": _("About the day"),
    "decided_on": _("Decided on"),
    "difference_amount": _("Difference"),
    "counted_amount": _("Counted"),
    "email": _("E-mail"),
    "founded_on": _("Founded on"),
    "file_name": _("File"),
    "from_on": _("In force from"),
    "holder": _("In the name of"),
    "new": _("New movements"),
    "known": _("Known before"),
    "pending": _("Not booked yet"),
    "opening": _("Opening balance"),
    "closing": _("Closing balance"),
    "how": _("With"),
    "legal_number": _("Legal entity number"),
    "meeting": _("Meeting"),
    "members": _("Number of members"),
    "memo": _("Description"),
    "month": _("Month"),
    "name": _("Name"),
    "nib": "NIB",
    "npwp": "NPWP",
    "number": _("Number of the decision"),
    "on": _("Date"),
    "phone": _("Telephone number"),
    "reason": _("Reason"),
    "registry_number": _("Cooperative registry number"),
    "role": _("Role"),
    "street": _("Street"),
    "summary": _("What it is about"),
    "until_on": _("Until"),
    "values": _("Rules"),
    "zone": _("Time zone"),
}
SUBJECTS: dict[str, str | Promise] = {
    "account": _("Account"),
    "bank_account": _("Bank account"),
    "batch": _("List of older books"),
    "book": _("Books"),
    "cooperative": _("Cooperative"),
    "decision": _("Decision"),
    "drawer": _("Cash drawer"),
    "entry": _("Entry"),
    "member": _("Member"),
    "person": _("Person"),
    "product": _("Product"),
    "statements": _("Statements of all members"),
}


def act_words(act: str) -> str:
    """The words of an act; an act of a version that had other names is shown as it was written."""
    return str(ACTS.get(act, act))


def fact_words(name: str) -> str:
    """The words of a fact, or its own name with spaces."""
    return str(FACTS.get(name, name.replace("_", " ").capitalize()))


def subject_words(subject: str) -> str:
    """``member:17`` as "Member 17"."""
    kind, _colon, key = subject.partition(":")
    return f"{SUBJECTS.get(kind, kind.capitalize())} {key}".strip()


def acts_with_words(words: str) -> list[str]:
    """The acts whose words, in the language of the page, contain ``words``: so that people search what they read."""
    wanted = words.casefold()
    return [act for act, said in ACTS.items() if wanted and wanted in str(said).casefold()]


def visible_facts(facts: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The facts that say something to people: no bare ids, nothing empty, no lines (their entry shows them better)."""
    return [(name, value) for name, value in facts.items() if not _says_nothing(name, value)]


def _says_nothing(name: str, value: Any) -> bool:
    is_id = name.endswith(("_id", "_ids")) or (
        isinstance(value, int) and abs(value) >= FIRST_ID and "amount" not in name
    )
    return is_id or name == "lines" or value in (None, "", {})
