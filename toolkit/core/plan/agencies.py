"""Who takes part in a plan: agencies, and the classes of agencies that a plan names."""

from enum import StrEnum

from toolkit.core.plan.base import Basis, Date, Entity, Slug, Text


class AgencyKind(StrEnum):
    """Kinds of agencies, used for sorting and for applicability of table rows."""

    DEPARTMENT = "department"
    PARTY = "party-body"
    MASS = "mass-organisation"
    DISTRICT = "district"
    COMMUNE = "commune"
    ENTERPRISE = "enterprise"
    STATION = "station"
    SCHOOL = "school"
    OTHER = "other"


class Agency(Entity):
    """One agency that a plan names, or a member of a class that it names."""

    code: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    """Other spellings of the source document, slips included."""
    kind: AgencyKind = AgencyKind.DEPARTMENT
    email: str = ""
    phone: str = ""
    valid_from: Date | None = None
    valid_to: Date | None = None
    successors: tuple[Slug, ...] = ()
    basis: Basis = Basis.STATED


class Group(Entity):
    """A named class of agencies ("Các huyện, thành phố, thị xã"): never an agency of its own."""

    code: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    members: tuple[Slug, ...] = ()
    """Codes of agencies. Empty where the document names no member."""
    basis: Basis = Basis.STATED
    """Where the membership comes from."""
    note: str = ""
