// Moves crowded symbols apart, so that each can be seen and reached; none goes further from its place than it is told.

const ROUNDS = 16;
const MAY_OVERLAP = 0.86; // of the two radii: symbols may touch and lap a little, as on a printed map

function neighbours(points, reach) {
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
        for (const j of cells.get(`${cell(p.x) + dx} ${cell(p.y) + dy}`) ?? []) if (j > i) pairs.push([i, j]);
  });
  return pairs;
}

/** Give `{x, y}` for each of `points` (`{x, y, r}`), moved by at most `limit` pixels. */
export function spread(points, limit) {
  const at = points.map(({ x, y }) => ({ x, y }));
  if (points.length < 2 || limit <= 0) return at;
  const widest = points.reduce((most, p) => Math.max(most, p.r), 0);
  const pairs = neighbours(points, 2 * widest + 2 * limit);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const [i, j] of pairs) {
      const room = (points[i].r + points[j].r) * MAY_OVERLAP;
      let dx = at[j].x - at[i].x;
      let dy = at[j].y - at[i].y;
      let distance = Math.sqrt(dx * dx + dy * dy);
      if (distance >= room) continue;
      if (distance < 0.01) { // the same point: a direction that depends on their order alone
        dx = Math.cos(2.4 * j);
        dy = Math.sin(2.4 * j);
        distance = 1;
      }
      const push = (room - distance) / 2 / distance;
      const share = (2 * points[j].r) / (points[i].r + points[j].r); // the large one stays nearer to its place
      at[i].x -= dx * push * share;
      at[i].y -= dy * push * share;
      at[j].x += dx * push * (2 - share);
      at[j].y += dy * push * (2 - share);
      moved = true;
    }
    at.forEach((p, i) => {
      const [dx, dy] = [p.x - points[i].x, p.y - points[i].y];
      const far = Math.sqrt(dx * dx + dy * dy);
      if (far > limit) [p.x, p.y] = [points[i].x + (dx * limit) / far, points[i].y + (dy * limit) / far];
    });
    if (!moved) break;
  }
  return at;
}
