// Small helpers for making elements. Text only ever enters as text.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** Make an HTML element; strings among the children become text nodes. */
export const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);

/** Make an SVG element. */
export const svg = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/** A link that leaves the page, or plain text where the address is no web address. */
export function link(url, text, attributes = {}) {
  if (!/^https?:\/\/[^\s]+$/i.test(url)) return document.createTextNode(text);
  return el("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank", ...attributes }, text);
}
