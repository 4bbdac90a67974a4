// WGS 84 degrees as an MGRS reference, to the metre; null beyond 80 S and 84 N, where MGRS has another system.

const A = 6378137;
const E2 = 0.00669437999014;
const K0 = 0.9996;
const BANDS = "CDEFGHJKLMNPQRSTUVWX";
const COLUMNS = ["STUVWXYZ", "ABCDEFGH", "JKLMNPQR"]; // by zone modulo 3
const ROWS = ["FGHJKLMNPQRSTUVABCDE", "ABCDEFGHJKLMNPQRSTUV"]; // even zones, odd zones

function zoneOf(lat, lon) {
  if (lat >= 56 && lat < 64 && lon >= 3 && lon < 12) return 32; // Norway
  if (lat >= 72 && lon >= 0 && lon < 42) return lon < 9 ? 31 : lon < 21 ? 33 : lon < 33 ? 35 : 37; // Svalbard
  return Math.floor(((lon + 180) % 360) / 6) + 1;
}

function utm(lat, lon, zone) {
  const rad = Math.PI / 180;
  const phi = lat * rad;
  const e2 = E2 / (1 - E2);
  const n = A / Math.sqrt(1 - E2 * Math.sin(phi) ** 2);
  const t = Math.tan(phi) ** 2;
  const c = e2 * Math.cos(phi) ** 2;
  const a = Math.cos(phi) * (lon - (zone * 6 - 183)) * rad;
  const m = A * ((1 - E2 / 4 - (3 * E2 ** 2) / 64 - (5 * E2 ** 3) / 256) * phi
    - ((3 * E2) / 8 + (3 * E2 ** 2) / 32 + (45 * E2 ** 3) / 1024) * Math.sin(2 * phi)
    + ((15 * E2 ** 2) / 256 + (45 * E2 ** 3) / 1024) * Math.sin(4 * phi)
    - ((35 * E2 ** 3) / 3072) * Math.sin(6 * phi));
  const easting = K0 * n * (a + ((1 - t + c) * a ** 3) / 6 + ((5 - 18 * t + t * t + 72 * c - 58 * e2) * a ** 5) / 120) + 500000;
  const northing = K0 * (m + n * Math.tan(phi) * (a * a / 2 + ((5 - t + 9 * c + 4 * c * c) * a ** 4) / 24
    + ((61 - 58 * t + t * t + 600 * c - 330 * e2) * a ** 6) / 720));
  return [easting, lat < 0 ? northing + 1e7 : northing];
}

export function mgrs(lat, lon) {
  if (lat < -80 || lat > 84) return null;
  const zone = zoneOf(lat, lon);
  const [easting, northing] = utm(lat, lon, zone);
  const band = BANDS[Math.min(19, Math.floor((lat + 80) / 8))];
  const column = COLUMNS[zone % 3][Math.floor(easting / 1e5) - 1];
  const row = ROWS[zone % 2][Math.floor(northing / 1e5) % 20];
  const digits = (metres) => String(Math.floor(metres % 1e5)).padStart(5, "0");
  return `${zone}${band} ${column}${row} ${digits(easting)} ${digits(northing)}`;
}
