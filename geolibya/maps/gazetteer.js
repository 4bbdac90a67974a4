// The gazetteer as a page: places coloured by kind, hollow where nothing confirms the point, areas as outlines.

const COLOURS = {
  settlement: "#5b4636", quarter: "#a6761d", road: "#8c8c8c", airfield: "#1f78b4", base: "#c0392b", oil: "#111111",
  port: "#0b7285", crossing: "#8e44ad", site: "#d95f02", area: "#2e7d32", country: "#6b7a99", water: "#4aa3c7", nature: "#7a9a01",
};

const data = JSON.parse(document.getElementById("gazetteer").textContent);
const map = L.map("map", { center: [28.4, 17.5], zoom: 6, minZoom: 3, maxZoom: 16, zoomSnap: 0.5, preferCanvas: true });
map.attributionControl.setPrefix(false);
const renderer = L.canvas({ padding: 0.3, tolerance: 4 });
L.geoJSON(data.areas, {
  interactive: false,
  renderer,
  style: (feature) => ({ color: "#8a8574", weight: feature.properties.home ? 1 : 0.8, fillColor: feature.properties.home ? "#fbf8ee" : "#ece8dc", fillOpacity: feature.properties.fill ? 1 : 0, dashArray: feature.properties.fill ? null : "4 4" }),
}).addTo(map);

const element = (name, text = "", attributes = {}) => Object.assign(document.createElement(name), { textContent: text, ...attributes });
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f'’-]/g, "").toLowerCase();
const facts = document.getElementById("facts");
const radius = L.circle([0, 0], { radius: 1, color: "#111", weight: 1.5, dashArray: "5 4", fillOpacity: 0.04, interactive: false, renderer });

function show(place) {
  radius.setLatLng([place.lat, place.lon]).setRadius(place.radius_km * 1000).addTo(map);
  const list = element("dl");
  for (const [label, value] of Object.entries(place.facts)) {
    list.append(element("dt", label), element("dd", value, { dir: "auto" }));
  }
  facts.replaceChildren(element("h2", place.name), list);
}

const wanted = { kinds: new Set(Object.keys(COLOURS)), checked: new Set([true, false]), words: "" };
const layers = data.places.map((place) => {
  const colour = COLOURS[place.kind] ?? "#000";
  const marker = L.circleMarker([place.lat, place.lon], {
    renderer, radius: place.kind === "settlement" || place.kind === "quarter" ? 3.5 : 5, color: colour, weight: 1.6,
    fillColor: place.checked ? colour : "#ffffff", fillOpacity: place.checked ? 0.85 : 0.6,
  });
  marker.bindTooltip(document.createTextNode(place.name).textContent.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  marker.on("click", () => show(place));
  return { place, marker, text: fold([place.name, place.id, ...Object.values(place.facts)].join(" ")) };
});

function draw() {
  let count = 0;
  for (const { place, marker, text } of layers) {
    const visible = wanted.kinds.has(place.kind) && wanted.checked.has(place.checked) && text.includes(wanted.words);
    if (visible) count += 1;
    if (visible !== map.hasLayer(marker)) visible ? marker.addTo(map) : marker.remove();
  }
  const shown = document.getElementById("count");
  shown.textContent = `${count} of ${layers.length} places`;
  shown.dataset.shown = count;
  shown.dataset.total = layers.length;
}

function box(set, value, label, swatch) {
  const input = element("input", "", { type: "checkbox", checked: true });
  input.addEventListener("change", () => {
    input.checked ? set.add(value) : set.delete(value);
    draw();
  });
  const row = element("label");
  row.append(input, swatch, element("span", label));
  return row;
}

function swatch(colour, filled) {
  const mark = element("i", "", { className: "swatch" });
  mark.style.borderColor = colour;
  mark.style.backgroundColor = filled ? colour : "#fff";
  return mark;
}

const count = (test) => data.places.filter(test).length;
for (const [kind, colour] of Object.entries(COLOURS)) {
  document.getElementById("kinds").append(box(wanted.kinds, kind, `${kind} (${count((p) => p.kind === kind)})`, swatch(colour, true)));
}
for (const [checked, words] of [[true, "confirmed by a reference table"], [false, "confirmed by none"]]) {
  document.getElementById("checked").append(box(wanted.checked, checked, `${words} (${count((p) => p.checked === checked)})`, swatch("#333", checked)));
}
document.getElementById("search").addEventListener("input", (event) => {
  wanted.words = fold(event.target.value.trim());
  draw();
  const found = layers.filter(({ text }) => text.includes(wanted.words));
  if (wanted.words && found.length === 1) show(found[0].place);
});
draw();
document.documentElement.dataset.ready = "true";
