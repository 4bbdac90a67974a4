// The block of data: JSON, or JSON with columns of bytes behind it, as geolibya/maps/packing.py writes it.

const LETTERS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((letter) => !"<&{}\\\"'`$".includes(letter));

/** Bytes of a text in which five letters stand for four of them. */
export function bytesOf(text) {
  const valueOf = new Uint8Array(128);
  LETTERS.forEach((letter, i) => (valueOf[letter.charCodeAt(0)] = i));
  const words = Math.ceil(text.length / 5);
  const missing = words * 5 - text.length;
  const whole = text + LETTERS.at(-1).repeat(missing);
  const out = new DataView(new ArrayBuffer(words * 4));
  for (let i = 0, at = 0; i < words; i++) {
    let word = 0;
    for (let k = 0; k < 5; k++) word = word * 85 + valueOf[whole.charCodeAt(at++)];
    out.setUint32(4 * i, word);
  }
  return new Uint8Array(out.buffer, 0, words * 4 - missing);
}

/** Texts that become strings only when they are asked for; like an array as far as it is needed. */
export class Texts {
  constructor(bytes, length) {
    Object.assign(this, { bytes, length });
    this.starts = new Uint32Array(length + 1);
    for (let i = 1, at = 0; i < length; i++) this.starts[i] = at = bytes.indexOf(10, at) + 1;
    this.starts[length] = bytes.length + 1;
    this.decoder = new TextDecoder();
  }

  at(i) {
    return JSON.parse(this.decoder.decode(this.bytes.subarray(this.starts[i], this.starts[i + 1] - 1)));
  }

  * [Symbol.iterator]() {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }
}

/** Hashes of one length in hexadecimal digits. */
export class Hashes {
  constructor(bytes, length) {
    Object.assign(this, { bytes, length, width: bytes.length / length });
  }

  at(i) {
    return Array.from(this.bytes.subarray(i * this.width, (i + 1) * this.width), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  * [Symbol.iterator]() {
    for (let i = 0; i < this.length; i++) yield this.at(i);
  }
}

/** Whole numbers, in arrays as narrow as their planes allow. */
function numbersOf(bytes, length, isDifferences) {
  const planes = bytes.length / length;
  const out = Int32Array.from(bytes.subarray(0, length));
  for (let plane = 1; plane < planes; plane++) {
    for (let i = 0, at = plane * length; i < length; i++) out[i] |= bytes[at++] << (8 * plane);
  }
  for (let i = 0; i < length; i++) out[i] = (out[i] >>> 1) ^ -(out[i] & 1);
  if (isDifferences) for (let i = 1; i < length; i++) out[i] += out[i - 1];
  else if (planes === 1) return Int8Array.from(out);
  else if (planes === 2) return Int16Array.from(out);
  return out;
}

const KINDS = {
  texts: (bytes, length) => new Texts(bytes, length),
  hashes: (bytes, length) => new Hashes(bytes, length),
  numbers: (bytes, length) => numbersOf(bytes, length, false),
  differences: (bytes, length) => numbersOf(bytes, length, true),
};

/** Put the columns back that were taken out. */
function unpack(bytes) {
  const line = bytes.indexOf(10);
  const columns = bytes.subarray(line + 1);
  const head = new TextDecoder().decode(bytes.subarray(0, line));
  return JSON.parse(head, (_, value) => (value?.packed ? KINDS[value.packed](columns.subarray(value.start, value.end), value.length) : value));
}

/** Read the text of a data block. */
export async function parseBlock(text, type) {
  if (type === "application/json") return JSON.parse(text);
  const stream = new Blob([bytesOf(text.trim())]).stream().pipeThrough(new DecompressionStream("deflate"));
  return unpack(new Uint8Array(await new Response(stream).arrayBuffer()));
}
