// Numbers and months for people.

const MINUS = "\u2212";
const THIN = "\u202f";

export function fixed(value, digits) {
  const text = Math.abs(value).toFixed(digits);
  return (value < 0 && Number(text) !== 0 ? MINUS : "") + text;
}

/** How measures are shown: shares as percentages, their differences in percentage points. */
export const measures = {
  influence: { title: "Influence", share: true },
  deference: { title: "Deference", digits: 2 },
  hedging: { title: "Hedging index", digits: 3, better: "more hedging between rivals" },
  room: { title: "Room for manoeuvre", share: true },
  standing: { title: "Standing", share: true },
  partners: { title: "Effective number of partners", digits: 2 },
};

/** One digit more where values are small. */
function digitsOf(measure, largest) {
  const about = measures[measure] ?? {};
  if (about.share) return largest * 100 < 10 ? 2 : 1;
  return about.digits ?? (largest < 1 ? 3 : largest < 100 ? 2 : 0);
}

/** Texts of values of a measure, of the size of `largest`. */
export function formatter(measure, largest = 1) {
  const share = measures[measure]?.share ?? false;
  const digits = digitsOf(measure, largest);
  const factor = share ? 100 : 1;
  const known = (v) => v !== null && v !== undefined && Number.isFinite(v);
  const plain = (v) => (known(v) ? fixed(v * factor, digits) : "–");
  return {
    plain,
    value: (v) => (known(v) ? plain(v) + (share ? THIN + "%" : "") : "–"),
    signed: (v) => (known(v) ? (Number(Math.abs(v * factor).toFixed(digits)) > 0 && v > 0 ? "+" : "") + plain(v) : "–"),
    unit: share ? "points" : "",
    tick: (v) => (share ? `${+(v * 100).toFixed(2)}${THIN}%` : `${+v.toFixed(4)}`).replace("-", MINUS),
  };
}

export const percent = (share) => {
  const p = share * 100;
  const text = p > 0 && p < 1 ? "under 1" : p > 99 && p < 100 ? "over 99" : p.toFixed(0);
  return text + THIN + "%";
};

/** A number with as many digits as it needs. */
export const plainNumber = (v) => (v === null || v === undefined ? "" : String(v).replace("-", MINUS));

/** "2022-02" as a point of time. */
export function time(month) {
  const [year, m] = String(month).split("-").map(Number);
  return new Date(Date.UTC(year, m - 1, 1));
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
export function monthName(month) {
  const [year, m] = String(month).split("-").map(Number);
  return MONTHS[m - 1] ? `${MONTHS[m - 1]} ${year}` : String(month);
}

export const thousands = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
export const plural = (n, one, many = one + "s") => `${thousands(n)} ${n === 1 ? one : many}`;
