import type {
  BuslabPlaygroundAttributes,
  BuslabPlaygroundElement,
  EmbedCommand,
  EmbedMessage,
} from '../../../embed/embed.d.ts';

/** One thing of the interface for pages that embed a scenario, as the page about it tells it. */
export interface InterfaceNote {
  readonly name: string;
  readonly tells: string;
}

export interface MethodNote {
  readonly tells: string;
  /** A call as it is written in a page … */
  readonly code: string;
  /** … and the same, for who tries it. */
  readonly call: (playground: BuslabPlaygroundElement) => void;
}

const ATTRIBUTES: Readonly<Record<keyof BuslabPlaygroundAttributes, string>> = {
  scenario: 'What is shown: the fragment of a link (`#s=1:…`) or `#example/<id>`.',
  mode: '`challenge`: an exercise alone, in the place of a scenario.',
  exercise:
    'The id of an exercise of the course (`hear-one-service`), or what a link to one has behind `#learn/`.',
  view: '`all`, `pattern`, `why`, `map`, `timeline` or `transformer`; everything if it is left out.',
  theme: '`auto`, `light` or `dark`. It can be changed at any time.',
  readonly: 'Readers cannot change anything; the page still can.',
  'click-to-load': 'Nothing is loaded before somebody clicks.',
  event: 'The JSON of an event, where there is no `scenario`.',
  pattern: 'The JSON of an event pattern, where there is no `scenario`.',
  template: 'The template of an input transformer, likewise.',
  paths: 'Its input paths, as a JSON object.',
  query: 'What a link has in its query: the rule, the tabs, the moment, the value pointed at.',
  height: 'In pixels, until the frame has told its own.',
  label: 'What the frame is called for a screen reader.',
};

const EVENTS: Readonly<Record<EmbedMessage['type'], string>> = {
  ready: 'The frame listens. What was asked before is asked now.',
  result:
    'The verdicts of all rules, and once the scenario has been run, what became of the event at each target.',
  change: 'Somebody has changed the scenario; `detail.scenario` is the fragment of a link to it.',
  solved:
    'With `mode="challenge"`: the exercise `detail.exercise` is solved, with so many `tries` and `hints`, by `detail.answer`.',
  resize: 'The frame needs `detail.height` pixels. The element takes them by itself.',
  error: 'A command could not be carried out; `detail.message` says why.',
};

export const attributes: readonly InterfaceNote[] = notesOf(ATTRIBUTES);

export const events: readonly InterfaceNote[] = notesOf(EVENTS).map(({ name, tells }) => ({
  name: `buslab-${name}`,
  tells,
}));

const LARGER_ORDER = `{
  "source": "com.ecommerce.orders",
  "detail-type": "OrderCreated",
  "detail": { "order_id": "12345", "total": 500 }
}`;
const ANY_ORDER = '{ "source": ["com.ecommerce.orders"] }';

/** In the order in which one tries them. */
export const methods: Readonly<Record<EmbedCommand['type'], MethodNote>> = {
  setEvent: {
    tells: 'Puts a text in the place of the event.',
    code: `playground.setEvent(\`${LARGER_ORDER}\`);`,
    call: (playground) => playground.setEvent(LARGER_ORDER),
  },
  setPattern: {
    tells: 'Puts a pattern in the place of the selected rule’s, or of the rule named.',
    code: `playground.setPattern('${ANY_ORDER}', 'fraud-check');`,
    call: (playground) => playground.setPattern(ANY_ORDER, 'fraud-check'),
  },
  run: {
    tells: 'Sends the event; the deliveries are in the `result` that follows.',
    code: 'playground.run();',
    call: (playground) => playground.run(),
  },
  getState: {
    tells: 'Resolves to the verdicts and deliveries that are on screen.',
    code: 'const { verdicts, deliveries } = await playground.getState();',
    call: (playground) => void playground.getState(),
  },
  setTheme: {
    tells: 'Changes the colours.',
    code: "playground.setTheme('dark');",
    call: (playground) => playground.setTheme('dark'),
  },
  load: {
    tells: 'Shows another scenario: the fragment of a link, or the JSON of a file.',
    code: "playground.load('#example/order-system');",
    call: (playground) => playground.load('#example/order-system'),
  },
};

function notesOf(told: Readonly<Record<string, string>>): readonly InterfaceNote[] {
  return Object.entries(told).map(([name, tells]) => ({ name, tells }));
}
