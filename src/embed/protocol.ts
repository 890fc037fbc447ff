import type { EmbedCommand } from './embed.d.ts';

/** The version of the messages, whose types are in `embed.d.ts` for the pages that embed, too. */
export const PROTOCOL = 1;

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
