// Moves crowded symbols apart, so that each can be seen and reached; none goes further from its place than it is told.

const ROUNDS = 16;
const MAY_OVERLAP = 0.86; // of the two radii: symbols may touch and lap a little, as on a printed map

/** Pairs `[i, j, i, j, ...]` of points that may come to touch, were each moved as far as it may. */
function neighbours(points, limit) {
  const reach = 2 * points.reduce((most, p) => Math.max(most, p.r), 0) + 2 * limit;
  const cells = new Map();
  const cell = (v) => Math.floor(v / reach);
  points.forEach((p, i) => {
    const key = `${cell(p.x)} ${cell(p.y)}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(i);
  });
  const pairs = [];
  points.forEach((p, i) => {
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const j of cells.get(`${cell(p.x) + dx} ${cell(p.y) + dy}`) ?? []) {
          const other = points[j];
          const room = (p.r + other.r) * MAY_OVERLAP + 2 * limit;
          if (j > i && (p.x - other.x) ** 2 + (p.y - other.y) ** 2 < room * room) pairs.push(i, j);
        }
  });
  return Int32Array.from(pairs);
}

/** Give `{x, y}` for each of `points` (`{x, y, r}`), moved by at most `limit` pixels. */
export function spread(points, limit) {
  if (points.length < 2 || limit <= 0) return points.map(({ x, y }) => ({ x, y }));
  const pairs = neighbours(points, limit);
  const [xs, ys, rs] = ["x", "y", "r"].map((key) => Float64Array.from(points, (p) => p[key]));
  const homes = [xs.slice(), ys.slice()];
  for (let round = 0; round < ROUNDS && push(pairs, xs, ys, rs); round++) pull(xs, ys, homes, limit);
  return points.map((_, i) => ({ x: xs[i], y: ys[i] }));
}

/** Push points apart that overlap; tells whether there were any. */
function push(pairs, xs, ys, rs) {
  let moved = false;
  for (let k = 0; k < pairs.length; k += 2) {
    const i = pairs[k];
    const j = pairs[k + 1];
    const room = (rs[i] + rs[j]) * MAY_OVERLAP;
    let dx = xs[j] - xs[i];
    let dy = ys[j] - ys[i];
    if (dx * dx + dy * dy >= room * room) continue;
    let distance = Math.sqrt(dx * dx + dy * dy);
    if (distance < 0.01) { // the same point: a direction that depends on their order alone
      dx = Math.cos(2.4 * j);
      dy = Math.sin(2.4 * j);
      distance = 1;
    }
    const by = (room - distance) / 2 / distance;
    const share = (2 * rs[j]) / (rs[i] + rs[j]); // the large one stays nearer to its place
    xs[i] -= dx * by * share;
    ys[i] -= dy * by * share;
    xs[j] += dx * by * (2 - share);
    ys[j] += dy * by * (2 - share);
    moved = true;
  }
  return moved;
}

/** Pull points back that went too far from home. */
function pull(xs, ys, [homeXs, homeYs], limit) {
  for (let i = 0; i < xs.length; i++) {
    const dx = xs[i] - homeXs[i];
    const dy = ys[i] - homeYs[i];
    const far = Math.sqrt(dx * dx + dy * dy);
    if (far <= limit) continue;
    xs[i] = homeXs[i] + (dx * limit) / far;
    ys[i] = homeYs[i] + (dy * limit) / far;
  }
}
