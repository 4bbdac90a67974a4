// What a place is called in a sentence, and what its words allow on the ground.

/** "near Sirte", "south of Az-Zawiya", "somewhere in Cyrenaica"; the bare name where the event is at the place. */
export function placeWords(spot, words) {
  if (!spot) return words.say("notPlaced");
  const place = spot.label || spot.name;
  if (spot.relation === "near" || spot.relation === "within") return words.say(spot.relation, { place });
  if (spot.relation !== "direction") return place;
  if (spot.bearing < 0) return words.say("around", { place });
  return words.say(spot.inside ? "part" : "direction", { place, bearing: words.say("bearings").split(",")[spot.bearing] });
}

/** The name of a site: that of its place, with the relation where all its events have the same. */
export function siteWords(site, words) {
  const [first, ...others] = site.spots;
  if (site.isArea) return first.label || first.name;
  return others.every((spot) => spot.relation === first.relation) ? placeWords(first, words) : first.label || first.name;
}
