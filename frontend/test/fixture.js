// A small payload, as geolibya/maps/payload.py writes it, for tests of the parts that need no browser.

import { openStore } from "../src/payload.js";

const term = (id, more = {}) => ({ id, label: id.replaceAll("_", " "), ...more });

export function payload() {
  return {
    page: { title: "Test", language: "en", version: "0", embed: false, asOf: "2019-05", reports: { read: 3, outlets: 2 } },
    scale: 10000,
    terms: {
      group: [term("ground"), term("air"), term("political")],
      activity: [term("armed_clash", { group: 0 }), term("air_strike", { group: 1 }), term("talks", { group: 2 })],
      status: ["reported", "acknowledged", "claimed", "planned", "denied"].map((id) => term(id)),
      actor: [term("lna"), term("gna")],
      caveat: [term("party")],
    },
    reports: {
      name: ["a.txt", "b, c.txt"], title: ["First", ""], outlet: ["Coast Daily", ""], url: ["https://example.org/1", "javascript:alert(1)"], archived: ["", ""], published: ["2019-05", ""],
      language: ["en", "fr"], dispatch: [false, true], after: ["", "Example Wire"], sha256: ["", ""],
    },
    spots: {
      place: ["sirte", "zawiya", "fezzan"], name: ["Sirte", "Az-Zawiya", "Fezzan"], label: ["Sirte", "Az-Zawiya", "Fezzan"], names: ["Sirte, Surt, Syrte", "Az-Zawiya, Zawiyah", "Fezzan"],
      relation: ["at", "direction", "within"], lat: [31.2, 32.66, 26], lon: [16.6, 12.73, 14], radius: [6, 15, 300], geo: [1, 2, 3], where: [1, 2, 4], country: ["LY", "LY", "LY"], admin1: ["", "", ""],
      adm2: ["", "", ""], outside: [false, false, false], bearing: [-1, 4, -1], area: [-1, -1, -1],
    },
    areas: [],
    districts: { scale: 10000, lines: [] },
    towns: [{ place: "sirte", name: "Sirte", names: "Sirte", lat: 31.2, lon: 16.6, zoom: 5, major: true }],
    sets: { actors: [[0], [0, 1], []], words: [[], [6]], caveats: [[], [0]], casualties: [[], [["two killed", 2, null, "soldiers"]]], marks: [[], ["activity", "place"]] },
    marks: { gap: [0, 7], length: [4, 5] },
    incidentNames: { 1: "joint", 2: "" },
    contradictions: { one: [], other: [], kind: [] },
    copies: { one: [], other: [] },
    dates: ["", "2019-04-07", "2019-04", "2016/.."],
    texts: ["", "Jets struck Sirte.", "=cmd, \"quoted\"", "They met.", "Nobody knows where.", "on Sunday", "the pilot"],
    ids: ["e1", "e2", "e3", "e4"],
    events: {
      activity: [1, 0, 2, 0], status: [0, 2, 0, 4], actors: [0, 1, 2, 1], targets: [1, 2, 2, 2], actors_text: [0, 0, 0, 0], attribution: [1, 0, 0, 0], caveats: [1, 0, 0, 0],
      casualties: [1, 0, 0, 0], marks: [1, 0, 0, 0], when: [5, 0, 0, 0], reviewed: [0, 0, 0, 0], date: [1, 2, 0, 3], quote: [1, 2, 3, 4], start: [10, 0, 5, 7], spot: [0, 1, 2, -1], report: [0, 0, 1, 1], incident: [0, 1, 2, 1],
    },
  };
}

export const store = () => openStore(payload());
