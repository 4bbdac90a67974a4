// Bundles the page's script and style and the basemap into geolibya/maps/static/.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { makeBasemap } from "./basemap.js";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "geolibya", "maps", "static");
mkdirSync(out, { recursive: true });
const basemap = join(out, "basemap.json");
writeFileSync(basemap, JSON.stringify(makeBasemap()));
const options = {
  absWorkingDir: here,
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  loader: { ".png": "dataurl" },
  legalComments: "inline",
  logLevel: "warning",
};
const alias = { "geolibya-basemap": basemap };
await build({ ...options, entryPoints: ["src/page.js"], alias });
await build({ ...options, entryPoints: ["src/layer.js"], alias: { ...alias, leaflet: join(here, "src", "leaflet_global.js") } });
