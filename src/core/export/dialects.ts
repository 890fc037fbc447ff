/** The languages that a rule can be copied in. */
export const DIALECTS = [
  { id: 'cloudformation', label: 'CloudFormation (YAML)' },
  { id: 'sam', label: 'AWS SAM' },
  { id: 'terraform', label: 'Terraform' },
  { id: 'cdk', label: 'AWS CDK (TypeScript)' },
  { id: 'aws-cli', label: 'AWS CLI' },
] as const;
export type Dialect = (typeof DIALECTS)[number]['id'];
