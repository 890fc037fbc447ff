import type { LambdaFunction } from '../model/lambda-function.ts';
import type { Target } from '../model/rule.ts';
import { CloudFormationTemplate } from './cloudformation.ts';
import type { RuleCopy, RuleToCopy } from './rule-copy.ts';
import { type YamlValue, yamlMap, yamlWord } from './yaml.ts';

/**
 * A SAM template. A rule whose only target is a function is an event of that function, as SAM has it;
 * any other is a rule of its own, beside the functions that it calls.
 */
export function toSam(copy: RuleToCopy): RuleCopy {
  const template = new CloudFormationTemplate(copy);
  const { rule, functions } = copy;
  const [only] = rule.targets;
  const called = functions.filter(({ name }) =>
    rule.targets.some(
      ({ resource }) => resource.type === 'lambda-function' && resource.name === name,
    ),
  );
  // SAM's events of a function have a pattern or a schedule; a rule of its own can have both.
  const isEvent = rule.targets.length === 1 && called.length === 1 && rule.schedule === undefined;
  for (const source of called) {
    const id = template.names.for(source.name);
    template.own({ type: 'lambda-function', name: source.name }, id);
    const event = isEvent && only ? eventOf(template, only) : undefined;
    template.resources.push([id, functionResource(source, event)]);
    template.notes.push(
      `The code of ${source.name} is expected in the folder ${codeFolder(source)}: copy it there.`,
    );
  }
  if (!isEvent) template.addRule();
  return template.finish(['Transform', yamlWord('AWS::Serverless-2016-10-31')]);
}

function eventOf(template: CloudFormationTemplate, target: Target): YamlValue {
  const { rule, bus } = template.copy;
  const properties = yamlMap(
    ['RuleName', rule.name],
    ['EventBusName', bus],
    ['State', yamlWord(rule.state)],
    ['Pattern', template.pattern()],
    ['Target', yamlMap(['Id', target.id])],
    ...template.targetSettings(target),
  );
  const event = yamlMap(['Type', yamlWord('EventBridgeRule')], ['Properties', properties]);
  return yamlMap([template.names.for(`${rule.name}-event`), event]);
}

function functionResource(source: LambdaFunction, events: YamlValue | undefined): YamlValue {
  const variables = Object.entries(source.environment);
  const environment =
    variables.length > 0 ? yamlMap(['Variables', { type: 'map', members: variables }]) : undefined;
  const properties = yamlMap(
    ['FunctionName', source.name],
    ['Runtime', source.runtime],
    ['Handler', source.handler],
    ['CodeUri', codeFolder(source)],
    ['Timeout', source.timeoutSeconds],
    ['MemorySize', source.memoryMegabytes],
    ['Environment', environment],
    ['Events', events],
  );
  return yamlMap(['Type', yamlWord('AWS::Serverless::Function')], ['Properties', properties]);
}

function codeFolder({ name }: LambdaFunction): string {
  return `functions/${name}/`;
}
