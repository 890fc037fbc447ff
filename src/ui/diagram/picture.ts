import { ICON_PATHS } from './icon-paths.ts';
import { type EdgePath, layoutRoutes, type NodeBox } from './layout.ts';
import { LANES, type RouteModel, type RouteState } from './route.ts';
import { SIGNS } from './sign-paths.ts';
import { LANE_HEADINGS } from './wording.ts';

/** Colours as CSS writes them, with nothing left to look up. */
export interface PictureColours {
  readonly page: string;
  readonly surface: string;
  readonly border: string;
  readonly text: string;
  readonly muted: string;
  readonly failed: string;
  readonly delivered: string;
  readonly waiting: string;
  readonly deadLettered: string;
}

export interface PictureOptions {
  readonly title: string;
  readonly colours: PictureColours;
  /** How wide a text is in the picture's font, in pixels. */
  readonly widthOf: (text: string, fontSize: number) => number;
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const WIDTH = 1200;
const PADDING = 24;
const HEAD = 62;
const ROW = 30;
const GAP = 10;
const FONT = 13;
const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif";

/**
 * The route map as a picture that stands alone: drawn from the same model and geometry as the one on
 * screen, in one SVG document without styles, scripts or references to anything outside.
 */
export function drawRoutes(model: RouteModel, options: PictureOptions): Picture {
  const { title, colours } = options;
  const counts = [model.sources, model.rules, model.targets, model.queues].map(
    ({ length }) => length,
  );
  const layout = layoutRoutes(model, {
    width: WIDTH - 2 * PADDING,
    height: Math.max(2, ...counts) * (ROW + GAP),
    row: ROW,
  });
  const height = HEAD + layout.height + PADDING;
  const headings = layout.columns.map(
    ({ lane, x }) =>
      `<text x="${x}" y="-12" font-size="12" fill="${colours.muted}">${LANE_HEADINGS[lane]}</text>`,
  );
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="${FONTS}" font-size="${FONT}" role="img">`,
    `<title>${inXml(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="${colours.page}"/>`,
    `<text x="${PADDING}" y="${PADDING}" font-size="15" font-weight="600" fill="${colours.text}">${inXml(title)}</text>`,
    `<g transform="translate(${PADDING} ${HEAD})">`,
    ...headings,
    ...[...layout.edges].sort((a, b) => rank(a) - rank(b)).map((edge) => drawEdge(edge, colours)),
    ...LANES.flatMap((lane) => layout.nodes.filter(({ node }) => node.lane === lane)).map((box) =>
      drawNode(box, options),
    ),
    '</g></svg>',
  ];
  return { svg: svg.join('\n'), width: WIDTH, height };
}

/** What has been taken is drawn above what has not. */
function rank({ edge }: EdgePath): number {
  return edge.state === 'idle' ? 0 : 1;
}

function drawEdge({ edge, path, sign }: EdgePath, colours: PictureColours): string {
  const { state } = edge;
  const isDashed = state === 'failed' || state === 'invalid' || state === 'scheduled';
  const line = `<path d="${path}" fill="none" stroke="${inkOf(state, colours)}" stroke-width="1.5"${isDashed ? ' stroke-dasharray="3 4"' : ''}/>`;
  if (state !== 'failed' && state !== 'invalid' && state !== 'lost') return line;
  const gap = `<circle cx="${sign.x}" cy="${sign.y}" r="7" fill="${colours.page}"/>`;
  return line + gap + drawSign(state, sign.x, sign.y, 10, colours);
}

function drawSign(
  state: RouteState,
  x: number,
  y: number,
  size: number,
  colours: PictureColours,
): string {
  return `<path d="${SIGNS[state]}" transform="translate(${x - size / 2} ${y - size / 2}) scale(${size / 12})" fill="none" stroke="${inkOf(state, colours)}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/>`;
}

function drawNode({ node, x, y, width, height }: NodeBox, options: PictureOptions): string {
  const { colours, widthOf } = options;
  const middle = y + height / 2;
  const isBus = node.lane === 'bus';
  const parts = [
    `<rect x="${x + 0.5}" y="${y + 0.5}" width="${width - 1}" height="${height - 1}" rx="4" fill="${colours.surface}" stroke="${colours.border}"/>`,
  ];
  let left = x + 9;
  let right = x + width - 9;
  if (!isBus) {
    const isRule = node.lane === 'rule';
    const icon = `<path d="${ICON_PATHS[node.icon]}" transform="translate(${left} ${middle - 7}) scale(0.875)" fill="none" stroke="${colours.muted}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"/>`;
    parts.push(isRule ? drawSign(node.state, left + 7, middle, 12, colours) : icon);
    left += 21;
  }
  // The sign says what a rule does; what became of a delivery is said in words as well.
  const word =
    node.lane === 'target' || node.lane === 'queue' ? (node.word ?? node.badge?.label) : null;
  if (word) {
    const room = widthOf(word, 12);
    parts.push(
      `<text x="${right}" y="${middle + 4}" font-size="12" text-anchor="end" fill="${inkOf(node.state, colours, colours.muted)}">${inXml(word)}</text>`,
    );
    right -= room + 8;
    if (node.lane === 'target') {
      parts.push(drawSign(node.state, right, middle, 12, colours));
      right -= 12;
    }
  }
  const isTall = height >= 40 && node.detail !== null && (isBus || node.lane === 'source');
  const lines = isTall ? [node.name, node.detail ?? ''] : [node.name];
  for (const [index, line] of lines.entries()) {
    const size = index === 0 ? FONT : 12;
    const text = shortened(line, right - left, (part) => widthOf(part, size));
    const baseline = middle + 4.5 + (isTall ? (index === 0 ? -8 : 8) : 0);
    const place = isBus ? `x="${x + width / 2}" text-anchor="middle"` : `x="${left}"`;
    const fill = index === 0 && node.state !== 'idle' ? colours.text : colours.muted;
    parts.push(
      `<text ${place} y="${baseline}" font-size="${size}" fill="${fill}">${inXml(text)}</text>`,
    );
  }
  return parts.join('');
}

function inkOf(state: RouteState, colours: PictureColours, idle = colours.border): string {
  switch (state) {
    case 'matched':
    case 'delivered':
      return colours.delivered;
    case 'failed':
    case 'invalid':
    case 'lost':
      return colours.failed;
    case 'waiting':
      return colours.waiting;
    case 'dead-lettered':
      return colours.deadLettered;
    default:
      return idle;
  }
}

/** The text with an ellipsis where it has to end. */
function shortened(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  let fits = 0;
  for (let most = text.length; fits < most; ) {
    const half = Math.ceil((fits + most) / 2);
    if (widthOf(`${text.slice(0, half)}…`) <= room) fits = half;
    else most = half - 1;
  }
  return `${text.slice(0, fits)}…`;
}

function inXml(text: string): string {
  return (
    text
      // XML knows no other control characters, not even escaped.
      .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}
