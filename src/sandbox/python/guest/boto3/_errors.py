"""The errors that each service names (its API Reference)."""

ERRORS = {
    'events': '''
        AccessDeniedException ConcurrentModificationException IllegalStatusException
        InternalException InvalidEventPatternException InvalidStateException
        LimitExceededException ManagedRuleException OperationDisabledException
        PolicyLengthExceededException ResourceAlreadyExistsException ResourceNotFoundException
        ThrottlingException
    '''.split(),
    'lambda': '''
        CallbackTimeoutException CapacityProviderLimitExceededException
        CodeSigningConfigNotFoundException CodeStorageExceededException
        CodeVerificationFailedException DurableExecutionAlreadyStartedException
        EC2AccessDeniedException EC2ThrottledException EC2UnexpectedException EFSIOException
        EFSMountConnectivityException EFSMountFailureException EFSMountTimeoutException
        ENILimitReachedException FunctionVersionsPerCapacityProviderLimitExceededException
        InvalidCodeSignatureException InvalidParameterValueException
        InvalidRequestContentException InvalidRuntimeException InvalidSecurityGroupIDException
        InvalidSubnetIDException InvalidZipFileException KMSAccessDeniedException
        KMSDisabledException KMSInvalidStateException KMSNotFoundException
        NoPublishedVersionException PolicyLengthExceededException PreconditionFailedException
        ProvisionedConcurrencyConfigNotFoundException RecursiveInvocationException
        RequestTooLargeException ResourceConflictException ResourceInUseException
        ResourceNotFoundException ResourceNotReadyException S3FilesMountConnectivityException
        S3FilesMountFailureException S3FilesMountTimeoutException
        SerializedRequestEntityTooLargeException ServiceException SnapStartException
        SnapStartNotReadyException SnapStartTimeoutException SubnetIPAddressLimitReachedException
        TooManyRequestsException UnsupportedMediaTypeException
    '''.split(),
    'sns': '''
        AuthorizationErrorException BatchEntryIdsNotDistinctException BatchRequestTooLongException
        ConcurrentAccessException EmptyBatchRequestException EndpointDisabledException
        FilterPolicyLimitExceededException InternalErrorException InvalidBatchEntryIdException
        InvalidParameterException InvalidParameterValueException InvalidSecurityException
        InvalidStateException KMSAccessDeniedException KMSDisabledException
        KMSInvalidStateException KMSNotFoundException KMSOptInRequired KMSThrottlingException
        NotFoundException OptedOutException PlatformApplicationDisabledException
        ReplayLimitExceededException ResourceNotFoundException StaleTagException
        SubscriptionLimitExceededException TagLimitExceededException TagPolicyException
        ThrottledException TooManyEntriesInBatchRequestException TopicLimitExceededException
        UserErrorException ValidationException VerificationException
    '''.split(),
    'sqs': '''
        BatchEntryIdsNotDistinct BatchRequestTooLong EmptyBatchRequest InvalidAddress
        InvalidAttributeName InvalidAttributeValue InvalidBatchEntryId InvalidIdFormat
        InvalidMessageContents InvalidSecurity KmsAccessDenied KmsDisabled KmsInvalidKeyUsage
        KmsInvalidState KmsNotFound KmsOptInRequired KmsThrottled MessageNotInflight OverLimit
        PurgeQueueInProgress QueueDeletedRecently QueueDoesNotExist QueueNameExists
        ReceiptHandleIsInvalid RequestThrottled ResourceNotFoundException
        TooManyEntriesInBatchRequest UnsupportedOperation
    '''.split(),
}
