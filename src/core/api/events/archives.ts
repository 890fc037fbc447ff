import type { ArchiveDescription } from '../../bus/archives.ts';
import { readArchive } from '../../bus/read-archive.ts';
import type { Archive } from '../../model/archive.ts';
import { archiveArn, busArn } from '../../model/arn.ts';
import type { Configuration } from '../../model/configuration.ts';
import { type Result, success } from '../../model/result.ts';
import { readRulePattern } from '../../pattern/rule-pattern.ts';
import type { ApiAccount } from '../account.ts';
import * as model from '../model/archives.ts';
import { operation } from '../operation.ts';
import { pageOf } from '../pages.ts';
import { type ApiError, type ApiResult, notSimulated, refuse } from '../wire.ts';
import { busOfArn, MOST_RESOURCES, notAnArn, onlyOneFilter, seconds } from './lookup.ts';

/** What the document of a scenario holds. */
const MOST_ARCHIVES = 200;
const MOST_RETENTION_DAYS = 100_000;

/** Archives (EventBridge API Reference). One is there, `ENABLED`, as soon as it is asked for. */

export const createArchive = operation(model.createArchive, (input, account) => {
  const { ArchiveName: name, EventSourceArn, Description: description } = input;
  const { EventPattern: pattern, RetentionDays: retentionDays = 0 } = input;
  const { configuration } = account;
  const bus = busOfArn(configuration, EventSourceArn);
  if (bus === null) return refuse('ValidationException', notAnArn('EventSourceArn'));
  const archive: Archive = {
    ...{ name, bus, retentionDays },
    ...(description !== undefined && { description }),
    ...(pattern !== undefined && { pattern }),
  };
  if (configuration.archives.some((one) => one.name === name)) {
    return refuse('ResourceAlreadyExistsException', `Archive ${name} already exists.`);
  }
  const problem = problemOf(archive, input, configuration);
  if (problem) return problem;
  if (configuration.archives.length >= MOST_ARCHIVES) {
    return refuse('LimitExceededException', MOST_RESOURCES);
  }
  account.reconfigure({ ...configuration, archives: [...configuration.archives, archive] });
  return stateOf(name, account);
});

/** What is left out stays as it was. */
export const updateArchive = operation(model.updateArchive, (input, account) => {
  const { ArchiveName: name, Description, EventPattern, RetentionDays } = input;
  const { configuration } = account;
  const before = configuration.archives.find((one) => one.name === name);
  if (!before) return refuse('ResourceNotFoundException', `Archive ${name} does not exist.`);
  if (EventPattern === undefined && RetentionDays === undefined && Description === undefined) {
    const message = 'At least one of EventPattern, RetentionDays or Description must be provided.';
    return refuse('ValidationException', message);
  }
  const archive: Archive = {
    ...before,
    ...(Description !== undefined && { description: Description }),
    ...(EventPattern !== undefined && { pattern: EventPattern }),
    ...(RetentionDays !== undefined && { retentionDays: RetentionDays }),
  };
  const problem = problemOf(archive, input, configuration);
  if (problem) return problem;
  const archives = configuration.archives.map((one) => (one === before ? archive : one));
  account.reconfigure({ ...configuration, archives });
  return stateOf(name, account);
});

/** With all that it has kept. */
export const deleteArchive = operation(model.deleteArchive, ({ ArchiveName: name }, account) => {
  const { configuration } = account;
  const archives = configuration.archives.filter((one) => one.name !== name);
  if (archives.length === configuration.archives.length) {
    return refuse('ResourceNotFoundException', `Archive ${name} does not exist.`);
  }
  account.reconfigure({ ...configuration, archives });
  return success({});
});

export const describeArchive = operation(model.describeArchive, ({ ArchiveName }, account) => {
  const described = account.describeArchive(ArchiveName);
  if (!described.ok) return refuse(described.error.name, described.error.message);
  const { name, description, pattern = '' } = described.value;
  return success({
    ArchiveArn: archiveArn(account.configuration, name),
    ...summary(described.value, account),
    ...(description !== undefined && { Description: description }),
    ...(pattern.trim() !== '' && { EventPattern: pattern }),
  });
});

export const listArchives = operation(model.listArchives, (input, account) => {
  const { NamePrefix, EventSourceArn, State, NextToken, Limit = 100 } = input;
  if ([NamePrefix, EventSourceArn, State].filter((one) => one !== undefined).length > 1) {
    return refuse('ValidationException', onlyOneFilter('ListArchives'));
  }
  const { configuration } = account;
  const all = account.listArchives();
  if (!all.ok) return refuse(all.error.name, all.error.message);
  const asked = all.value.filter(
    ({ name, bus }) =>
      name.startsWith(NamePrefix ?? '') &&
      (EventSourceArn === undefined || busArn(configuration, bus) === EventSourceArn) &&
      (State === undefined || State === 'ENABLED'),
  );
  const page = pageOf(asked, NextToken, Limit);
  if (!page.ok) return page;
  const { items, ...next } = page.value;
  return success({ Archives: items.map((archive) => summary(archive, account)), ...next });
});

function summary(archive: ArchiveDescription, { configuration }: ApiAccount) {
  const { name, bus, retentionDays, sizeBytes, eventCount, createdAt } = archive;
  return {
    ArchiveName: name,
    EventSourceArn: busArn(configuration, bus),
    State: 'ENABLED',
    RetentionDays: retentionDays,
    SizeBytes: sizeBytes,
    EventCount: eventCount,
    CreationTime: seconds(createdAt),
  };
}

/** Why an archive cannot be as it is asked for. */
function problemOf(
  archive: Archive,
  {
    KmsKeyIdentifier,
    EventPattern,
  }: { KmsKeyIdentifier?: string | undefined; EventPattern?: string | undefined },
  { buses }: Configuration,
): Result<never, ApiError> | null {
  if (KmsKeyIdentifier !== undefined) return notSimulated('KmsKeyIdentifier');
  const has = (bus: string) => buses.some(({ name }) => name === bus);
  const read = readArchive(archive, { has });
  if (!read.ok) return refuse(read.error.code, read.error.message);
  // An empty pattern stands for none in a scenario; as a request it is no JSON.
  const own = EventPattern === undefined ? null : readRulePattern(archive.name, EventPattern);
  if (own && !own.ok) return refuse('InvalidEventPatternException', own.error.message);
  if (archive.retentionDays <= MOST_RETENTION_DAYS) return null;
  return notSimulated(`RetentionDays above ${MOST_RETENTION_DAYS.toLocaleString('en')}`);
}

/** A handler is not told when the archive was made: it only is when the call takes effect. */
function stateOf(name: string, account: ApiAccount): ApiResult {
  const described = account.describeArchive(name);
  return success({
    ArchiveArn: archiveArn(account.configuration, name),
    State: 'ENABLED',
    ...(described.ok && { CreationTime: seconds(described.value.createdAt) }),
  });
}
