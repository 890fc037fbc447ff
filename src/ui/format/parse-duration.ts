const MILLISECONDS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  sec: 1_000,
  second: 1_000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  w: 604_800_000,
  week: 604_800_000,
};

const PART = /(\d+(?:[.,]\d+)?)\s*([a-z]*)[\s,]*(?:and\s+)?/gy;

/**
 * A length of time as a person types it, in milliseconds: `90 s`, `1 min 30 s`, `2h5m`, `1.5 hours`,
 * `-1 day`. A number alone is seconds. `null` for what is none.
 */
export function parseDuration(text: string): number | null {
  const [, sign, rest = ''] = /^\s*([+-]?)\s*(.*?)\s*$/.exec(text.toLowerCase()) ?? [];
  if (rest === '') return null;
  let milliseconds = 0;
  PART.lastIndex = 0;
  while (PART.lastIndex < rest.length) {
    const from = PART.lastIndex;
    const [, amount, word = ''] = PART.exec(rest) ?? [];
    // A number alone is all there is; between units one is forgotten.
    const isAlone = word === '' && from === 0 && PART.lastIndex === rest.length;
    const unit = isAlone ? 1_000 : (MILLISECONDS[word] ?? MILLISECONDS[word.replace(/s$/, '')]);
    if (amount === undefined || unit === undefined) return null;
    milliseconds += Number(amount.replace(',', '.')) * unit;
  }
  return Math.round(sign === '-' ? -milliseconds : milliseconds);
}
