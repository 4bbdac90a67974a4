// Keeps the address in step with the state, and the state with an address that is typed or gone back to.

import * as address from "./address.js";

const PAUSE = 120; // milliseconds without a change before it is written

export class AddressBar {
  constructor(store, state, wholeMap) {
    Object.assign(this, { store, state, wholeMap });
  }

  fragment(changes = {}) {
    return address.write(this.store, { ...this.state.value, ...changes });
  }

  /** The address that opens an event. */
  linkTo(id) {
    const site = this.store.site[this.store.ids.indexOf(id)];
    return `${location.href.split("#")[0]}#${this.fragment({ event: id, place: site < 0 ? "" : this.store.sites[site].key, centre: null })}`;
  }

  remember() {
    clearTimeout(this.writing);
    this.writing = setTimeout(() => {
      const text = this.fragment();
      this.wholeMap.href = `#${this.fragment({ embed: false })}`;
      if (text === location.hash.slice(1)) return;
      this.written = text;
      try {
        history.replaceState(null, "", `#${text}`);
      } catch { // inside a srcdoc frame only the hash may change
        location.hash = text;
      }
    }, PAUSE);
  }

  /** Hand over the state of an address that we did not write. */
  read(use) {
    const text = location.hash.slice(1);
    if (text !== this.written) use(address.read(this.store, text));
  }
}
