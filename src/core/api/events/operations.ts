import type { Operation } from '../operation.ts';
import * as archives from './archives.ts';
import * as buses from './buses.ts';
import { putEvents } from './put-events.ts';
import * as replays from './replays.ts';
import * as rules from './rules.ts';
import * as targets from './targets.ts';
import { testEventPattern } from './test-event-pattern.ts';

export const EVENTS_OPERATIONS: Readonly<Record<string, Operation>> = {
  PutEvents: putEvents,
  TestEventPattern: testEventPattern,
  CreateEventBus: buses.createEventBus,
  DeleteEventBus: buses.deleteEventBus,
  DescribeEventBus: buses.describeEventBus,
  ListEventBuses: buses.listEventBuses,
  PutRule: rules.putRule,
  DeleteRule: rules.deleteRule,
  DescribeRule: rules.describeRule,
  EnableRule: rules.enableRule,
  DisableRule: rules.disableRule,
  ListRules: rules.listRules,
  ListRuleNamesByTarget: rules.listRuleNamesByTarget,
  PutTargets: targets.putTargets,
  RemoveTargets: targets.removeTargets,
  ListTargetsByRule: targets.listTargetsByRule,
  CreateArchive: archives.createArchive,
  DeleteArchive: archives.deleteArchive,
  DescribeArchive: archives.describeArchive,
  ListArchives: archives.listArchives,
  UpdateArchive: archives.updateArchive,
  StartReplay: replays.startReplay,
  CancelReplay: replays.cancelReplay,
  DescribeReplay: replays.describeReplay,
  ListReplays: replays.listReplays,
};
