"""What came by mail: whose message it is, which documents came with it, and messages that bring nothing.

A message belongs to the agency whose form lies in it, else to the one with the sender's address in the plan.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from toolkit.core.consolidation.documents import is_named, named_files
from toolkit.core.intake.containers.headers import addresses
from toolkit.core.intake.containers.model import OPENED, UNSENT
from toolkit.core.intake.containers.names import containers
from toolkit.core.intake.kinds import Kind
from toolkit.core.plan.model import Plan
from toolkit.core.register.model import Letter
from toolkit.core.verdict import Standing
from validators.draft import Draft
from validators.register.files import lies_in

_MACHINES = ("mailer-daemon@", "postmaster@")
_OUTGOING = "biểu chưa ghi, đang trên đường gửi đến đơn vị"
_NOTHING = frozenset({"ignored-file", OPENED})
"""What is told of files that say nothing: pictures, archives of pictures."""


def tell_mail(drafts: Sequence[Draft], plan: Plan, excluded: Collection[str], letters: Sequence[Letter]) -> None:
    """Attribute messages and the documents in them; what the office leaves out is not looked at."""
    _pass_over_blank(drafts, plan)
    messages = {draft.file.name: draft for draft in drafts if _is_message(draft) and not lies_in(draft.file, excluded)}
    inside: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        nearest = next((name for name in containers(draft.file.name) if name in messages), "")
        inside[nearest].append(draft)
    senders = _senders(plan)
    named = named_files(letters)
    for name, message in messages.items():
        _tell(message, inside[name], plan, senders, named)
    for draft in drafts:
        _question_sender(draft, plan, senders)


def _question_sender(draft: Draft, plan: Plan, senders: Mapping[str, set[str]]) -> None:
    """A form that comes from another agency's address; the office passes on anybody's, a bundle is of several."""
    mail, agency = draft.file.mail, draft.intake.stamp.agency if draft.intake.stamp is not None else ""
    if not draft.undecided or mail is None or draft.file.bundle or agency not in plan.agency_by_code:
        return
    owners = senders.get(mail.address, set())
    if owners and not owners & {agency, plan.consolidator}:
        names = ", ".join(one.name for one in plan.agencies if one.code in owners)
        draft.tell(
            "sender-of-other-agency", found=f"{names} <{mail.address}>", expected=plan.agency_by_code[agency].name
        )


def _pass_over_blank(drafts: Sequence[Draft], plan: Plan) -> None:
    """Blank forms on their way to the agencies are no answers: in drafts, in the office's own mail, in bounces."""
    unsent = {draft.file.name: draft for draft in drafts if draft.intake.problem == UNSENT}
    own = set(addresses(plan.agency_by_code[plan.consolidator].email))
    for draft in drafts:
        if not draft.undecided or draft.submission is None:
            continue
        container = next((unsent[name] for name in containers(draft.file.name) if name in unsent), None)
        sender = draft.file.mail.address if draft.file.mail is not None else ""
        blank = draft.sent.untouched or not (draft.sent.content or draft.nil)
        if blank and (container is not None or sender in own or sender.startswith(_MACHINES)):
            draft.decide(Standing.IGNORED, _OUTGOING)
        elif container is not None:
            container.tell("draft-holds-form", found=draft.file.name.rpartition("/")[2])


def _is_message(draft: Draft) -> bool:
    details = draft.intake.details
    return draft.intake.problem == OPENED and details.get("kind") == Kind.MAIL


def _senders(plan: Plan) -> dict[str, set[str]]:
    """Address in lower case → codes of the agencies that have it."""
    found: dict[str, set[str]] = defaultdict(set)
    for agency in plan.agencies:
        for address in addresses(agency.email):
            found[address].add(agency.code)
    return found


def _tell(
    message: Draft, parts: Sequence[Draft], plan: Plan, senders: Mapping[str, set[str]], named: Collection[str]
) -> None:
    stamps = {part.intake.stamp.agency for part in parts if part.intake.stamp is not None}
    mail = message.file.mail
    codes = stamps & set(plan.agency_by_code) or senders.get(mail.address if mail is not None else "", set())
    # Forms of several agencies in one message, or one address for several, say nothing about what else came.
    agency = next(iter(codes)) if len(codes) == 1 else ""
    documents = [part for part in parts if part.document]
    for one in (message, *documents):
        one.agency = agency
    for one in (message, *(part for part in parts if not _is_message(part))):
        # A damaged form does not say whose it is; the message does.
        one.findings = [replace(finding, agency=finding.agency or agency) for finding in one.findings]
    if agency:
        for document in (one for one in documents if not is_named(one.file.name, named)):
            document.findings = []
            found = f"{document.reason} “{document.file.name.rpartition('/')[2]}”"
            document.tell("letter-attached", found=found, expected=plan.agency_by_code[agency].name)
    if not documents and all(map(_says_nothing, parts)):
        written_by = message.intake.details.get("automatic", "")
        message.findings = []
        found = written_by or (mail.words if mail is not None else "")
        message.tell("mail-automatic" if written_by else "mail-without-form", found=found)


def _says_nothing(part: Draft) -> bool:
    told = {finding.code for finding in part.findings}
    return part.standing is Standing.IGNORED and told <= _NOTHING and not _is_message(part)
