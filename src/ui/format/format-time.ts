const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A length of virtual time as a person would say it, in two units at most: `8 ms`, `0.51 s`, `12 s`,
 * `1 min 12 s`, `2 h 05 min`, `1 d 2 h`.
 */
export function formatDuration(milliseconds: number): string {
  const value = Math.max(0, milliseconds);
  if (value === 0) return '0 s';
  if (value < 100) return `${trim(value, value < 10 ? 1 : 0)} ms`;
  if (value < 9_995) return `${trim(value / SECOND, 2)} s`;
  if (value < 59_950) return `${trim(value / SECOND, 1)} s`;
  const seconds = Math.round(value / SECOND);
  if (seconds < 3_600) return pair(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(value / MINUTE);
  if (minutes < 1_440) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(value / HOUR);
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h', 1);
}

/** A moment as its distance from the start of virtual time: `+0.51 s`, `+1 min 12 s`. */
export function formatOffset(milliseconds: number): string {
  return `+${formatDuration(milliseconds)}`;
}

/** The same to the millisecond, for tables: `+0.512 s`, `+1 min 12.512 s`, `+2 h 05 min 12.512 s`. */
export function formatExactOffset(milliseconds: number): string {
  const value = Math.max(0, Math.round(milliseconds));
  const seconds = (value % MINUTE) / SECOND;
  if (value < MINUTE) return `+${seconds.toFixed(3)} s`;
  const rest = seconds.toFixed(3).padStart(6, '0');
  const minutes = Math.floor((value % HOUR) / MINUTE);
  if (value < HOUR) return `+${minutes} min ${rest} s`;
  const hours = Math.floor((value % DAY) / HOUR);
  const padded = `${String(minutes).padStart(2, '0')} min ${rest} s`;
  if (value < DAY) return `+${hours} h ${padded}`;
  return `+${Math.floor(value / DAY)} d ${String(hours).padStart(2, '0')} h ${padded}`;
}

/** Without the zeros that say nothing. */
function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

function pair(large: number, unit: string, small: number, smallUnit: string, width = 2): string {
  if (small === 0) return `${large} ${unit}`;
  return `${large} ${unit} ${String(small).padStart(width, '0')} ${smallUnit}`;
}
