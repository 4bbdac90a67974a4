// The state in the address: only what differs from the state in which the page opens.

import { FACETS } from "./filter.js";
import { firstState } from "./state.js";

const TEXTS = ["since", "until", "query", "place", "event", "view", "colour"];
const encode = (text) => encodeURIComponent(text.toWellFormed()); // a lone surrogate has no place in an address
const list = (ids) => ids.map(encode).join(",");

/** Write a state as `group=ground,air&status=!denied`; `!` lists what is switched off. */
export function write(store, state) {
  const first = firstState(store);
  const parts = state.embed === first.embed ? [] : [state.embed ? "embed" : "full"];
  for (const facet of FACETS) {
    const on = state.on[facet];
    if (on.every((is, i) => is === first.on[facet][i])) continue;
    const ids = Array.from(store.facets[facet], ({ id }) => id);
    const [yes, no] = [ids.filter((_, i) => on[i]), ids.filter((_, i) => !on[i])];
    parts.push(`${facet}=${yes.length <= no.length ? list(yes) : `!${list(no)}`}`);
  }
  for (const key of TEXTS) if (state[key] !== first[key]) parts.push(`${key}=${encode(state[key])}`);
  if (!state.undated) parts.push("undated=no");
  if (state.centre) parts.push(`at=${state.centre.join(",")}`);
  return parts.join("&");
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // a broken escape: as if it had not been there
  }
}

/** Read a state back; what the page does not know is left out. */
export function read(store, fragment) {
  const state = firstState(store);
  for (const part of fragment.replace(/^#/, "").split("&")) {
    const [key, value = ""] = part.split(/=(.*)/s);
    if (key === "embed" || key === "full") state.embed = key === "embed";
    else if (FACETS.includes(key)) {
      const off = value.startsWith("!");
      const named = new Set(value.slice(off ? 1 : 0).split(",").filter(Boolean).map(decode));
      state.on[key] = Uint8Array.from(store.facets[key], ({ id }) => Number(named.has(id.toWellFormed()) !== off));
    } else if (key === "view") state.view = value === "list" ? "list" : "map";
    else if (key === "colour") state.colour = value === "actor" ? "actor" : "group";
    else if (key === "since" || key === "until") state[key] = /^\d{4}-\d\d-\d\d$/.test(value) ? value : "";
    else if (TEXTS.includes(key)) state[key] = decode(value);
    else if (key === "undated") state.undated = value !== "no";
    else if (key === "at") {
      const numbers = value.split(",").map(Number);
      if (numbers.length === 3 && numbers.every(Number.isFinite)) state.centre = numbers;
    }
  }
  return state;
}
