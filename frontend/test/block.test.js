import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { Hashes, Texts, bytesOf, parseBlock } from "../src/block.js";

const LETTERS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((letter) => !"<&{}\\\"'`$".includes(letter));

/** Bytes as letters, the long way. */
function spell(bytes) {
  const missing = (4 - (bytes.length % 4)) % 4;
  const padded = Buffer.concat([bytes, Buffer.alloc(missing)]);
  let text = "";
  for (let at = 0; at < padded.length; at += 4) {
    let word = padded.readUInt32BE(at);
    const five = [];
    for (let k = 0; k < 5; k++, word = Math.floor(word / 85)) five.unshift(LETTERS[word % 85]);
    text += five.join("");
  }
  return text.slice(0, text.length - missing);
}

test("letters are read as bytes, however many there are", () => {
  for (let n = 0; n < 40; n++) {
    const bytes = Buffer.from(Array.from({ length: n }, (_, i) => (i * 97 + n * 31) % 256));
    assert.deepEqual(Buffer.from(bytesOf(spell(bytes))), bytes);
  }
});

test("columns of a packed block come back as what they were", async () => {
  const texts = ["حفتر \u2028 </script>", "", "a\nb", "\ud800", "𐎀"];
  const columns = [
    Buffer.from(texts.map((text) => JSON.stringify(text)).join("\n")),
    Buffer.from("00ff10ab", "hex"),
    Buffer.from([0, 1, 2, 3, 255]), // 0, -1, 1, -2, -128
    Buffer.from([2, 2, 1, 0, 1, 0]), // in two planes 2, 258, 1: the differences 1, 129, -1
    Buffer.from([0, 254, 1, 255]), // in two planes 256, 65534
  ];
  let end = 0;
  const told = ["texts", "hashes", "numbers", "differences", "numbers"].map((packed, i) => {
    const start = end;
    end += columns[i].length;
    return { packed, start, end, length: [5, 2, 5, 3, 2][i] };
  });
  const head = JSON.stringify({ page: { title: "T" }, columns: told });
  const block = spell(deflateSync(Buffer.concat([Buffer.from(`${head}\n`), ...columns])));
  const { page, columns: read } = await parseBlock(`\n${block}\n`, "application/x-geolibya-packed");
  assert.equal(page.title, "T");
  assert.deepEqual([...read[0]], texts);
  assert.deepEqual([...read[1]], ["00ff", "10ab"]);
  assert.deepEqual([...read[2]], [0, -1, 1, -2, -128]);
  assert.deepEqual([...read[3]], [1, 130, 129]);
  assert.deepEqual([...read[4]], [128, 32767]);
});

test("a small block is plain JSON", async () => {
  assert.deepEqual(await parseBlock('{"a":[1]}', "application/json"), { a: [1] });
});

test("hashes are read one by one", () => {
  const hashes = new Hashes(Uint8Array.from([0x0b, 0xbc, 0xbc, 0xab]), 2);
  assert.deepEqual([hashes.at(0), hashes.at(1)], ["0bbc", "bcab"]);
});

test("texts are read one by one", () => {
  const texts = new Texts(new TextEncoder().encode('"a"\n"b"'), 2);
  assert.equal(texts.length, 2);
  assert.equal(texts.at(1), "b");
});
