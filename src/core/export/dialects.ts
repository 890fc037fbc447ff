import { toAwsCli } from './aws-cli.ts';
import { toCdk } from './cdk.ts';
import { toCloudFormation } from './cloudformation.ts';
import type { RuleCopy, RuleToCopy } from './rule-copy.ts';
import { toSam } from './sam.ts';
import { toTerraform } from './terraform.ts';

/** The languages that a rule can be copied in. */
export const DIALECTS = [
  { id: 'cloudformation', label: 'CloudFormation (YAML)' },
  { id: 'sam', label: 'AWS SAM' },
  { id: 'terraform', label: 'Terraform' },
  { id: 'cdk', label: 'AWS CDK (TypeScript)' },
  { id: 'aws-cli', label: 'AWS CLI' },
] as const;
export type Dialect = (typeof DIALECTS)[number]['id'];

const WRITERS: Readonly<Record<Dialect, (copy: RuleToCopy) => RuleCopy>> = {
  cloudformation: toCloudFormation,
  sam: toSam,
  terraform: toTerraform,
  cdk: toCdk,
  'aws-cli': toAwsCli,
};

/** A rule with its pattern, targets, inputs, retry policies and dead-letter queues, to the letter. */
export function copyRule(copy: RuleToCopy, dialect: Dialect): RuleCopy {
  return WRITERS[dialect](copy);
}
