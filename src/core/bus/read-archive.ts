import type { Archive } from '../model/archive.ts';
import { failure, type Result, success } from '../model/result.ts';
import { parsePattern } from '../pattern/parse.ts';
import { readRulePattern } from '../pattern/rule-pattern.ts';
import type { EventPattern } from '../pattern/syntax.ts';
import { type ServiceError, serviceError } from './service-error.ts';

const NOT_REPLAYED = '"replay-name":[{"exists":false}]';

/**
 * An archive is fed by a rule of its own, which the service manages. Its pattern: what the archive asks
 * for, and nothing that a replay has put.
 */
export function managedRulePattern({ pattern = '' }: Pick<Archive, 'pattern'>): string {
  const inside = pattern.trim().replace(/^\{/, '').replace(/\}$/, '').trim();
  return inside === '' ? `{${NOT_REPLAYED}}` : `{${NOT_REPLAYED},${inside}}`;
}

/**
 * What an archive keeps, or what `CreateArchive` answers in place of making it. A pattern is refused
 * as that of a rule is.
 */
export function readArchive(
  archive: Archive,
  buses: { readonly has: (bus: string) => boolean },
): Result<EventPattern, ServiceError & { readonly field: 'bus' | 'pattern' }> {
  const { name, bus, pattern = '' } = archive;
  if (!buses.has(bus)) {
    const message = `Event bus ${bus} does not exist.`;
    return failure({ ...serviceError('ResourceNotFoundException', message), field: 'bus' });
  }
  const own = pattern.trim() === '' ? null : readRulePattern(name, pattern);
  if (own && !own.ok) {
    const { message } = own.error;
    return failure({ ...serviceError('InvalidEventPatternException', message), field: 'pattern' });
  }
  const managed = parsePattern(managedRulePattern(archive));
  if (!managed.ok) throw new Error(`The pattern of ${name} is valid, and with replay-name is not`);
  return success(managed.value);
}
