import { article, type ReferenceEntry } from '../entry.ts';
import { texts } from './texts.ts';

/** What the API of EventBridge answers, by what was asked of it. */
export const eventsApi: readonly ReferenceEntry[] = [
  article({
    slug: 'put-events',
    name: 'PutEvents',
    summary:
      'Answers 200 also if it has taken none of the entries: FailedEntryCount says how many, and each entry has its EventId or its error.',
    values: '1 to 10 entries, together less than 1 MB (256 KB before January 2026).',
    known: [
      ['service', 'texts and the order of results'],
      ['documentation', 'sizes'],
      ['choice', 'which of several mistakes is named first'],
    ],
    pitfalls: [
      'A bus that does not exist is no error: the entry gets an EventId, and the event goes nowhere.',
      'Source, DetailType and Detail are capitalised here, and source, detail-type and detail in the event. SDKs for JavaScript drop names they do not know without a word.',
      'Detail is a string that holds a JSON object.',
      'Send again only the entries that failed.',
    ],
    limits: ['10 entries.', '10,000 entries a second in the largest Regions.'],
    texts: [
      ...texts('service', [
        [
          'required-argument',
          'InvalidArgument',
          'Parameter <member> is not valid. Reason: <member> is a required argument.',
          'The entry has no Source, DetailType or Detail. The likeliest reason is their spelling: in an entry they are capitalised.',
        ],
        [
          'detail-malformed',
          'MalformedDetail',
          'Detail is malformed.',
          'Detail is not the text of a JSON object: a list, a plain text, or JSON that was not turned into a string.',
        ],
        [
          'total-size',
          'ValidationException',
          'Total size of the entries in the request is over the limit.',
          'All entries together are too large. Send fewer at once, or put what is large into S3 and its key into the event.',
        ],
        [
          'too-many-entries',
          'ValidationException',
          "1 validation error detected: Value '[<entries>]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to <count>",
          'A request takes ten entries. Nothing of it was put.',
        ],
      ]),
      ...texts('documentation', [
        [
          'not-authorized-for-source',
          'NotAuthorizedForSourceException',
          'Not authorized for the source.',
          'Sources that begin with aws. are those of AWS services. Give yours another name.',
        ],
        [
          'rate-exceeded',
          'ThrottlingException',
          'Rate exceeded',
          'More entries or calls in a second than the account, or the target, takes. Nothing keeps the entry: send it again a little later.',
        ],
      ]),
      ...texts('choice', [
        [
          'no-entries',
          'ValidationException',
          "1 validation error detected: Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to <count>",
          'The request has no entry.',
        ],
        [
          'no-endpoint',
          'ResourceNotFoundException',
          "Endpoint '<endpoint>' does not exist.",
          'EndpointId names a global endpoint; none is simulated.',
        ],
      ]),
    ],
    see: ['source', 'detail-type', 'detail', 'example/order-system-as-in-the-article'],
  }),
  article({
    slug: 'put-rule',
    name: 'PutRule',
    summary: 'Makes a rule, or changes the one of that name.',
    values: 'An event pattern, a schedule expression, or both.',
    known: [
      ['service', 'texts'],
      ['documentation', 'quotas'],
    ],
    pitfalls: [
      'A rule without targets is taken, and does nothing.',
      'Calling it again without State enables a disabled rule.',
      'A rule matches a moment after it was made, and not at once.',
    ],
    limits: ['300 rules a bus (100 in some Regions).', 'A pattern: 2,048 characters.'],
    texts: [
      ...texts('service', [
        [
          'pattern-not-valid',
          'InvalidEventPatternException',
          'Event pattern is not valid. Reason: <reason>',
          'Each reason has an article of its own: search for what stands behind the colon.',
        ],
        [
          'pattern-too-long',
          'ValidationException',
          'Parameter EventPattern for rule <rule> exceeds limit of <count>.',
          'A pattern of 2,048 characters at most; white space counts. Write it on one line, or ask for a higher quota.',
        ],
        [
          'no-pattern-no-schedule',
          'ValidationException',
          'Parameter(s) EventPattern or ScheduleExpression must be specified.',
          'A rule needs one of them. CloudFormation takes {} for no pattern.',
        ],
        [
          'schedule-not-valid',
          'ValidationException',
          'Parameter ScheduleExpression is not valid.',
          'AWS does not say what is wrong with it; the articles about schedules do.',
        ],
        [
          'schedule-default-bus',
          'ValidationException',
          'ScheduleExpression is supported only on the default event bus.',
          'Move the rule to the default bus, or let a rule there send to yours.',
        ],
        [
          'rule-not-there',
          'ResourceNotFoundException',
          'Rule <rule> does not exist on EventBus <bus>.',
          'A rule is looked for on the default bus unless EventBusName is given.',
        ],
        [
          'rule-has-targets',
          'ValidationException',
          "Rule can't be deleted since it has targets.",
          'Remove its targets first.',
        ],
        [
          'event-not-valid',
          'ValidationException',
          'Parameter Event is not valid.',
          'TestEventPattern wants a whole event: id, account, source, time, region and detail-type.',
        ],
      ]),
    ],
    see: ['value', 'rate', 'cron', 'put-targets'],
  }),
  article({
    slug: 'put-targets',
    name: 'PutTargets',
    summary: 'Adds targets to a rule, or changes those of the same id.',
    values: 'One target that is not right fails the whole call.',
    known: [
      ['service', 'most texts'],
      ['choice', 'texts made after others, and the order of the checks'],
    ],
    pitfalls: [
      'It does not look whether the target exists, or lets EventBridge in: that comes out with the first event.',
      'Lambda, SQS, SNS and log groups want a resource policy; Kinesis, Step Functions, buses and API destinations a role.',
    ],
    limits: ['Five targets a rule.', '100 in a request.'],
    texts: [
      ...texts('service', [
        [
          'only-one-input',
          'ValidationException',
          'Only one of Input, InputPath, or InputTransformer must be provided for target <target>.',
          'Choose one of them.',
        ],
        [
          'too-many',
          'LimitExceededException',
          'The requested resource exceeds the maximum number allowed.',
          'A sixth target of a rule, a rule too many on a bus, or an event bus too many.',
        ],
      ]),
      ...texts('documentation', [
        [
          'sqs-parameters',
          'ValidationException',
          'Parameter(s) SqsParameters must be specified for target: <target>.',
          'A FIFO queue needs SqsParameters.MessageGroupId.',
        ],
        [
          'fifo-dead-letter-queue',
          'ValidationException',
          'SQS FIFO is not supported by Dead Letter Queues.',
          'The dead-letter queue of a target is a standard queue.',
        ],
        [
          'role-required',
          'ValidationException',
          'RoleArn is required for target <target>.',
          'Kinesis, Step Functions, event buses and API destinations are called with a role.',
        ],
      ]),
      ...texts('choice', [
        [
          'target-not-there',
          'ResourceNotFoundException',
          'Rule <rule> does not have the target <target>.',
          'RemoveTargets goes by the id of the target, and not by its ARN.',
        ],
        [
          'bus-input',
          'ValidationException',
          'Target <target> is an event bus, which gets the matched event as it is: its input cannot be changed.',
          'Take the input away; what has to be changed can be changed by a rule of the other bus.',
        ],
        [
          'partition-key-path',
          'ValidationException',
          'Parameter(s) KinesisParameters.PartitionKeyPath of target <target> is not a path: it begins with $.',
          'Write a path into the event, such as $.detail.order_id.',
        ],
        [
          'path-parameters',
          'none',
          'The endpoint has <count> places for path parameters, and target <target> gives <count> values.',
          'One value for each * of the address.',
        ],
        [
          'arn-format',
          'ValidationException',
          'Parameter <parameter> is not valid. Reason: Provided Arn is not in correct format.',
          'The ARN is that of something else, or has a part too few.',
        ],
        [
          'target-not-in-scenario',
          'none',
          'There is no <resource>: EventBridge cannot deliver, and does not try again.',
          'PutTargets takes it. Every delivery ends with NO_RESOURCE.',
        ],
        [
          'queue-not-in-scenario',
          'none',
          'There is no queue <queue>: what cannot be delivered is lost.',
          'Make the dead-letter queue, or choose another.',
        ],
      ]),
    ],
    see: ['input-limits', 'retry-policy', 'dead-letter-queue', 'target-sqs-fifo'],
  }),
  article({
    slug: 'event-buses',
    name: 'Event buses',
    isTitle: true,
    summary: 'What is answered about event buses, their names and the targets behind them.',
    values: 'CreateEventBus, DeleteEventBus, DescribeEventBus, and every call that names a bus.',
    known: [
      ['service', 'most texts'],
      ['choice', 'texts made after others'],
    ],
    pitfalls: [
      'PutEvents is the exception: it takes the name of a bus that is not there, and says nothing.',
    ],
    limits: ['100 event buses an account.'],
    texts: [
      ...texts('service', [
        [
          'bus-not-there',
          'ResourceNotFoundException',
          'Event bus <bus> does not exist.',
          'Look at the Region and the account, too: a name is that of a bus in one of each.',
        ],
        [
          'bus-exists',
          'ResourceAlreadyExistsException',
          'Event bus <bus> already exists.',
          'Names of buses are unique in an account and Region.',
        ],
        [
          'default-bus',
          'ValidationException',
          'Cannot delete event bus default.',
          'The default bus is there for ever.',
        ],
      ]),
      ...texts('choice', [
        [
          'bus-name-slash',
          'ValidationException',
          "Event bus name must not contain '/'.",
          'Names with a slash are those of partner event buses.',
        ],
        [
          'bus-has-rules',
          'ValidationException',
          "Event bus <bus> can't be deleted since it has rules.",
          'Delete its rules first.',
        ],
      ]),
    ],
    see: ['target-event-bus', 'put-events'],
  }),
  article({
    slug: 'archives-and-replays',
    name: 'Archives and replays, their errors',
    isTitle: true,
    summary: 'What CreateArchive, UpdateArchive, StartReplay and their companions answer.',
    values: 'A pattern of an archive is refused with the reasons of any other pattern.',
    known: [
      ['service', 'most texts'],
      ['choice', 'the order of the checks, and texts made after others'],
    ],
    texts: [
      ...texts('service', [
        [
          'archive-exists',
          'ResourceAlreadyExistsException',
          'Archive <archive> already exists.',
          'Choose another name.',
        ],
        [
          'archive-not-there',
          'ResourceNotFoundException',
          'Archive <archive> does not exist.',
          'StartReplay wants the ARN of an archive, the others its name.',
        ],
        [
          'archive-no-change',
          'ValidationException',
          'At least one of EventPattern, RetentionDays or Description must be provided.',
          'UpdateArchive was asked to change nothing.',
        ],
        [
          'replay-exists',
          'ResourceAlreadyExistsException',
          'Replay <replay> already exists.',
          'Names of replays are not used twice, not even of those that are over.',
        ],
        [
          'replay-not-there',
          'ResourceNotFoundException',
          'Replay <replay> does not exist.',
          'Look at its name.',
        ],
        [
          'cross-bus-replay',
          'ValidationException',
          'Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.',
          'Events are replayed to the bus that they came from.',
        ],
        [
          'replay-times',
          'ValidationException',
          'Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.',
          'The end has to be later than the beginning.',
        ],
        [
          'replay-archive',
          'ValidationException',
          'Parameter EventSourceArn is not valid. Reason: Archive <archive> does not exist.',
          'EventSourceArn of a replay is the ARN of an archive.',
        ],
      ]),
      ...texts('choice', [
        [
          'replay-state',
          'IllegalStatusException',
          'Replay <replay> is not in a valid state for this operation.',
          'A replay that is over cannot be cancelled.',
        ],
        [
          'one-filter',
          'ValidationException',
          'At most one filter is allowed for <operation>. Use either : State, EventSourceArn, or NamePrefix.',
          'Lists are filtered by one thing at a time.',
        ],
      ]),
    ],
    see: ['archive', 'replay'],
  }),
  article({
    slug: 'request-model',
    name: 'validation error detected',
    summary:
      'A member of the request is not what the model of the service allows. Nothing of the request was done.',
    values:
      'The text names the value, where it stands (members of a list are counted from 1) and what it has to satisfy.',
    known: [
      ['service', 'the form of the text'],
      ['choice', 'texts for members that were not recorded'],
    ],
    pitfalls: [
      'targets.1.member.id is Targets[0].Id: the text spells members in its own way.',
      'boto3 and the AWS CLI check much of it themselves and say so in other words, before anything is sent.',
    ],
    texts: [
      ...texts('service', [
        [
          'validation-error',
          'ValidationException',
          "<count> validation errors detected: Value '<value>' at '<member>' failed to satisfy constraint: <constraint>",
          'The constraint says what is wanted.',
        ],
        [
          'parameter-not-valid',
          'ValidationException',
          'Parameter <parameter> is not valid. Reason: <reason>',
          'The reason says what is wanted.',
        ],
        [
          'one-validation-error',
          'ValidationException',
          "1 validation error detected: Value '<value>' at '<member>' failed to satisfy constraint: <constraint>",
          'The constraint says what is wanted.',
        ],
        [
          'member-pattern',
          'constraint',
          'Member must satisfy regular expression pattern: <pattern>',
          'It has characters that are not allowed: for names letters, digits, ".", "-" and "_".',
        ],
        [
          'member-too-long',
          'constraint',
          'Member must have length less than or equal to <count>',
          'It is too long, or there are too many of them.',
        ],
        [
          'member-too-short',
          'constraint',
          'Member must have length greater than or equal to <count>',
          'It is empty, or there is none of them.',
        ],
        [
          'member-too-large',
          'constraint',
          'Member must have value less than or equal to <count>',
          'The number is too large.',
        ],
        [
          'member-too-small',
          'constraint',
          'Member must have value greater than or equal to <count>',
          'The number is too small.',
        ],
        [
          'member-enum',
          'constraint',
          'Member must satisfy enum value set: [<values>]',
          'It has to be one of these, in capitals as they stand there.',
        ],
        [
          'member-null',
          'constraint',
          'Member must not be null',
          'It is required, and was not given.',
        ],
      ]),
      ...texts('documentation', [
        [
          'serialization-list',
          'SerializationException',
          'Start of list found where not expected',
          'A list stands where there should be something else.',
        ],
        [
          'serialization-structure',
          'SerializationException',
          'Start of structure or map found where not expected.',
          'An object stands where there should be something else: Detail as an object in place of a string, for example.',
        ],
        [
          'serialization-value',
          'SerializationException',
          '<type>_VALUE can not be converted to <type>',
          'A value is of another JSON type than the model says.',
        ],
      ]),
      ...texts('choice', [
        [
          'member-constraint',
          'constraint',
          'Member must satisfy constraint: [<constraint>]',
          'Each member of the list has to satisfy it.',
        ],
        [
          'map-keys',
          'constraint',
          'Map keys must satisfy constraint: [<constraint>]',
          'A name in the map is not allowed.',
        ],
        [
          'map-value',
          'constraint',
          'Map value must satisfy constraint: [<constraint>]',
          'A value in the map is not allowed.',
        ],
        [
          'next-token',
          'ValidationException',
          'Parameter NextToken is not valid.',
          'Give the token of the answer before, to the same operation.',
        ],
        [
          'not-simulated',
          'UnknownOperationException',
          '<operation> is not simulated.',
          'This page does not know the operation; AWS may.',
        ],
        [
          'not-simulated-for-handlers',
          'UnknownOperationException',
          '<operation> is not simulated for handlers.',
          'It depends on what others do meanwhile, so a handler cannot be answered.',
        ],
      ]),
    ],
    see: ['put-rule', 'put-targets'],
  }),
  article({
    slug: 'event-notes',
    name: 'Notes about an event',
    isTitle: true,
    summary: 'What is said of the text in the event editor: what is sent of it, and what is not.',
    values:
      'They are ours: AWS gives no notes. What it refuses is said in its own words, at PutEvents.',
    known: 'choice',
    texts: texts('choice', [
      [
        'event-not-json',
        'note',
        'The event is not JSON: <reason>',
        'Mend the JSON first: nothing can be sent.',
      ],
      [
        'event-not-object',
        'note',
        'An event is a JSON object.',
        'A list of events is sent as several.',
      ],
      [
        'event-twice',
        'note',
        '"<field>" is given twice; the last one counts.',
        'Remove one of them.',
      ],
      [
        'event-set-by-service',
        'note',
        'EventBridge sets "<field>" itself; what is written here is not sent.',
        'id, account, region and version are in every event, and nobody sends them.',
      ],
      [
        'event-unknown-field',
        'note',
        'An event has no "<field>" at its top, so PutEvents has no place for it and it is not sent. Your own data goes into detail.',
        'Move it into detail.',
      ],
      [
        'event-of-aws',
        'note',
        'Only AWS services send with this source; PutEvents would refuse it. The event is put as its service puts it, with an id of its own each time.',
        'For an event of your own take another source.',
      ],
      [
        'event-is-entry',
        'note',
        'This is an entry of PutEvents. Rules see it as an event, with source, detail-type and detail.',
        'Write rules for the event, and not for the entry.',
      ],
      [
        'entry-unknown-member',
        'note',
        '"<member>" is not a member of a PutEvents entry and is not sent.',
        'Members of an entry are capitalised: Source, DetailType, Detail, EventBusName, Time, Resources.',
      ],
      [
        'entry-not-string',
        'note',
        '<member> is a string; this is not one. It is sent as its JSON text.',
        'Put it in quotation marks; Detail as the text of its JSON.',
      ],
      [
        'event-time',
        'note',
        'The time is not a date like 2026-01-15T09:00:00Z; the moment of sending is used.',
        'Write it in ISO 8601.',
      ],
      [
        'event-resources',
        'note',
        'Resources is a list of strings; this is not one and is left out.',
        'Write a list of ARNs.',
      ],
    ]),
    see: ['put-events', 'source', 'detail'],
  }),
];
