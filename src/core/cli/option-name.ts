/**
 * The name that the AWS CLI gives an operation or a member: `QueueOwnerAWSAccountId` is
 * `queue-owner-aws-account-id`.
 */
export function optionName(name: string): string {
  return name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
