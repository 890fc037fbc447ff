import { ACCOUNT, inGroup } from './library-event.ts';

const userIdentity = {
  type: 'IAMUser',
  principalId: 'AIDAJ45Q7YFFAREXAMPLE',
  arn: `arn:aws:iam::${ACCOUNT}:user/ada`,
  accountId: ACCOUNT,
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  userName: 'ada',
};

/** What every record of CloudTrail has around its own members. */
function apiCall(eventSource: string, eventName: string, rest: Readonly<Record<string, unknown>>) {
  return {
    eventVersion: '1.09',
    userIdentity,
    eventTime: '2026-01-15T09:00:00Z',
    eventSource,
    eventName,
    awsRegion: 'us-east-1',
    sourceIPAddress: '203.0.113.10',
    userAgent: 'aws-cli/2.15.0 md/awscrt#0.19.19',
    ...rest,
    requestID: 'b9b4f0c1-2d3e-4f50-8a9b-0c1d2e3f4a5b',
    eventID: '4f3b2a1c-0d9e-4f8a-b7c6-d5e4f3a2b1c0',
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
  };
}
const SECRET = `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:prod/orders/db-AbCdEf`;

export const cloudTrailEvents = inGroup('Security and identity', [
  {
    id: 'cloudtrail-access-key-created',
    title: 'Access key created',
    service: 'AWS CloudTrail',
    description: 'An API call to IAM, which CloudTrail sends to EventBridge in us-east-1.',
    tags: ['iam', 'api call', 'audit'],
    event: {
      source: 'aws.iam',
      detailType: 'AWS API Call via CloudTrail',
      detail: apiCall('iam.amazonaws.com', 'CreateAccessKey', {
        requestParameters: { userName: 'build-server' },
        responseElements: {
          accessKey: {
            userName: 'build-server',
            accessKeyId: 'AKIAI44QH8DHBEXAMPLE',
            status: 'Active',
            createDate: 'Jan 15, 2026 9:00:00 AM',
          },
        },
      }),
    },
  },
  {
    id: 'cloudtrail-security-group-opened',
    title: 'Security group opened to the world',
    service: 'AWS CloudTrail',
    description: 'Port 22 for 0.0.0.0/0: a path through lists of objects, called items.',
    tags: ['ec2', 'api call', 'audit', 'firewall', 'array'],
    event: {
      source: 'aws.ec2',
      detailType: 'AWS API Call via CloudTrail',
      detail: apiCall('ec2.amazonaws.com', 'AuthorizeSecurityGroupIngress', {
        requestParameters: {
          groupId: 'sg-0123456789abcdef0',
          ipPermissions: {
            items: [
              {
                ipProtocol: 'tcp',
                fromPort: 22,
                toPort: 22,
                groups: {},
                ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] },
              },
            ],
          },
        },
        responseElements: { requestId: 'b9b4f0c1-2d3e-4f50-8a9b-0c1d2e3f4a5b', _return: true },
      }),
    },
  },
  {
    id: 'cloudtrail-bucket-policy-denied',
    title: 'Bucket policy: access denied',
    service: 'AWS CloudTrail',
    description: 'A call that failed: it has an errorCode, and its response is null.',
    tags: ['s3', 'api call', 'audit', 'error', 'null', 'exists'],
    event: {
      source: 'aws.s3',
      detailType: 'AWS API Call via CloudTrail',
      detail: apiCall('s3.amazonaws.com', 'PutBucketPolicy', {
        errorCode: 'AccessDenied',
        errorMessage: 'Access Denied',
        requestParameters: { bucketName: 'example-uploads', Host: 's3.amazonaws.com' },
        responseElements: null,
      }),
    },
  },
  {
    id: 'cloudtrail-eks-cluster-updated',
    title: 'EKS cluster version updated',
    service: 'Amazon EKS',
    description: 'EKS has few events of its own; what was done to a cluster comes from CloudTrail.',
    tags: ['kubernetes', 'api call', 'cloudtrail'],
    event: {
      source: 'aws.eks',
      detailType: 'AWS API Call via CloudTrail',
      detail: apiCall('eks.amazonaws.com', 'UpdateClusterVersion', {
        requestParameters: { name: 'platform', version: '1.33' },
        responseElements: {
          update: {
            id: '7688f3ba-8c56-4d3b-9b1a-2c3d4e5f6a7b',
            status: 'InProgress',
            type: 'VersionUpdate',
            params: [{ type: 'Version', value: '1.33' }],
            errors: [],
          },
        },
      }),
    },
  },
  {
    id: 'console-sign-in',
    title: 'Console sign-in without MFA',
    service: 'AWS Sign-In',
    description: 'A root user has signed in to the console.',
    tags: ['login', 'root', 'cloudtrail', 'audit'],
    event: {
      source: 'aws.signin',
      detailType: 'AWS Console Sign In via CloudTrail',
      detail: {
        eventVersion: '1.08',
        userIdentity: {
          type: 'Root',
          principalId: ACCOUNT,
          arn: `arn:aws:iam::${ACCOUNT}:root`,
          accountId: ACCOUNT,
        },
        eventTime: '2026-01-15T09:00:00Z',
        eventSource: 'signin.amazonaws.com',
        eventName: 'ConsoleLogin',
        awsRegion: 'us-east-1',
        sourceIPAddress: '198.51.100.77',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
        requestParameters: null,
        responseElements: { ConsoleLogin: 'Success' },
        additionalEventData: {
          LoginTo: 'https://console.aws.amazon.com/console/home',
          MobileVersion: 'No',
          MFAUsed: 'No',
        },
        eventID: '8fb3eeb1-8e5f-4a6c-9d7b-1c2d3e4f5a6b',
        readOnly: false,
        eventType: 'AwsConsoleSignIn',
        managementEvent: true,
        recipientAccountId: ACCOUNT,
        eventCategory: 'Management',
      },
    },
  },
  {
    id: 'secret-rotated',
    title: 'Secret rotated',
    service: 'AWS Secrets Manager',
    description: 'A service event of CloudTrail: nobody called an API.',
    tags: ['secret', 'rotation', 'cloudtrail'],
    event: {
      source: 'aws.secretsmanager',
      detailType: 'AWS Service Event via CloudTrail',
      detail: {
        eventVersion: '1.08',
        userIdentity: { accountId: ACCOUNT, invokedBy: 'secretsmanager.amazonaws.com' },
        eventTime: '2026-01-15T09:00:00Z',
        eventSource: 'secretsmanager.amazonaws.com',
        eventName: 'RotationSucceeded',
        awsRegion: 'us-east-1',
        sourceIPAddress: 'secretsmanager.amazonaws.com',
        userAgent: 'secretsmanager.amazonaws.com',
        requestParameters: null,
        responseElements: null,
        additionalEventData: { SecretId: SECRET },
        eventID: 'a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d',
        readOnly: false,
        eventType: 'AwsServiceEvent',
        managementEvent: true,
        recipientAccountId: ACCOUNT,
        eventCategory: 'Management',
      },
    },
  },
]);
