import type { Shape } from '../api/shape.ts';

/** A request with everything in it, to be filled in: what `--generate-cli-skeleton` prints. */
export function skeletonOf(shape: Shape): unknown {
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        Object.entries(shape.members).map(([name, member]) => [name, skeletonOf(member)]),
      );
    case 'list':
      return [skeletonOf(shape.member)];
    case 'map':
      return { KeyName: skeletonOf(shape.member) };
    case 'text':
      // The tool picks one by chance.
      return shape.oneOf?.[0] ?? '';
    case 'integer':
      return 0;
    case 'boolean':
      return true;
    case 'time':
      return '1970-01-01T00:00:00';
    case 'bytes':
    case 'payload':
      return null;
  }
}
