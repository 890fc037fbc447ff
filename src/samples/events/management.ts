import { ACCOUNT, inGroup, OTHER_ACCOUNT } from './library-event.ts';

const ALARM = `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:checkout-errors`;
const INSTANCE = 'i-0a1b2c3d4e5f67890';

export const managementEvents = inGroup('Management and cost', [
  {
    id: 'cloudwatch-alarm',
    title: 'CloudWatch alarm went off',
    service: 'Amazon CloudWatch',
    description: 'From OK to ALARM, with the reason as JSON inside a string.',
    tags: ['alarm', 'metric', 'monitoring', 'json in a string'],
    event: {
      source: 'aws.cloudwatch',
      detailType: 'CloudWatch Alarm State Change',
      resources: [ALARM],
      detail: {
        alarmName: 'checkout-errors',
        state: {
          value: 'ALARM',
          reason:
            'Threshold Crossed: 1 out of the last 1 datapoints [7.0 (15/01/26 08:58:00)] was greater than the threshold (5.0).',
          reasonData:
            '{"version":"1.0","queryDate":"2026-01-15T09:00:00.361+0000","statistic":"Sum","period":60,"recentDatapoints":[7.0],"threshold":5.0}',
          timestamp: '2026-01-15T09:00:00.361+0000',
        },
        previousState: {
          value: 'OK',
          reason:
            'Threshold Crossed: 1 datapoint [2.0 (15/01/26 08:51:00)] was not greater than the threshold (5.0).',
          timestamp: '2026-01-15T08:52:00.361+0000',
        },
        configuration: {
          description: 'More than five errors of the checkout in a minute',
          metrics: [
            {
              id: 'm1',
              metricStat: {
                metric: {
                  namespace: 'AWS/Lambda',
                  name: 'Errors',
                  dimensions: { FunctionName: 'checkout' },
                },
                period: 60,
                stat: 'Sum',
              },
              returnData: true,
            },
          ],
        },
      },
    },
  },
  {
    id: 'health-event',
    title: 'AWS Health event',
    service: 'AWS Health',
    description: 'An issue that affects resources of this account.',
    tags: ['outage', 'maintenance', 'array'],
    event: {
      source: 'aws.health',
      detailType: 'AWS Health Event',
      resources: [INSTANCE],
      detail: {
        eventArn:
          'arn:aws:health:us-east-1::event/EC2/AWS_EC2_INSTANCE_STORE_DRIVE_PERFORMANCE_DEGRADED/AWS_EC2_INSTANCE_STORE_DRIVE_PERFORMANCE_DEGRADED_90353408594353980',
        service: 'EC2',
        eventTypeCode: 'AWS_EC2_INSTANCE_STORE_DRIVE_PERFORMANCE_DEGRADED',
        eventTypeCategory: 'issue',
        eventScopeCode: 'ACCOUNT_SPECIFIC',
        communicationId: '01b0993207d81a09dcd552ebd1e633e36cf1f09a-1',
        startTime: 'Thu, 15 Jan 2026 08:31:40 GMT',
        lastUpdatedTime: 'Thu, 15 Jan 2026 09:00:00 GMT',
        statusCode: 'open',
        eventRegion: 'us-east-1',
        eventDescription: [
          {
            language: 'en_US',
            latestDescription: 'The performance of a drive of this instance is degraded.',
          },
        ],
        affectedEntities: [{ entityValue: INSTANCE, status: 'IMPAIRED' }],
        affectedAccount: ACCOUNT,
        page: '1',
        totalPages: '1',
      },
    },
  },
  {
    id: 'config-rule-noncompliant',
    title: 'Config rule: not compliant',
    service: 'AWS Config',
    description: 'A resource has fallen out of line with a rule.',
    tags: ['compliance', 'audit'],
    event: {
      source: 'aws.config',
      detailType: 'Config Rules Compliance Change',
      detail: {
        resourceId: 'example-uploads',
        awsRegion: 'us-east-1',
        awsAccountId: ACCOUNT,
        configRuleName: 's3-bucket-versioning-enabled',
        recordVersion: '1.0',
        configRuleARN: `arn:aws:config:us-east-1:${ACCOUNT}:config-rule/config-rule-abc123`,
        messageType: 'ComplianceChangeNotification',
        newEvaluationResult: {
          evaluationResultIdentifier: {
            evaluationResultQualifier: {
              configRuleName: 's3-bucket-versioning-enabled',
              resourceType: 'AWS::S3::Bucket',
              resourceId: 'example-uploads',
            },
            orderingTimestamp: '2026-01-15T08:58:31.023Z',
          },
          complianceType: 'NON_COMPLIANT',
          resultRecordedTime: '2026-01-15T08:59:58.411Z',
          configRuleInvokedTime: '2026-01-15T08:59:58.003Z',
        },
        notificationCreationTime: '2026-01-15T09:00:00.001Z',
        resourceType: 'AWS::S3::Bucket',
      },
    },
  },
  {
    id: 'trusted-advisor-check',
    title: 'Trusted Advisor check',
    service: 'AWS Trusted Advisor',
    description: 'The result for one item of a check has changed.',
    tags: ['limits', 'cost', 'support'],
    event: {
      source: 'aws.trustedadvisor',
      detailType: 'Trusted Advisor Check Item Refresh Notification',
      detail: {
        'check-name': 'Low Utilization Amazon EC2 Instances',
        'check-item-detail': {
          'Region/AZ': 'us-east-1a',
          'Instance ID': INSTANCE,
          'Instance Type': 't3.micro',
          'Estimated Monthly Savings': '$7.49',
          '14-Day Average CPU Utilization': '2.3%',
        },
        status: 'WARN',
        resource_id: `arn:aws:ec2:us-east-1:${ACCOUNT}:instance/${INSTANCE}`,
        uuid: 'aa12345f-55c7-498e-b7ac-123456789012',
      },
    },
  },
  {
    id: 'ssm-parameter-changed',
    title: 'Parameter changed',
    service: 'AWS Systems Manager',
    description: 'A value in Parameter Store was created, updated or deleted.',
    tags: ['parameter store', 'configuration', 'prefix'],
    event: {
      source: 'aws.ssm',
      detailType: 'Parameter Store Change',
      resources: [`arn:aws:ssm:us-east-1:${ACCOUNT}:parameter/shop/production/tax-rate`],
      detail: {
        operation: 'Update',
        name: '/shop/production/tax-rate',
        type: 'String',
        description: 'VAT in percent',
      },
    },
  },
  {
    id: 'ssm-command-failed',
    title: 'Run Command failed',
    service: 'AWS Systems Manager',
    description: 'A command on one instance.',
    tags: ['run command', 'instance', 'error'],
    event: {
      source: 'aws.ssm',
      detailType: 'EC2 Command Invocation Status-change Notification',
      resources: [`arn:aws:ec2:us-east-1:${ACCOUNT}:instance/${INSTANCE}`],
      detail: {
        'command-id': 'e8d3c0e4-71f7-4491-898f-c9b35bee5f3b',
        'document-name': 'AWS-RunShellScript',
        'instance-id': INSTANCE,
        'requested-date-time': '2026-01-15T08:58:30.049Z',
        status: 'Failed',
      },
    },
  },
  {
    id: 'ssm-automation-succeeded',
    title: 'Automation succeeded',
    service: 'AWS Systems Manager',
    description: 'A runbook has come to its end.',
    tags: ['automation', 'runbook'],
    event: {
      source: 'aws.ssm',
      detailType: 'EC2 Automation Execution Status-change Notification',
      resources: [
        `arn:aws:ssm:us-east-1:${ACCOUNT}:automation-execution/333ba70b-2333-48db-b17e-a5e69c6f4d1c`,
      ],
      detail: {
        ExecutionId: '333ba70b-2333-48db-b17e-a5e69c6f4d1c',
        Definition: 'AWS-RestartEC2Instance',
        DefinitionVersion: 1,
        Status: 'Success',
        EndTime: 'Jan 15, 2026 9:00:00 AM',
        StartTime: 'Jan 15, 2026 8:57:38 AM',
        Time: 140.0,
        ExecutedBy: `arn:aws:iam::${ACCOUNT}:user/ada`,
      },
    },
  },
  {
    id: 'tag-changed',
    title: 'Tags of a resource changed',
    service: 'Tag Editor',
    description: 'One event for the resources of many services.',
    tags: ['tag', 'governance', 'exists'],
    event: {
      source: 'aws.tag',
      detailType: 'Tag Change on Resource',
      resources: [`arn:aws:ec2:us-east-1:${ACCOUNT}:instance/${INSTANCE}`],
      detail: {
        'changed-tag-keys': ['CostCenter', 'Owner'],
        service: 'ec2',
        'resource-type': 'instance',
        version: 3,
        tags: { CostCenter: '4711', Stage: 'production' },
      },
    },
  },
  {
    id: 'organizations-account-created',
    title: 'Account created',
    service: 'AWS Organizations',
    description: 'A new member account is ready, or could not be made.',
    tags: ['account', 'cloudtrail', 'organization'],
    event: {
      source: 'aws.organizations',
      detailType: 'AWS Service Event via CloudTrail',
      account: OTHER_ACCOUNT,
      detail: {
        eventVersion: '1.08',
        userIdentity: { accountId: OTHER_ACCOUNT, invokedBy: 'organizations.amazonaws.com' },
        eventTime: '2026-01-15T09:00:00Z',
        eventSource: 'organizations.amazonaws.com',
        eventName: 'CreateAccountResult',
        awsRegion: 'us-east-1',
        sourceIPAddress: 'organizations.amazonaws.com',
        userAgent: 'organizations.amazonaws.com',
        requestParameters: null,
        responseElements: null,
        eventID: 'd6f1e0a2-7c8b-4d9e-8f0a-1b2c3d4e5f60',
        readOnly: false,
        eventType: 'AwsServiceEvent',
        serviceEventDetails: {
          createAccountStatus: {
            id: 'car-0123456789abcdef0123456789abcdef',
            state: 'SUCCEEDED',
            accountName: '****',
            accountId: '444455556666',
            requestedTimestamp: 'Jan 15, 2026 8:58:10 AM',
            completedTimestamp: 'Jan 15, 2026 9:00:00 AM',
          },
        },
        recipientAccountId: OTHER_ACCOUNT,
        eventCategory: 'Management',
      },
    },
  },
  {
    id: 'cost-anomaly',
    title: 'Cost anomaly detected',
    service: 'AWS Cost Management',
    description: 'Spend is higher than expected; impact is in numbers.',
    tags: ['cost', 'billing', 'numeric'],
    event: {
      source: 'aws.ce',
      detailType: 'Anomaly Detected',
      resources: [`arn:aws:ce::${ACCOUNT}:anomalymonitor/abcdef12-1234-4ea0-84cc-918a97d736ef`],
      detail: {
        accountName: 'production',
        anomalyEndDate: '2026-01-15T00:00:00Z',
        anomalyId: '12345678-abcd-4f12-8456-987654321a12',
        anomalyScore: { currentScore: 0.47, maxScore: 0.47 },
        anomalyStartDate: '2026-01-14T00:00:00Z',
        dimensionValue: 'Amazon DynamoDB',
        feedback: 'NULL',
        impact: {
          maxImpact: 151,
          totalActualSpend: 1301,
          totalExpectedSpend: 300,
          totalImpact: 1001,
          totalImpactPercentage: 333.67,
        },
        rootCauses: [
          {
            linkedAccount: ACCOUNT,
            linkedAccountName: 'production',
            region: 'us-east-1',
            service: 'Amazon DynamoDB',
            usageType: 'WriteRequestUnits',
          },
        ],
      },
    },
  },
  {
    id: 'savings-plan-active',
    title: 'Savings Plan became active',
    service: 'Savings Plans',
    description: 'The state before and after.',
    tags: ['cost', 'billing', 'state'],
    event: {
      source: 'aws.savingsplans',
      detailType: 'Savings Plans State Change',
      resources: [
        `arn:aws:savingsplans::${ACCOUNT}:savingsplan/07ec53ab-91c3-4ac5-bde6-79fd53192252`,
      ],
      detail: {
        severity: 'INFO',
        previousState: 'payment-pending',
        currentState: 'active',
        message: 'Savings plan changed state from payment-pending to active.',
      },
    },
  },
]);
