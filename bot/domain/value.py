"""What every playbook value is: frozen, complete, and without keys it does not know."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A value read from a playbook. Equal when its fields are equal; never changed once built."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        validate_by_name=True,
        validate_by_alias=True,
    )
