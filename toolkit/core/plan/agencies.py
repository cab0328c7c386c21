"""Who takes part in a plan: agencies, and the classes of agencies that a plan names."""

from enum import StrEnum
from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from toolkit.core.plan.base import Basis, Date, Entity, FileSlug, Slug, Text


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

    code: FileSlug
    name: Text
    aliases: tuple[Text, ...] = ()
    """Other spellings of the source document, slips included."""
    kind: AgencyKind = AgencyKind.DEPARTMENT
    email: str = ""
    phone: str = ""
    valid_from: Date | None = None
    """First day of its existence; None: always."""
    valid_to: Date | None = None
    """Last day of its existence."""
    successors: tuple[Slug, ...] = ()
    """Agencies that take its place after that day."""
    basis: Basis = Basis.STATED

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.valid_from is not None and self.valid_to is not None and self.valid_from > self.valid_to:
            raise PydanticCustomError("validity_reversed", "the agency begins after it ends")
        return self


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
