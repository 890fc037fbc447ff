import type { ServiceName } from '../api/wire.ts';

/** The subcommands of the AWS CLI, those that are not simulated too, in its order (AWS CLI Command Reference). */
export const SUBCOMMANDS: Readonly<Record<ServiceName, readonly string[]>> = {
  events: `
    activate-event-source cancel-replay create-api-destination create-archive create-connection
    create-endpoint create-event-bus create-partner-event-source deactivate-event-source
    deauthorize-connection delete-api-destination delete-archive delete-connection delete-endpoint
    delete-event-bus delete-partner-event-source delete-rule describe-api-destination
    describe-archive describe-connection describe-endpoint describe-event-bus
    describe-event-source describe-partner-event-source describe-replay describe-rule disable-rule
    enable-rule list-api-destinations list-archives list-connections list-endpoints
    list-event-buses list-event-sources list-partner-event-source-accounts
    list-partner-event-sources list-replays list-rule-names-by-target list-rules
    list-tags-for-resource list-targets-by-rule put-events put-partner-events put-permission
    put-rule put-targets remove-permission remove-targets start-replay tag-resource
    test-event-pattern untag-resource update-api-destination update-archive update-connection
    update-endpoint update-event-bus
  `
    .trim()
    .split(/\s+/),
  lambda: `
    add-layer-version-permission add-permission checkpoint-durable-execution create-alias
    create-capacity-provider create-code-signing-config create-event-source-mapping
    create-function create-function-url-config delete-alias delete-capacity-provider
    delete-code-signing-config delete-event-source-mapping delete-function
    delete-function-code-signing-config delete-function-concurrency
    delete-function-event-invoke-config delete-function-url-config delete-layer-version
    delete-provisioned-concurrency-config get-account-settings get-alias get-capacity-provider
    get-code-signing-config get-durable-execution get-durable-execution-history
    get-durable-execution-state get-event-source-mapping get-function
    get-function-code-signing-config get-function-concurrency get-function-configuration
    get-function-event-invoke-config get-function-recursion-config get-function-scaling-config
    get-function-url-config get-layer-version get-layer-version-by-arn get-layer-version-policy
    get-policy get-provisioned-concurrency-config get-runtime-management-config invoke
    invoke-async list-aliases list-capacity-providers list-code-signing-configs
    list-durable-executions-by-function list-event-source-mappings
    list-function-event-invoke-configs list-function-url-configs
    list-function-versions-by-capacity-provider list-functions
    list-functions-by-code-signing-config list-layer-versions list-layers
    list-provisioned-concurrency-configs list-tags list-versions-by-function publish-layer-version
    publish-version put-function-code-signing-config put-function-concurrency
    put-function-event-invoke-config put-function-recursion-config put-function-scaling-config
    put-provisioned-concurrency-config put-runtime-management-config
    remove-layer-version-permission remove-permission send-durable-execution-callback-failure
    send-durable-execution-callback-heartbeat send-durable-execution-callback-success
    stop-durable-execution tag-resource untag-resource update-alias update-capacity-provider
    update-code-signing-config update-event-source-mapping update-function-code
    update-function-configuration update-function-event-invoke-config update-function-url-config
    wait
  `
    .trim()
    .split(/\s+/),
  sns: `
    add-permission check-if-phone-number-is-opted-out confirm-subscription
    create-platform-application create-platform-endpoint create-sms-sandbox-phone-number
    create-topic delete-endpoint delete-platform-application delete-sms-sandbox-phone-number
    delete-topic get-data-protection-policy get-endpoint-attributes
    get-platform-application-attributes get-sms-attributes get-sms-sandbox-account-status
    get-subscription-attributes get-topic-attributes list-endpoints-by-platform-application
    list-origination-numbers list-phone-numbers-opted-out list-platform-applications
    list-sms-sandbox-phone-numbers list-subscriptions list-subscriptions-by-topic
    list-tags-for-resource list-topics opt-in-phone-number publish publish-batch
    put-data-protection-policy remove-permission set-endpoint-attributes
    set-platform-application-attributes set-sms-attributes set-subscription-attributes
    set-topic-attributes subscribe tag-resource unsubscribe untag-resource
    verify-sms-sandbox-phone-number
  `
    .trim()
    .split(/\s+/),
  sqs: `
    add-permission cancel-message-move-task change-message-visibility
    change-message-visibility-batch create-queue delete-message delete-message-batch delete-queue
    get-queue-attributes get-queue-url list-dead-letter-source-queues list-message-move-tasks
    list-queue-tags list-queues purge-queue receive-message remove-permission send-message
    send-message-batch set-queue-attributes start-message-move-task tag-queue untag-queue
  `
    .trim()
    .split(/\s+/),
};
