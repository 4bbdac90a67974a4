// The ids of events: given, or made from what the event is, as geolibya/event_ids.py makes them.

/*! SHA-256: noble-hashes, MIT License, (c) 2022 Paul Miller, https://github.com/paulmillr/noble-hashes */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const LENGTH = 16;
const encoder = new TextEncoder();

export function eventId(hash, activity, place, quote, status, date) {
  return bytesToHex(sha256(encoder.encode([hash, activity, place, quote, status, date].join("\0")))).slice(0, LENGTH);
}

/** Ids by the number of their event; those that were asked for are found again at once. */
export class EventIds {
  constructor(given, make) {
    Object.assign(this, { given, make, asked: new Map() });
  }

  of(i) {
    return this.given.at(i) || this.make(i);
  }

  at(i) {
    const id = this.of(i);
    this.asked.set(id, i);
    return id;
  }

  /** The number of the event that has an id, -1 where none has it; those at the place that an address names are tried first. */
  indexOf(id, isLikely = () => false) {
    if (!this.asked.has(id)) {
      const numbers = Array.from({ length: this.given.length }, (_, i) => i);
      const has = (i) => this.of(i) === id;
      this.asked.set(id, numbers.find((i) => isLikely(i) && has(i)) ?? numbers.find(has) ?? -1);
    }
    return this.asked.get(id);
  }
}
