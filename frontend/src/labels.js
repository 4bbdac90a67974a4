// Where labels go: greedily, the more important first, never over a symbol or another label.

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function hitsDisc(box, { x, y, r }) {
  const dx = x - Math.max(box.left, Math.min(x, box.right));
  const dy = y - Math.max(box.top, Math.min(y, box.bottom));
  return dx * dx + dy * dy < r * r;
}

const boxAt = ({ x, y }, w, h) => ({ left: x - w / 2, right: x + w / 2, top: y - h / 2, bottom: y + h / 2 });

/** Middles of a label round a point that has `gap` pixels of its own: right, left, above, below, then the corners. */
export function around(x, y, w, h, gap) {
  const [dx, dy] = [gap + w / 2 + 3, gap + h / 2 + 1];
  const [cx, cy] = [gap * 0.7 + w / 2 + 2, gap * 0.7 + h / 2];
  return [
    { x: x + dx, y }, { x: x - dx, y }, { x, y: y - dy }, { x, y: y + dy },
    { x: x + cx, y: y - cy }, { x: x + cx, y: y + cy }, { x: x - cx, y: y - cy }, { x: x - cx, y: y + cy },
  ];
}

/**
 * Place labels `{candidates: [{x, y}], w, h}` among discs `{x, y, r}` and boxes, in their order and inside `view`.
 * Gives for each its middle, or null where it has to give way.
 */
export function place(labels, discs, view, boxes = []) {
  const taken = [...boxes];
  const isCut = (box) => box.left < view.left || box.right > view.right || box.top < view.top || box.bottom > view.bottom;
  return labels.map(({ candidates, w, h }) => {
    for (const middle of candidates) {
      const box = boxAt(middle, w, h);
      if (isCut(box) || taken.some((other) => overlaps(box, other)) || discs.some((disc) => hitsDisc(box, disc))) continue;
      taken.push(box);
      return middle;
    }
    return null;
  });
}
