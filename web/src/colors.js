// Colours by order: of powers, domains and postures. src/style/palettes.json gives each its shade in light and dark.

const OF_POWERS = 10;
const OF_DOMAINS = 8;
const OF_POSTURES = 8;

/** Past the end of the palette colours come again, paler. */
function shade(base, k, size) {
  const round = Math.floor(k / size);
  const color = `var(--${base}${k % size})`;
  return round === 0 ? color : `color-mix(in oklab, ${color} ${Math.max(30, 100 - 30 * round)}%, var(--text))`;
}

export const powerColor = (k) => shade("p", k, OF_POWERS);
export const domainColor = (k) => shade("d", k, OF_DOMAINS);
export const postureColor = (k) => shade("s", k, OF_POSTURES);
/** Where there is one line and no order: the state, the base. */
export const ownColor = "var(--accent)";
