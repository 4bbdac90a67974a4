"""Actors who bear no arms: whom war befalls, and who speaks of it without being a side."""

CIVIL = frozenset(("civilians", "migrants_refugees", "detainees", "medical_personnel", "journalists"))
"""Whom war befalls; they are deployed nowhere and do no act of war."""
NO_FORCES = CIVIL | {"un"}
"""Whose presence is no presence of forces."""
NO_SIDES = NO_FORCES | {"eu", "police"}
"""Whom reports without any fighting name, too, and who are no party to one."""
WITHOUT_PLANES = frozenset(
    "isis aqim ansar_al_sharia brsc dmsc bdb kaniyat tebu_forces tuareg_forces awlad_suleiman zway_fighters"
    " chadian_rebels".split()
)
"""Who has never flown a warplane."""
