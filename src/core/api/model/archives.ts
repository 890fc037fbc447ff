import { integer, list, structure, text, time } from '../shape.ts';

/** The requests about archives and replays (EventBridge API Reference; AWS's service model `events`). */

const NAME = '[\\.\\-_A-Za-z0-9]+';
const archiveName = text({ least: 1, most: 48, pattern: NAME });
const replayName = text({ least: 1, most: 64, pattern: NAME });
const arn = text({ least: 1, most: 1_600 });
const description = text({ most: 512, pattern: '.*' });
const eventPattern = text({ most: 4_096 });
const retentionDays = integer({ least: 0 });
const nextToken = text({ least: 1, most: 2_048 });
const limit = integer({ least: 1, most: 100 });

export const createArchive = structure(
  { ArchiveName: archiveName, EventSourceArn: arn },
  {
    Description: description,
    EventPattern: eventPattern,
    RetentionDays: retentionDays,
    KmsKeyIdentifier: text({ most: 2_048 }),
  },
);
export const updateArchive = structure(
  { ArchiveName: archiveName },
  {
    Description: description,
    EventPattern: eventPattern,
    RetentionDays: retentionDays,
    KmsKeyIdentifier: text({ most: 2_048 }),
  },
);
const archive = structure({ ArchiveName: archiveName }, {});
export const describeArchive = archive;
export const deleteArchive = archive;
export const listArchives = structure(
  {},
  {
    NamePrefix: archiveName,
    EventSourceArn: arn,
    State: text({
      oneOf: ['ENABLED', 'DISABLED', 'CREATING', 'UPDATING', 'CREATE_FAILED', 'UPDATE_FAILED'],
    }),
    NextToken: nextToken,
    Limit: limit,
  },
);

export const startReplay = structure(
  {
    ReplayName: replayName,
    EventSourceArn: arn,
    EventStartTime: time,
    EventEndTime: time,
    Destination: structure({ Arn: arn }, { FilterArns: list(arn) }),
  },
  { Description: description },
  ['ReplayName', 'Description'],
);
const replay = structure({ ReplayName: replayName }, {});
export const describeReplay = replay;
export const cancelReplay = replay;
export const listReplays = structure(
  {},
  {
    NamePrefix: replayName,
    State: text({
      oneOf: ['STARTING', 'RUNNING', 'CANCELLING', 'COMPLETED', 'CANCELLED', 'FAILED'],
    }),
    EventSourceArn: arn,
    NextToken: nextToken,
    Limit: limit,
  },
);
