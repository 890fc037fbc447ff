import { ACCOUNT, inGroup } from './library-event.ts';

const TRAINING_JOB = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:training-job/demand-2026-01-15`;

export const mediaEvents = inGroup('Machine learning and media', [
  {
    id: 'sagemaker-training-completed',
    title: 'SageMaker training completed',
    service: 'Amazon SageMaker AI',
    description: 'A training job has changed its status.',
    tags: ['machine learning', 'job', 'model'],
    event: {
      source: 'aws.sagemaker',
      detailType: 'SageMaker Training Job State Change',
      resources: [TRAINING_JOB],
      detail: {
        TrainingJobName: 'demand-2026-01-15',
        TrainingJobArn: TRAINING_JOB,
        TrainingJobStatus: 'Completed',
        SecondaryStatus: 'Completed',
        HyperParameters: { epochs: '20', learning_rate: '0.001' },
        AlgorithmSpecification: {
          TrainingImage: `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/demand:3`,
          TrainingInputMode: 'File',
        },
        RoleArn: `arn:aws:iam::${ACCOUNT}:role/sagemaker-training`,
        ModelArtifacts: { S3ModelArtifacts: 's3://example-models/demand/model.tar.gz' },
        ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 50 },
        StoppingCondition: { MaxRuntimeInSeconds: 3600 },
        CreationTime: 1768464000000,
        TrainingStartTime: 1768464120000,
        TrainingEndTime: 1768467590000,
        LastModifiedTime: 1768467600000,
        Tags: { team: 'forecasting' },
      },
    },
  },
  {
    id: 'bedrock-batch-completed',
    title: 'Bedrock batch inference completed',
    service: 'Amazon Bedrock',
    description: 'A batch of prompts has been answered.',
    tags: ['machine learning', 'ai', 'job', 'model'],
    event: {
      source: 'aws.bedrock',
      detailType: 'Batch Inference Job State Change',
      resources: [`arn:aws:bedrock:us-east-1:${ACCOUNT}:model-invocation-job/zs0vbpb5ef2e`],
      detail: {
        version: '0.0',
        accountId: ACCOUNT,
        batchJobName: 'summaries-2026-01-15',
        batchJobArn: `arn:aws:bedrock:us-east-1:${ACCOUNT}:model-invocation-job/zs0vbpb5ef2e`,
        batchModelId: 'arn:aws:bedrock:us-east-1::foundation-model/example.model-v1',
        status: 'Completed',
        failureMessage: '',
        creationTime: 'Jan 15, 2026, 8:15:12 AM UTC',
      },
    },
  },
  {
    id: 'transcribe-job-completed',
    title: 'Transcription completed',
    service: 'Amazon Transcribe',
    description: 'The status of a transcription job has changed.',
    tags: ['speech', 'job', 'text'],
    event: {
      source: 'aws.transcribe',
      detailType: 'Transcribe Job State Change',
      detail: {
        TranscriptionJobName: 'support-call-20611',
        TranscriptionJobStatus: 'COMPLETED',
      },
    },
  },
  {
    id: 'mediaconvert-job-complete',
    title: 'MediaConvert job complete',
    service: 'AWS Elemental MediaConvert',
    description: 'Outputs are in lists within lists; your own metadata comes back.',
    tags: ['video', 'job', 'array'],
    event: {
      source: 'aws.mediaconvert',
      detailType: 'MediaConvert Job State Change',
      resources: [`arn:aws:mediaconvert:us-east-1:${ACCOUNT}:jobs/1768467333549-opn151`],
      detail: {
        timestamp: 1768467600391,
        accountId: ACCOUNT,
        queue: `arn:aws:mediaconvert:us-east-1:${ACCOUNT}:queues/Default`,
        jobId: '1768467333549-opn151',
        status: 'COMPLETE',
        userMetadata: { asset: 'launch', tenant: 'acme' },
        outputGroupDetails: [
          {
            outputDetails: [
              {
                outputFilePaths: ['s3://example-videos/launch/720p.m3u8'],
                durationInMs: 30041,
                videoDetails: { widthInPx: 1280, heightInPx: 720 },
              },
              {
                outputFilePaths: ['s3://example-videos/launch/1080p.m3u8'],
                durationInMs: 30041,
                videoDetails: { widthInPx: 1920, heightInPx: 1080 },
              },
            ],
            playlistFilePaths: ['s3://example-videos/launch/index.m3u8'],
            type: 'HLS_GROUP',
          },
        ],
      },
    },
  },
  {
    id: 'mediaconvert-job-error',
    title: 'MediaConvert job failed',
    service: 'AWS Elemental MediaConvert',
    description: 'The error has a number and a sentence.',
    tags: ['video', 'job', 'error'],
    event: {
      source: 'aws.mediaconvert',
      detailType: 'MediaConvert Job State Change',
      resources: [`arn:aws:mediaconvert:us-east-1:${ACCOUNT}:jobs/1768467333550-kxngbl`],
      detail: {
        timestamp: 1768467600391,
        accountId: ACCOUNT,
        queue: `arn:aws:mediaconvert:us-east-1:${ACCOUNT}:queues/Default`,
        jobId: '1768467333550-kxngbl',
        status: 'ERROR',
        errorCode: 1404,
        errorMessage:
          'Unable to open input file [s3://example-uploads/videos/lunch.mp4]: [Failed probe/open].',
        userMetadata: {},
      },
    },
  },
]);
