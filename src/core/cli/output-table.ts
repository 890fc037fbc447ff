import { isDeep, isObject, scalar } from './output-text.ts';

interface Section {
  readonly title: string;
  readonly depth: number;
  headers: readonly string[];
  rows: (readonly string[])[];
}

/** Room on each side of a cell, with the line beside it. */
const PADDING = 4;

/**
 * An answer as `--output table` draws it: a box for each object, boxes in boxes for what lies deeper.
 *
 * @param width in characters; where a table would be wider, objects are turned to stand upright
 */
export function tableOutput(operation: string, value: unknown, width: number): string {
  const sections: Section[] = [];
  build(operation, value, 0, sections);
  if (sections.length === 0) return '';
  if (widest(sections) > width) for (const section of sections) turn(section);
  const whole = widest(sections);
  const lines = ['-'.repeat(whole), ...sections.flatMap((section) => draw(section, whole))];
  return lines.map((line) => `${line}\n`).join('');
}

function build(title: string | null, value: unknown, depth: number, sections: Section[]): void {
  const isEmpty = isDeep(value) ? Object.keys(value as object).length === 0 : !value;
  if (isEmpty) return;
  if (title !== null) sections.push({ title, depth, headers: [], rows: [] });
  const current = sections.at(-1);
  if (!current) return;
  if (Array.isArray(value)) buildList(title ?? '', value, depth, sections, current);
  else if (isObject(value)) {
    const { shallow, deep } = sorted([value]);
    const [only] = shallow;
    if (shallow.length === 1 && only !== undefined) {
      current.rows.push([only, scalar(value[only])]);
    } else if (shallow.length > 1) {
      current.headers = shallow;
      current.rows.push(shallow.map((key) => scalar(value[key])));
    }
    for (const key of deep) build(key, value[key], depth + 1, sections);
  }
}

function buildList(
  title: string,
  items: readonly unknown[],
  depth: number,
  sections: Section[],
  first: Section,
): void {
  if (!isObject(items[0])) {
    for (const item of items) {
      if (!isDeep(item)) first.rows.push([scalar(item)]);
      else if (Array.isArray(item) && !item.some(isDeep)) first.rows.push(item.map(scalar));
      else build(null, item, depth, sections);
    }
    return;
  }
  const objects = items.filter(isObject);
  const { shallow, deep } = sorted(objects);
  let section = first;
  section.headers = shallow;
  objects.forEach((item, index) => {
    if (index > 0 && deep.length > 0) {
      section = { title, depth, headers: shallow, rows: [] };
      sections.push(section);
    }
    section.rows.push(shallow.map((key) => (Object.hasOwn(item, key) ? scalar(item[key]) : '')));
    for (const key of deep) {
      if (Object.hasOwn(item, key)) build(key, item[key], depth + 1, sections);
    }
  });
}

function sorted(objects: readonly Readonly<Record<string, unknown>>[]) {
  const shallow = new Set<string>();
  const deep = new Set<string>();
  for (const object of objects) {
    for (const [key, value] of Object.entries(object)) (isDeep(value) ? deep : shallow).add(key);
  }
  return { shallow: [...shallow].sort(), deep: [...deep].sort() };
}

/** One row becomes one line for each of its cells. */
function turn(section: Section): void {
  const [row, ...others] = section.rows;
  if (!row || others.length > 0 || section.headers.length === 0) return;
  section.rows = section.headers.map((header, index) => [header, row[index] ?? '']);
  section.headers = [];
}

function columnWidths({ headers, rows }: Section): number[] {
  const all = headers.length > 0 ? [headers, ...rows] : rows;
  const columns = Math.max(0, ...all.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
}

function widest(sections: readonly Section[]): number {
  return Math.max(
    ...sections.map((section) => {
      const cells = columnWidths(section).reduce((sum, width) => sum + width + PADDING, 0);
      return Math.max(section.title.length + 2, cells + 2) + 2 * section.depth;
    }),
  );
}

function draw(section: Section, whole: number): readonly string[] {
  const width = whole - 2 * section.depth;
  const widths = scaled(
    columnWidths(section).map((each) => each + PADDING),
    width,
  );
  const rule = widths
    .map((each, index) => `${index === 0 ? '+' : ''}${'-'.repeat(each - (index === 0 ? 2 : 1))}+`)
    .join('');
  const lines: string[] = [];
  if (section.title !== '') {
    lines.push(centred(section.title, width, '|'));
    if (section.rows.length === 0) lines.push(`+${'-'.repeat(width - 2)}+`);
  }
  if (section.headers.length > 0) {
    lines.push(rule, cells(section.headers, widths, centred));
  }
  if (section.rows.length > 0 && widths.length > 0) {
    lines.push(rule, ...section.rows.map((row) => cells(row, widths, leftAligned)), rule);
  }
  const edge = '|'.repeat(section.depth);
  return lines.map((line) => edge + line + edge);
}

function cells(
  row: readonly string[],
  widths: readonly number[],
  place: (text: string, width: number, left: string) => string,
): string {
  return row.map((text, index) => place(text, widths[index] ?? 0, index === 0 ? '|' : '')).join('');
}

function centred(text: string, width: number, left: string): string {
  const before = Math.floor(width / 2) - Math.floor(text.length / 2) - 1;
  return `${(left + ' '.repeat(Math.max(0, before)) + text).padEnd(width - 1)}|`;
}

function leftAligned(text: string, width: number, left: string): string {
  const room = text.length + left.length + 3 <= width ? 2 : 0;
  return `${(left + ' '.repeat(room) + text).padEnd(width - 1)}|`;
}

/** Widths in the same proportions whose sum is the whole. */
function scaled(widths: readonly number[], whole: number): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  const result = widths.map((width) => roundHalfEven((width * whole) / sum));
  let over = result.reduce((total, width) => total + width, 0) - whole;
  while (over !== 0 && result.length > 0) {
    for (let step = 0; step < result.length && over !== 0; step++) {
      const index = over > 0 ? step : result.length - 1 - step;
      result[index] = (result[index] ?? 0) - Math.sign(over);
      over -= Math.sign(over);
    }
  }
  return result;
}

function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
