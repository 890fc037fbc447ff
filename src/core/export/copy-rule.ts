import { toAwsCli } from './aws-cli.ts';
import { toCdk } from './cdk.ts';
import { toCloudFormation } from './cloudformation.ts';
import type { Dialect } from './dialects.ts';
import type { RuleCopy, RuleToCopy } from './rule-copy.ts';
import { toSam } from './sam.ts';
import { toTerraform } from './terraform.ts';

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
