"""License texts made for the tests, and the references that know them."""

from openglade.license_text.building import entry_of
from openglade.license_text.references import References

PLAIN = """The Meadow License

Copyright (c) 2020 Someone

Whoever receives a copy of this garden may use, copy, plant and give away whatever grows in it,
in the same bed or in another, as long as the fence stays where it was when the garden was opened.

1. Visitors must leave every gate in the state in which they found it, and must not climb over
any hedge that is taller than they are.

2. The names of the gardeners shall not be used to praise or to blame the fruit of another garden
without asking them beforehand in writing.

Whatever grows here is offered as it is, and nobody promises that it is sweet, ripe, or fit to be
eaten by anybody on any day of any year.
"""

OTHER = """The Harbor License

A ship that lies in this harbor may be painted, repaired and renamed by whoever sails it, provided
that the anchor remains on board and the bell is rung each time the ship is handed to somebody new.

No captain shall be asked to pay for water, rope or light, and none must tell where they came from.
"""

CLAUSE = (
    "You shall not sell the fruit, nor anything made from it, to more than 700 people in a month "
    "without a separate written permission of the gardeners."
)

REFERENCES = References.of(
    [entry_of(PLAIN, "LicenseRef-meadow"), entry_of(OTHER, "LicenseRef-harbor")]
)
