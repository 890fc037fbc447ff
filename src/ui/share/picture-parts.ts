import type { Picture, PictureColours } from '../diagram/picture.ts';

/** What a picture needs of a browser: resolved colours, measured texts, and pixels. */

const TOKENS: Readonly<Record<keyof PictureColours, string>> = {
  page: '--color-surface-sunken',
  surface: '--color-surface',
  border: '--color-border-strong',
  text: '--color-text',
  muted: '--color-text-muted',
  failed: '--color-failed',
  delivered: '--color-delivered',
  waiting: '--color-waiting',
  deadLettered: '--color-dead-lettered',
};

/** The page's own colours, in one of its themes whichever is on screen. */
export function pictureColours(theme: 'light' | 'dark'): PictureColours {
  const root = document.documentElement;
  const pinned = root.dataset.theme;
  // Only the root can have another theme. It is put back before anything is painted.
  root.dataset.theme = theme;
  const probe = document.createElement('span');
  probe.hidden = true;
  root.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    page: colour(TOKENS.page),
    surface: colour(TOKENS.surface),
    border: colour(TOKENS.border),
    text: colour(TOKENS.text),
    muted: colour(TOKENS.muted),
    failed: colour(TOKENS.failed),
    delivered: colour(TOKENS.delivered),
    waiting: colour(TOKENS.waiting),
    deadLettered: colour(TOKENS.deadLettered),
  };
  probe.remove();
  if (pinned === undefined) delete root.dataset.theme;
  else root.dataset.theme = pinned;
  return colours;
}

let context: CanvasRenderingContext2D | null = null;

export function widthOf(text: string, fontSize: number): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * fontSize * 0.6;
  context.font = `${fontSize}px system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif`;
  return context.measureText(text).width;
}

/** For sharp letters on every screen. */
const SCALE = 2;

/** `null` if the browser cannot. */
export async function pngOf(picture: Picture, address: string): Promise<Blob | null> {
  const image = new Image(picture.width * SCALE, picture.height * SCALE);
  image.src = address;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * SCALE;
  canvas.height = picture.height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
