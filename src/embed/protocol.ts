/**
 * The messages between a page and a scenario that is embedded in it, version 1. Each is an object with
 * `buslab: 1`; what has another version, or comes from elsewhere than the two ends, is not looked at.
 * A command may have an `id` of the page's choosing, which the answer to it has as well.
 */

export const PROTOCOL = 1;

export type EmbedTheme = 'auto' | 'light' | 'dark';

/** What a page asks of the frame. */
export type EmbedCommand =
  /** Shows another scenario: the fragment of a link (`#s=1:…`) or the JSON of a file. */
  | { readonly type: 'load'; readonly scenario: string; readonly id?: string }
  /** Puts a text in the place of the selected event. */
  | { readonly type: 'setEvent'; readonly text: string; readonly id?: string }
  /** Puts a pattern in the place of the selected rule's, or of the rule named. */
  | {
      readonly type: 'setPattern';
      readonly text: string;
      readonly rule?: string;
      readonly id?: string;
    }
  | { readonly type: 'setTheme'; readonly theme: EmbedTheme; readonly id?: string }
  /** Sends the selected event. */
  | { readonly type: 'run'; readonly id?: string }
  | { readonly type: 'getState'; readonly id?: string };

/** What every rule on the event's bus says to the event. */
export interface EmbedVerdict {
  readonly bus: string;
  readonly rule: string;
  /** `null`: the rule was not asked, since it is invalid or disabled, or no event can be made. */
  readonly matched: boolean | null;
  /** Why it does not match; `null` if it does. */
  readonly sentence: string | null;
}

/** What the frame tells the page. */
export type EmbedMessage =
  /** It listens from now on. */
  | { readonly type: 'ready' }
  /** The verdicts are new, or were asked for. */
  | {
      readonly type: 'result';
      readonly id?: string;
      readonly verdicts: readonly EmbedVerdict[];
      readonly deliveries: readonly { readonly rule: string; readonly status: string }[];
      readonly event: string;
      readonly pattern: string | null;
    }
  /** Somebody has changed the scenario; the fragment of a link to it. */
  | { readonly type: 'change'; readonly scenario: string }
  /** In CSS pixels. */
  | { readonly type: 'resize'; readonly height: number }
  /** A command could not be carried out. */
  | { readonly type: 'error'; readonly message: string; readonly id?: string };

export type Versioned<Message> = Message & { readonly buslab: typeof PROTOCOL };

/** In characters. */
const LONGEST_TEXT = 8_000_000;

/** What a message from a page asks; `null` if it is none of these, a sentence if it asks wrongly. */
export function readCommand(data: unknown): EmbedCommand | { readonly wrong: string } | null {
  if (typeof data !== 'object' || data === null || !('buslab' in data)) return null;
  if (data.buslab !== PROTOCOL) return { wrong: `This frame speaks version ${PROTOCOL}.` };
  const of = (key: string): unknown => Reflect.get(data, key);
  const given = of('id');
  const id = typeof given === 'string' && given.length <= 200 ? { id: given } : {};
  const text = of(of('type') === 'load' ? 'scenario' : 'text');
  const isText = typeof text === 'string' && text.length <= LONGEST_TEXT;
  switch (of('type')) {
    case 'load':
      return isText ? { type: 'load', scenario: text, ...id } : { wrong: '"scenario" is no text.' };
    case 'setEvent':
      return isText ? { type: 'setEvent', text, ...id } : { wrong: '"text" is no text.' };
    case 'setPattern': {
      const rule = of('rule');
      if (!isText) return { wrong: '"text" is no text.' };
      if (rule !== undefined && typeof rule !== 'string') return { wrong: '"rule" is no text.' };
      return { type: 'setPattern', text, ...(rule !== undefined && { rule }), ...id };
    }
    case 'setTheme': {
      const theme = of('theme');
      return theme === 'auto' || theme === 'light' || theme === 'dark'
        ? { type: 'setTheme', theme, ...id }
        : { wrong: '"theme" is auto, light or dark.' };
    }
    case 'run':
      return { type: 'run', ...id };
    case 'getState':
      return { type: 'getState', ...id };
    default:
      return { wrong: `There is no command ${JSON.stringify(of('type'))?.slice(0, 60)}.` };
  }
}
