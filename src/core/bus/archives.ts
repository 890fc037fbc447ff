import { topString } from '../json/top-member.ts';
import { utf8Length } from '../json/utf8.ts';
import { ARCHIVE_DELAY_MILLISECONDS, type Archive } from '../model/archive.ts';
import { type Instant, instant } from '../model/brand.ts';
import { failure, type Result, success } from '../model/result.ts';
import { Matcher } from '../pattern/matcher.ts';
import { readEventTime } from './event-time.ts';
import { readArchive } from './read-archive.ts';
import type { Recorder } from './recorder.ts';
import { type ServiceError, serviceError } from './service-error.ts';

const DAY_MILLISECONDS = 86_400_000;

/** An event that an archive keeps. */
export interface ArchivedEvent {
  readonly eventId: string;
  readonly event: string;
  /** Its own: replays go by it. */
  readonly time: Instant;
  readonly bytes: number;
  readonly availableAt: Instant;
  readonly expiresAt: Instant | null;
}

export interface ArchivePorts {
  readonly record: Recorder;
  readonly now: () => Instant;
  readonly hasBus: (bus: string) => boolean;
}

/** An archive as it is now (EventBridge API Reference, *DescribeArchive*). */
export interface ArchiveDescription extends Archive {
  readonly createdAt: Instant;
  readonly eventCount: number;
  readonly sizeBytes: number;
}

interface Kept {
  archive: Archive;
  readonly createdAt: Instant;
  readonly events: ArchivedEvent[];
}

/**
 * The archives of the account: each keeps the events of one bus that its pattern asks for, but for
 * those that a replay has put.
 */
export class Archives {
  readonly #ports: ArchivePorts;
  readonly #archives = new Map<string, Kept>();
  readonly #matchers = new Map<string, Matcher<string>>();

  constructor(ports: ArchivePorts) {
    this.#ports = ports;
  }

  create(archive: Archive): Result<Instant, ServiceError> {
    const { name } = archive;
    if (this.#archives.has(name)) {
      const message = `Archive ${name} already exists.`;
      return failure(serviceError('ResourceAlreadyExistsException', message));
    }
    const fed = this.#feed(archive);
    if (!fed.ok) return fed;
    const createdAt = this.#ports.now();
    this.#archives.set(name, { archive, createdAt, events: [] });
    return success(createdAt);
  }

  /**
   * Puts other archives in place of the present ones, all of which the service would make. One that
   * stays keeps its events, each until the moment that was set when it came.
   */
  deploy(archives: readonly Archive[]): void {
    for (const [name, kept] of this.#archives) {
      const next = archives.find((archive) => archive.name === name);
      if (next === kept.archive) continue;
      this.#matchers.get(kept.archive.bus)?.delete(name);
      if (!next || next.bus !== kept.archive.bus) {
        this.#archives.delete(name);
        continue;
      }
      kept.archive = next;
      this.#feed(next);
    }
    for (const archive of archives) {
      if (!this.#archives.has(archive.name)) this.create(archive);
    }
  }

  describe(name: string): Result<ArchiveDescription, ServiceError> {
    const kept = this.#archives.get(name);
    if (!kept) return failure(noArchive(name));
    const { archive, createdAt } = kept;
    const now = this.#ports.now();
    const there = kept.events.filter((event) => isThere(event, now));
    const sizeBytes = there.reduce((sum, { bytes }) => sum + bytes, 0);
    return success({ ...archive, createdAt, eventCount: there.length, sizeBytes });
  }

  list(): readonly ArchiveDescription[] {
    return [...this.#archives.keys()].flatMap((name) => {
      const described = this.describe(name);
      return described.ok ? [described.value] : [];
    });
  }

  get(name: string): Archive | null {
    return this.#archives.get(name)?.archive ?? null;
  }

  /** Every archive of a bus that wants an event keeps it. */
  offer(eventBus: string, eventId: string, event: string, cause: number): void {
    const { record, now } = this.#ports;
    for (const name of this.#matchers.get(eventBus)?.matchText(event) ?? []) {
      const kept = this.#archives.get(name);
      if (!kept) continue;
      const bytes = utf8Length(event);
      const { retentionDays } = kept.archive;
      const availableAt = instant(now() + ARCHIVE_DELAY_MILLISECONDS);
      const expiresAt =
        retentionDays === 0 ? null : instant(now() + retentionDays * DAY_MILLISECONDS);
      const time = instant(readEventTime(topString(event, 'time') ?? '') ?? now());
      kept.events.push({ eventId, event, time, bytes, availableAt, expiresAt });
      const facts = { archive: name, eventId, eventBus, bytes, availableAt, expiresAt };
      record({ type: 'event-archived', ...facts }, cause);
    }
  }

  /** Has its bus offer an archive what it asks for. */
  #feed(archive: Archive): Result<void, ServiceError> {
    const { name, bus } = archive;
    const read = readArchive(archive, { has: this.#ports.hasBus });
    if (!read.ok) return read;
    const matcher = this.#matchers.get(bus) ?? new Matcher<string>();
    matcher.add(name, read.value);
    this.#matchers.set(bus, matcher);
    return success(undefined);
  }

  /** The events of a time, both ends included, that are there now, and how many still are to come. */
  select(
    name: string,
    from: Instant,
    to: Instant,
  ): { readonly events: readonly ArchivedEvent[]; readonly late: number } {
    const now = this.#ports.now();
    const all = this.#archives.get(name)?.events ?? [];
    const asked = all.filter(({ time }) => time >= from && time <= to);
    const late = asked.filter(({ availableAt }) => availableAt > now).length;
    return { events: asked.filter((event) => isThere(event, now)), late };
  }
}

export function noArchive(name: string): ServiceError {
  return serviceError('ResourceNotFoundException', `Archive ${name} does not exist.`);
}

function isThere({ availableAt, expiresAt }: ArchivedEvent, now: Instant): boolean {
  return availableAt <= now && (expiresAt === null || expiresAt > now);
}
