/** A client of the SDK for JavaScript, as handlers can import it. */
export interface SdkService {
  /** As the host knows it. */
  readonly name: string;
  /** As the SDK writes it in class names. */
  readonly prefix: string;
  readonly operations: readonly string[];
  /** The errors that the API has classes for. */
  readonly exceptions: readonly string[];
}

/** Those that the host answers; another one has no command to import. */
export const SDK_SERVICES: readonly SdkService[] = [
  {
    name: 'events',
    prefix: 'EventBridge',
    operations: [
      ...['PutEvents', 'TestEventPattern', 'CreateEventBus', 'DeleteEventBus', 'DescribeEventBus'],
      ...['ListEventBuses', 'PutRule', 'DeleteRule', 'DescribeRule', 'EnableRule', 'DisableRule'],
      ...['ListRules', 'ListRuleNamesByTarget', 'PutTargets', 'RemoveTargets', 'ListTargetsByRule'],
      ...['CreateArchive', 'DeleteArchive', 'DescribeArchive', 'ListArchives', 'UpdateArchive'],
      ...['StartReplay', 'CancelReplay', 'DescribeReplay', 'ListReplays'],
    ],
    exceptions: [
      ...['ConcurrentModificationException', 'IllegalStatusException', 'InternalException'],
      ...['InvalidEventPatternException'],
      ...['InvalidStateException', 'LimitExceededException', 'ManagedRuleException'],
      ...['OperationDisabledException', 'PolicyLengthExceededException'],
      ...['ResourceAlreadyExistsException', 'ResourceNotFoundException'],
    ],
  },
  {
    name: 'sqs',
    prefix: 'SQS',
    operations: [
      ...['SendMessage', 'SendMessageBatch', 'ReceiveMessage', 'DeleteMessage'],
      ...['DeleteMessageBatch', 'ChangeMessageVisibility', 'ChangeMessageVisibilityBatch'],
      ...['PurgeQueue', 'GetQueueUrl', 'ListQueues', 'GetQueueAttributes', 'SetQueueAttributes'],
      ...['CreateQueue', 'DeleteQueue', 'StartMessageMoveTask'],
    ],
    exceptions: [
      ...['BatchEntryIdsNotDistinct', 'BatchRequestTooLong', 'EmptyBatchRequest'],
      ...['InvalidAttributeName', 'InvalidAttributeValue', 'InvalidBatchEntryId'],
      ...['InvalidMessageContents', 'KmsAccessDenied', 'MessageNotInflight', 'OverLimit'],
      ...['PurgeQueueInProgress', 'QueueDoesNotExist', 'QueueNameExists', 'ReceiptHandleIsInvalid'],
      ...['RequestThrottled', 'ResourceNotFoundException', 'TooManyEntriesInBatchRequest'],
      ...['UnsupportedOperation'],
    ],
  },
  {
    name: 'sns',
    prefix: 'SNS',
    operations: ['Publish', 'PublishBatch', 'ListTopics'],
    exceptions: [
      ...['AuthorizationErrorException', 'BatchEntryIdsNotDistinctException'],
      ...['EmptyBatchRequestException', 'InternalErrorException', 'InvalidBatchEntryIdException'],
      ...[
        'InvalidParameterException',
        'InvalidParameterValueException',
        'KMSAccessDeniedException',
      ],
      ...['NotFoundException', 'ThrottledException', 'TooManyEntriesInBatchRequestException'],
    ],
  },
  {
    name: 'lambda',
    prefix: 'Lambda',
    operations: ['Invoke', 'ListFunctions', 'GetFunctionConfiguration'],
    exceptions: [
      ...['InvalidParameterValueException', 'InvalidRequestContentException'],
      ...['RecursiveInvocationException', 'RequestTooLargeException'],
      ...['ResourceNotFoundException', 'ServiceException'],
      ...['TooManyRequestsException'],
    ],
  },
];
