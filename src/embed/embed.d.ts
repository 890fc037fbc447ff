/**
 * For pages that embed a scenario with `embed.js`: the element `<buslab-playground>`, its events, and
 * the messages between the page and the frame, version 1. Import it for its types, or refer to it:
 *
 *     /// <reference path="./embed.d.ts" />
 *
 * Each message is an object with `buslab: 1`. What has another version, or comes from elsewhere than
 * the two ends, is not looked at. A command may have an `id` of the page's choosing, which the answer
 * to it has as well.
 */

export type EmbedTheme = 'auto' | 'light' | 'dark';

/** What a page asks of the frame. */
export type EmbedCommand =
  /**
   * Shows another scenario: the fragment of a link (`#s=1:…`, `#example/<id>`) or the JSON of a file;
   * with `mode="challenge"` another exercise: `#learn/<id>`, or the fragment of a link to one.
   */
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
  /** Asks for a `result`. */
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

/** What became of the event at one target. */
export interface EmbedDelivery {
  readonly rule: string;
  readonly status: string;
}

/** What the frame tells the page. */
export type EmbedMessage =
  /** It listens from now on. */
  | { readonly type: 'ready' }
  /** The verdicts or the deliveries are new, or were asked for. */
  | {
      readonly type: 'result';
      readonly id?: string;
      readonly verdicts: readonly EmbedVerdict[];
      /** None before the scenario has been run, and in a view that shows verdicts alone. */
      readonly deliveries: readonly EmbedDelivery[];
      readonly event: string;
      readonly pattern: string | null;
    }
  /** Somebody has changed the scenario; the fragment of a link to it. */
  | { readonly type: 'change'; readonly scenario: string }
  /** An exercise is solved; told again for every other answer that solves it. */
  | {
      readonly type: 'solved';
      /** Its id. */
      readonly exercise: string;
      readonly answer: string;
      /** How many answers were tried that AWS would take, this one included. */
      readonly tries: number;
      /** How many hints were shown before. */
      readonly hints: number;
      /** Whether the model answer was looked at before. */
      readonly answerShown: boolean;
    }
  /** In CSS pixels. */
  | { readonly type: 'resize'; readonly height: number }
  /** A command could not be carried out. */
  | { readonly type: 'error'; readonly message: string; readonly id?: string };

export type EmbedMessageOf<Type extends EmbedMessage['type']> = Extract<
  EmbedMessage,
  { readonly type: Type }
>;

/** What goes through `postMessage`. */
export type Versioned<Message extends EmbedCommand | EmbedMessage> = Message & {
  readonly buslab: 1;
};

/** The attributes, as they are written in HTML. All but `theme` are read when the frame is made. */
export interface BuslabPlaygroundAttributes {
  /** The fragment of a link: `#s=1:…` or `#example/<id>`. */
  scenario?: string;
  /** An exercise alone, in the place of a scenario. */
  mode?: 'challenge';
  /** With `mode="challenge"`: the id of an exercise of the course, or what a link has behind `#learn/`. */
  exercise?: string;
  view?: 'all' | 'pattern' | 'why' | 'map' | 'timeline' | 'transformer';
  theme?: EmbedTheme;
  /** Nothing can be changed, except by the page. */
  readonly?: '' | boolean;
  /** Nothing is loaded before somebody clicks. */
  'click-to-load'?: '' | boolean;
  /** A scenario of one event, in the place of `scenario`: the event's JSON. */
  event?: string;
  /** The pattern of the one rule, as JSON. */
  pattern?: string;
  /** The template of an input transformer. */
  template?: string;
  /** The paths of an input transformer: a JSON object. */
  paths?: string;
  /** What a link has in its query: `rule=default/my-rule&t=1200`. */
  query?: string;
  /** In pixels, until the frame has told its own. */
  height?: string;
  /** What the frame is called for assistive technology. */
  label?: string;
}

export interface BuslabPlaygroundElement extends HTMLElement {
  /** Asks something of the frame, at once or as soon as it listens. The methods below do it, too. */
  post(command: EmbedCommand): void;
  load(scenario: string): void;
  setEvent(text: string): void;
  setPattern(text: string, rule?: string): void;
  setTheme(theme: EmbedTheme): void;
  run(): void;
  getState(): Promise<EmbedMessageOf<'result'>>;
}

/** Each event's `detail` is the message. */
export interface BuslabPlaygroundEvents {
  'buslab-ready': CustomEvent<EmbedMessageOf<'ready'>>;
  'buslab-result': CustomEvent<EmbedMessageOf<'result'>>;
  'buslab-change': CustomEvent<EmbedMessageOf<'change'>>;
  'buslab-solved': CustomEvent<EmbedMessageOf<'solved'>>;
  'buslab-resize': CustomEvent<EmbedMessageOf<'resize'>>;
  'buslab-error': CustomEvent<EmbedMessageOf<'error'>>;
}

declare global {
  interface HTMLElementTagNameMap {
    'buslab-playground': BuslabPlaygroundElement;
  }
  interface HTMLElementEventMap extends BuslabPlaygroundEvents {}
}
