import { isSimilar } from '../../pattern/similar-text.ts';
import { type EventPath, lastNameOf } from '../event-paths.ts';

/** Paths that a path which `PutTargets` refuses may be meant to be. */
export function spelledPaths(path: string): readonly string[] {
  const trimmed = path.trim();
  const dotted = trimmed
    .replace(/\[\s*(['"])([A-Za-z0-9_\-/]+)\1\s*\]/g, '.$2')
    .replace(/^<|>$/g, '')
    .replace(/^\$?\.?(?=[A-Za-z0-9_])/, '$.')
    .replace(/^\.(?=\[)/, '$')
    .replace(/\.\[/g, '[')
    .replace(/\.+$/, '');
  const rooted = dotted.startsWith('$') ? dotted : `$${dotted}`;
  return [...new Set([trimmed, rooted])].filter((candidate) => candidate !== path);
}

/** Paths of the event that a path which selects nothing may be meant to be, the nearest first. */
export function nearPaths(path: string, paths: readonly EventPath[]): readonly string[] {
  const name = lastNameOf(path);
  if (name === '') return [];
  const parent = path.slice(0, path.length - name.length);
  const likeness = (candidate: string): number => {
    const field = lastNameOf(candidate);
    if (candidate.endsWith(']') || (field !== name && !isSimilar(field, name))) return 0;
    const isSibling = candidate.slice(0, candidate.length - field.length) === parent;
    return (isSibling ? 2 : 0) + (field === name ? 1.5 : 1);
  };
  return paths
    .map(({ path: candidate }) => ({ candidate, score: likeness(candidate) }))
    .filter(({ candidate, score }) => score > 0 && candidate !== path)
    .sort((a, b) => b.score - a.score)
    .slice(0, 2)
    .map(({ candidate }) => candidate);
}
