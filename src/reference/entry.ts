import type { TargetInput } from '../core/model/scenario.ts';

/** One article of the reference: what something that is written, shown or answered means. */
export interface ReferenceEntry {
  /** The end of its address; it stays the same for ever, since others link to it. */
  readonly slug: string;
  /** As it is written: `prefix`, `$or`, `detail-type`; of an error its text. */
  readonly name: string;
  /** Whether the name is prose, and not something that is written in code. */
  readonly isTitle: boolean;
  /** What it does, in a sentence or two. */
  readonly summary: string;
  /** Which values it looks at, what it may hold, or when it comes. */
  readonly values: string;
  readonly example: ReferenceExample | null;
  /** What goes wrong with it, the most frequent first. */
  readonly pitfalls: readonly string[];
  /** Bounds that AWS sets. */
  readonly limits: readonly string[];
  /** What AWS answers, to the letter but for what varies. */
  readonly texts: readonly AwsText[];
  /** How all this is known, the surest first. */
  readonly known: readonly Evidence[];
  /** Ends of addresses of other articles, and of examples as `example/<id>`. */
  readonly see: readonly string[];
}

/** A text of AWS, or one made after it. Names in angle brackets stand for what varies: `<name>`. */
export interface AwsText {
  /** Its own address in the article, which stays the same for ever. */
  readonly slug: string;
  readonly text: string;
  /** The exception or code that it comes with. */
  readonly code: string;
  /** Why it comes, and what to do. */
  readonly means: string;
  readonly by: Evidence['by'];
}

/**
 * Where a fact comes from: `service`: recorded from AWS's answers and deliveries. `matcher`: AWS's own
 * open-source matcher, run. `documentation`: AWS's documents and API models. `choice`: AWS is silent.
 */
export interface Evidence {
  readonly by: 'service' | 'matcher' | 'documentation' | 'choice';
  /** Which part of it, where that is not all. */
  readonly what: string;
}

/** Something to change and try. That it does what is said of it is tested. */
export type ReferenceExample =
  | PatternExample
  | RefusedPattern
  | InputExample
  | ScheduleExample
  | RunExample;

/** Texts of JSON objects. */
export interface PatternExample {
  readonly type: 'pattern';
  readonly pattern: string;
  readonly matches: readonly string[];
  readonly rejects: readonly string[];
}

/** A pattern that AWS does not take. */
export interface RefusedPattern {
  readonly type: 'refused-pattern';
  readonly pattern: string;
  /** What was meant, and AWS takes. */
  readonly instead: string;
}

/** What a target is sent. */
export interface InputExample {
  readonly type: 'input';
  readonly input: TargetInput;
  readonly event: string;
  /** What is sent; `null` for nothing, or for an input that `PutTargets` refuses. */
  readonly sends: string | null;
  /** What was meant, where this goes wrong. */
  readonly instead: TargetInput | null;
  /** The target is a log group, which takes less than others; otherwise one that takes any text. */
  readonly isForLogGroup?: boolean;
}

export interface ScheduleExample {
  readonly type: 'schedule';
  readonly expression: string;
  /** What it means in words; `null` if AWS refuses it. */
  readonly words: string | null;
  /** What was meant, where AWS refuses it. */
  readonly instead: string | null;
}

/** A scenario of the gallery, played. */
export interface RunExample {
  readonly type: 'run';
  /** The id of the example. */
  readonly example: string;
  /** What is to be seen in it. */
  readonly tells: string;
  /** Words that stand in its story. */
  readonly shows: string;
}

type Given = Pick<ReferenceEntry, 'name' | 'summary'> &
  Partial<Omit<ReferenceEntry, 'known'>> & {
    /** Where all of it comes from, or what comes from where. */
    readonly known: Evidence['by'] | readonly (readonly [Evidence['by'], string])[];
  };

/** An article with what it does not have left empty. */
export function article({ known, ...given }: Given): ReferenceEntry {
  return {
    slug: given.name.replace(/^\$/, '').toLowerCase(),
    isTitle: false,
    values: '',
    example: null,
    pitfalls: [],
    limits: [],
    texts: [],
    see: [],
    known:
      typeof known === 'string'
        ? [{ by: known, what: '' }]
        : known.map(([by, what]) => ({ by, what })),
    ...given,
  };
}
