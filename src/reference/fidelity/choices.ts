import type { FidelityNote } from './note.ts';

/**
 * Where AWS's documents are silent or contradict themselves, and what is done here. One line a
 * choice; whoever makes another adds it.
 */
export const choices: readonly FidelityNote[] = [
  {
    area: 'Patterns',
    what: 'an event in a file that is checked',
    here: 'what has a `source` and a `detail-type`, matched as it is written, with the account, Region and id that it names; a disabled rule is counted, and what it alone matches counts as matched by none',
  },
  {
    area: 'Patterns',
    what: 'the size of a pattern',
    here: 'the bytes of the text as written, white space included: 2,048 for a rule',
  },
  {
    area: 'Patterns',
    what: 'wildcard complexity of exactly 10',
    here: 'accepted; above it refused',
  },
  { area: 'Patterns', what: 'wildcards beside `$or`', here: 'count once for all its alternatives' },
  {
    area: 'Patterns',
    what: 'the limit of 1,000 `$or` combinations',
    here: 'the alternatives that are left after nesting are counted; the words are ours',
  },
  {
    area: 'PutEvents',
    what: 'an event with a source of AWS (`aws.…`)',
    here: 'as a whole envelope it is put as by its service, with the account and Region it names; anything else is asked of `PutEvents`, which refuses such a source',
  },
  { area: 'PutEvents', what: 'a `Time` without an offset', here: 'UTC' },
  {
    area: 'Event buses',
    what: 'the texts for a bus that still has rules and for a target that `RemoveTargets` does not find',
    here: 'ours; the error codes are AWS’s',
  },
  {
    area: 'Event buses',
    what: 'a call that sets up a rule, target, bus, archive or queue',
    here: 'from a handler it takes effect at its moment, in that run; from outside it is an edit of the scenario, in which what is set up is there from the start',
  },
  {
    area: 'PutEvents',
    what: 'the rate of `PutEvents` (`quotas.putEventsEntriesPerSecond`)',
    here: '10,000 entries a second, that of the largest Regions, in a bucket that holds a second’s worth; entries above it fail one by one with `ThrottlingException`, after what is wrong with them for itself. A handler is told by what was left as it began, and what it was promised counts when its call takes effect; what services, rules and replays put is let in',
  },
  {
    area: 'PutEvents',
    what: 'how long a command of the AWS CLI takes',
    here: 'a second of virtual time from one command of a producer to the next, or longer if the answer comes later; none in the terminal, where commands run at the moment in view',
  },
  { area: 'PutEvents', what: 'numbers in `detail`', here: 'delivered as they were spelt' },
  {
    area: 'PutEvents',
    what: 'the order of checks of a `PutEvents` entry',
    here: '`Source`, `DetailType`, `Detail`, then the rest',
  },
  {
    area: 'Input',
    what: 'an input path that selects nothing',
    here: 'nothing is delivered: a permanent failure',
  },
  {
    area: 'Input',
    what: 'JSONPath that the guide does not list (`..`, slices, filters, other characters in names)',
    here: 'accepted with a warning, and it selects nothing',
  },
  {
    area: 'Input',
    what: '`[*]` and `.*` in a path',
    here: 'a list of what is selected, also of one value or none',
  },
  {
    area: 'Input',
    what: 'the form of an input template',
    here: 'with `null` for every bare placeholder and a letter for every one inside quotation marks it has to be a JSON object or list, or strings in quotation marks with white space between them',
  },
  {
    area: 'Input',
    what: '`null`, numbers and booleans in a template',
    here: 'their JSON, as spelt in the event',
  },
  {
    area: 'Input',
    what: 'values with quotation marks, backslashes or line breaks inside quotation marks',
    here: 'put in as they are; a JSON template that breaks is a permanent failure, and so is a broken text for a target that needs JSON',
  },
  {
    area: 'Input',
    what: 'texts of `PutTargets` for limits of an input, and the end of `Invalid InputTemplate …`',
    here: 'made after texts that are known',
  },
  { area: 'Input', what: '`time` in `aws.events.event`', here: 'milliseconds since the epoch' },
  {
    area: 'Delivery',
    what: "the curve of EventBridge's back-off",
    here: 'one second doubling to ten minutes, full jitter, spread so that 185 retries take about a day',
  },
  {
    area: 'Delivery',
    what: 'latency before the first attempt',
    here: '0.3 to 0.7 s, drawn from the seed',
  },
  {
    area: 'Delivery',
    what: 'an endless simulation',
    here: 'ends after 100,000 steps, and 100 more for each event that is put, a million at most; and says so',
  },
  {
    area: 'Delivery',
    what: 'the body of a dead-letter message after an input transformer',
    here: 'the original event',
  },
  {
    area: 'Delivery',
    what: 'an event too old for its next retry',
    here: 'given up at once, without waiting for the age to be reached',
  },
  {
    area: 'Delivery',
    what: '`IngestionToInvocationCompleteLatency`',
    here: 'from the arrival of an event to the success of its delivery; a delivery that is given up has none',
  },
  {
    area: 'Delivery',
    what: '`ApproximateAgeOfOldestMessage`',
    here: 'of the message that came first, however often it was received; in a dead-letter queue from its move there',
  },
  {
    area: 'Delivery',
    what: 'an endless loop',
    here: 'an event that handlers or rules have passed on ten times, and that comes to the same target again, goes no further',
  },
  {
    area: 'Event buses',
    what: 'the input of a target that is an event bus',
    here: 'the matched event; anything else is refused',
  },
  {
    area: 'Lambda',
    what: 'what computing costs in time',
    here: 'counted in steps of the engine and not in real time; code that has computed for five seconds of that is taken to run into its time-out. Python starts in 160 ms, Node.js in 120 ms, a call of an SDK takes 5 ms',
  },
  {
    area: 'Lambda',
    what: 'when Lambda stops functions that invoke each other for an answer',
    here: 'a function is invoked sixteen times in one chain; the next `Invoke` is answered `RecursiveInvocationException`, in the words of the API Reference. Asynchronous ones go on until the simulation is stopped',
  },
  { area: 'Lambda', what: 'how long an idle Lambda environment stays warm', here: 'ten minutes' },
  {
    area: 'Lambda',
    what: 'how many batches Lambda works on at once',
    here: 'five, and 300 more for every minute in which messages wait',
  },
  {
    area: 'Lambda',
    what: 'the wait between a message and the poll that reads it',
    here: '10 to 50 ms',
  },
  { area: 'SQS', what: 'the order of a standard queue', here: 'the order of arrival' },
  {
    area: 'SQS',
    what: 'deleting with the handle of an earlier receive (standard queue)',
    here: 'accepted, and the message stays',
  },
  {
    area: 'SQS',
    what: 'how fast a redrive moves messages if no rate is given',
    here: '100 a second',
  },
  {
    area: 'API destinations',
    what: 'secrets of connections',
    here: 'not part of a scenario; requests show placeholders',
  },
  {
    area: 'API destinations',
    what: 'the form of a request for a token',
    here: "`client_id` and `client_secret` in a form, with the connection's own parameters",
  },
  { area: 'API destinations', what: 'when a token is renewed before its end', here: 'a minute' },
  {
    area: 'API destinations',
    what: 'an authorization endpoint that gives no token',
    here: 'as if the endpoint itself had answered so, with `CONNECTION_FAILURE`',
  },
  {
    area: 'API destinations',
    what: 'headers of a request that nobody else can set',
    here: 'those that EventBridge sets, but for `Content-Type`',
  },
  {
    area: 'API destinations',
    what: 'a wildcard of an endpoint without a value',
    here: 'stays `*`',
  },
  {
    area: 'SNS and Step Functions',
    what: "SNS's retries",
    here: 'the first 15, as documented; the 100,000 that follow, 20 seconds apart, are left out',
  },
  {
    area: 'SNS and Step Functions',
    what: 'the name of a Step Functions execution',
    here: 'the id of the event, `_`, and another id',
  },
  {
    area: 'Archives and schedules',
    what: 'where a rate counts from',
    here: 'the minute in which the rule is made, which is the start of virtual time unless a call makes it during a run; the first time is one interval later. Another schedule, or enabling a disabled rule, counts anew; the same schedule or another target does not',
  },
  {
    area: 'Archives and schedules',
    what: 'when in its minute a schedule fires',
    here: 'at its beginning; AWS promises the minute',
  },
  {
    area: 'Archives and schedules',
    what: 'names of months and days in a cron expression',
    here: 'capitals or small letters',
  },
  {
    area: 'Archives and schedules',
    what: '`L`, `W` and `#` in a cron expression',
    here: 'alone in their field; `LW`, `L-3` and lists with them are refused',
  },
  {
    area: 'Archives and schedules',
    what: 'steps of a cron expression',
    here: 'from 1 to the largest value of the field; `/` is also taken behind `*` and a range',
  },
  {
    area: 'Archives and schedules',
    what: 'a day that a month does not have, with `W`',
    here: 'the month is left out',
  },
  {
    area: 'Archives and schedules',
    what: 'a scheduled event in the log of the bus',
    here: 'only its deliveries are logged',
  },
  {
    area: 'Archives and schedules',
    what: 'how long until an event is in an archive',
    here: 'ten minutes, the time that AWS recommends to wait',
  },
  {
    area: 'Archives and schedules',
    what: 'the size of an archive',
    here: 'the sum of the bytes of its events',
  },
  {
    area: 'Archives and schedules',
    what: 'how fast a replay is',
    here: '2 to 8 s until it runs, 10 to 50 ms between events, one second from a minute of events to the next',
  },
  {
    area: 'Archives and schedules',
    what: 'the states of an archive, and a call that changes or deletes it',
    here: '`ENABLED` at once; what it has kept leaves it when that was to be by the retention as the event came; a replay that runs has all its events',
  },
  {
    area: 'Archives and schedules',
    what: 'an ARN in `CreateArchive` and `StartReplay` that is none of a bus, an archive or a rule of that bus, and more than one filter of a list',
    here: 'refused, in the words that other parameters get',
  },
  {
    area: 'Archives and schedules',
    what: 'the ends of the time that a replay asks for',
    here: 'both are included',
  },
  {
    area: 'Archives and schedules',
    what: 'the order of the checks of `StartReplay`, and what `CancelReplay` says of a replay that is over',
    here: 'archive, bus, times, name, number; made after texts that are known',
  },
  {
    area: 'API destinations',
    what: 'texts of `PutTargets` for `HttpParameters` that it refuses',
    here: "made after the service's model and texts that are known",
  },
  {
    area: 'SQS',
    what: 'the text for a queue attribute with a number out of its range',
    here: '`Invalid value for the parameter …`',
  },
  {
    area: 'Event buses',
    what: 'deleting an event bus that has rules',
    here: 'its rules go with it; AWS wants them to be deleted first',
  },
  {
    area: 'Delivery',
    what: 'the log of a bus without a `LogConfig`',
    here: 'everything at `TRACE`, without detail; AWS logs nothing',
  },
  {
    area: 'Delivery',
    what: '`invocation_status` and `final_invocation_status` in a bus log',
    here: '`SUCCESS`, or the error code that a dead-letter message would have',
  },
  {
    area: 'Delivery',
    what: 'latencies since ingestion in a bus log',
    here: 'in the record that ends a delivery, however many attempts it took',
  },
  {
    area: 'Event buses',
    what: 'the texts for a bus name with a slash, a `RoleArn` that is missing and an ARN of another form',
    here: 'made after texts that other parameters are known to get',
  },
  {
    area: 'Event buses',
    what: 'which of several mistakes in one request is named first',
    here: 'in the order of the members in the API Reference',
  },
  {
    area: 'SQS',
    what: 'texts for attributes of a queue that cannot be set, where they are not documented',
    here: 'made after texts that are known',
  },
  {
    area: 'Lambda',
    what: 'the text for a name of an environment variable that is refused',
    here: 'made after the pattern in the API Reference',
  },
  {
    area: 'API destinations',
    what: 'the text for an endpoint address that is refused',
    here: 'made after the pattern in the API Reference, in part our own words',
  },
  {
    area: 'SNS and Step Functions',
    what: 'the text for a topic name that is refused',
    here: 'made after the rules in the API Reference',
  },
];
