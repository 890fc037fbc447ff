/**
 * The models of requests, as data: what members an operation has, in the order of AWS's own service
 * models, and what they may be. Clients that check before they send read the same models.
 */
export type Shape<T = unknown> = ShapeData & {
  /** Never there: carries the type of what is read. */
  readonly value?: T;
};

type ShapeData =
  | ({ readonly type: 'text' } & TextBounds)
  | { readonly type: 'integer'; readonly least?: number; readonly most?: number }
  | { readonly type: 'boolean' | 'time' | 'bytes' | 'payload' }
  | ({ readonly type: 'list'; readonly member: Shape } & Bounds)
  | ({ readonly type: 'map'; readonly member: Shape; readonly key?: Shape } & Bounds)
  | StructureData;

interface StructureData {
  readonly type: 'structure';
  readonly members: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
}

interface Bounds {
  readonly least?: number;
  readonly most?: number;
}

interface TextBounds extends Bounds {
  /** As AWS writes it: without anchors, for the whole text. */
  readonly pattern?: string;
  readonly oneOf?: readonly string[];
}

export type Structure<T = unknown> = Shape<T> & StructureData;
export type ValueOf<S extends Shape> = S extends Shape<infer T> ? T : never;

type Shapes = Readonly<Record<string, Shape>>;
type Fields<Required extends Shapes, Optional extends Shapes> = {
  readonly [K in keyof Required]: ValueOf<Required[K]>;
} & { readonly [K in keyof Optional]?: ValueOf<Optional[K]> | undefined };

export const text = (bounds: TextBounds = {}): Shape<string> => ({ type: 'text', ...bounds });
export const integer = (bounds: Bounds = {}): Shape<number> => ({ type: 'integer', ...bounds });
export const boolean: Shape<boolean> = { type: 'boolean' };
/** Read as ISO 8601. */
export const time: Shape<string> = { type: 'time' };
/** Read as Base64. */
export const bytes: Shape<string> = { type: 'bytes' };
/** Bytes that are read as text. */
export const payload: Shape<string> = { type: 'payload' };

export function list<T>(member: Shape<T>, bounds: Bounds = {}): Shape<readonly T[]> {
  return { type: 'list', member, ...bounds };
}

export function map<T>(
  member: Shape<T>,
  { key, ...bounds }: Bounds & { readonly key?: Shape<string> } = {},
): Shape<Readonly<Record<string, T>>> {
  return { type: 'map', member, ...bounds, ...(key && { key }) };
}

/**
 * @param order of all members, if AWS's model does not have those first that are required
 */
export function structure<Required extends Shapes, Optional extends Shapes>(
  required: Required,
  optional: Optional,
  order: readonly (keyof Required | keyof Optional)[] = [],
): Structure<Fields<Required, Optional>> {
  const all: Shapes = { ...required, ...optional };
  const names = [...new Set([...order.map(String), ...Object.keys(all)])];
  const members = Object.fromEntries(
    names.flatMap((name) => (all[name] ? [[name, all[name]]] : [])),
  );
  return { type: 'structure', members, required: Object.keys(required) };
}
