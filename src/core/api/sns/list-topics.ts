import { resourceArn } from '../../model/arn.ts';
import { success } from '../../model/result.ts';
import { listTopics as shape } from '../model/sns.ts';
import { operation } from '../operation.ts';
import { pageOf } from '../pages.ts';

/** `ListTopics` (SNS API Reference). */
export const listTopics = operation(shape, ({ NextToken }, { configuration }) => {
  const page = pageOf(configuration.topics, NextToken, 100);
  if (!page.ok) return page;
  const { items, ...next } = page.value;
  const Topics = items.map(({ name }) => ({
    TopicArn: resourceArn(configuration, { type: 'sns-topic', name }),
  }));
  return success({ Topics, ...next });
});
