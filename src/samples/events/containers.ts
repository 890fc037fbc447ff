import { ACCOUNT, inGroup } from './library-event.ts';

const CLUSTER_ARN = `arn:aws:ecs:us-east-1:${ACCOUNT}:cluster/shop`;
const TASK_ARN = `arn:aws:ecs:us-east-1:${ACCOUNT}:task/shop/8f14e45fceea467a9d0b1c2d3e4f5a6b`;
const SERVICE_ARN = `arn:aws:ecs:us-east-1:${ACCOUNT}:service/shop/checkout`;
const DIGEST = 'sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd12345678';

export const containerEvents = inGroup('Compute and containers', [
  {
    id: 'ecs-task-stopped',
    title: 'ECS task stopped',
    service: 'Amazon ECS',
    description: 'A container of a task has exited with an error.',
    tags: ['container', 'task', 'error', 'array'],
    event: {
      source: 'aws.ecs',
      detailType: 'ECS Task State Change',
      resources: [TASK_ARN],
      detail: {
        attachments: [
          {
            id: '1789bcae-ddfb-4d10-8ebe-8ac87ddba5b8',
            type: 'eni',
            status: 'DELETED',
            details: [
              { name: 'subnetId', value: 'subnet-0fedcba987654321f' },
              { name: 'privateIPv4Address', value: '10.0.1.42' },
            ],
          },
        ],
        availabilityZone: 'us-east-1b',
        clusterArn: CLUSTER_ARN,
        containers: [
          {
            containerArn: `arn:aws:ecs:us-east-1:${ACCOUNT}:container/shop/8f14e45f/1c2d3e4f`,
            exitCode: 1,
            lastStatus: 'STOPPED',
            name: 'checkout',
            image: `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/checkout:2.8`,
            taskArn: TASK_ARN,
            networkInterfaces: [],
            cpu: '0',
          },
        ],
        cpu: '256',
        createdAt: '2026-01-15T08:40:02.112Z',
        desiredStatus: 'STOPPED',
        group: 'service:checkout',
        launchType: 'FARGATE',
        lastStatus: 'STOPPED',
        memory: '512',
        platformVersion: '1.4.0',
        startedAt: '2026-01-15T08:40:33.250Z',
        startedBy: 'ecs-svc/8423905874629301567',
        stoppedAt: '2026-01-15T09:00:00.100Z',
        stoppedReason: 'Essential container in task exited',
        stopCode: 'EssentialContainerExited',
        taskArn: TASK_ARN,
        taskDefinitionArn: `arn:aws:ecs:us-east-1:${ACCOUNT}:task-definition/checkout:41`,
        updatedAt: '2026-01-15T09:00:00.100Z',
        version: 5,
      },
    },
  },
  {
    id: 'ecs-deployment-failed',
    title: 'ECS deployment failed',
    service: 'Amazon ECS',
    description: 'The deployment circuit breaker has tripped.',
    tags: ['container', 'deployment', 'error'],
    event: {
      source: 'aws.ecs',
      detailType: 'ECS Deployment State Change',
      resources: [SERVICE_ARN],
      detail: {
        eventType: 'ERROR',
        eventName: 'SERVICE_DEPLOYMENT_FAILED',
        deploymentId: 'ecs-svc/8423905874629301567',
        updatedAt: '2026-01-15T08:59:58Z',
        reason: 'ECS deployment circuit breaker: task failed to start.',
      },
    },
  },
  {
    id: 'ecs-task-placement-failure',
    title: 'ECS could not place a task',
    service: 'Amazon ECS',
    description: 'A service action: there is no room for another task.',
    tags: ['container', 'service action', 'error'],
    event: {
      source: 'aws.ecs',
      detailType: 'ECS Service Action',
      resources: [SERVICE_ARN],
      detail: {
        eventType: 'ERROR',
        eventName: 'SERVICE_TASK_PLACEMENT_FAILURE',
        clusterArn: CLUSTER_ARN,
        capacityProviderArns: [`arn:aws:ecs:us-east-1:${ACCOUNT}:capacity-provider/FARGATE_SPOT`],
        reason: 'RESOURCE:FARGATE',
        createdAt: '2026-01-15T08:59:59.912Z',
      },
    },
  },
  {
    id: 'ecr-image-pushed',
    title: 'ECR image pushed',
    service: 'Amazon ECR',
    description: 'A new image is in a repository.',
    tags: ['container', 'image', 'push'],
    event: {
      source: 'aws.ecr',
      detailType: 'ECR Image Action',
      detail: {
        result: 'SUCCESS',
        'repository-name': 'checkout',
        'image-digest': DIGEST,
        'action-type': 'PUSH',
        'image-tag': '2.9',
      },
    },
  },
  {
    id: 'ecr-image-scan',
    title: 'ECR image scan complete',
    service: 'Amazon ECR',
    description: 'Severities are counted; a severity without findings is absent.',
    tags: ['container', 'image', 'scan', 'vulnerability', 'exists', 'numeric'],
    event: {
      source: 'aws.ecr',
      detailType: 'ECR Image Scan',
      resources: [`arn:aws:ecr:us-east-1:${ACCOUNT}:repository/checkout`],
      detail: {
        'scan-status': 'COMPLETE',
        'repository-name': 'checkout',
        'finding-severity-counts': { CRITICAL: 2, MEDIUM: 9 },
        'image-digest': DIGEST,
        'image-tags': ['2.9', 'latest'],
      },
    },
  },
]);
