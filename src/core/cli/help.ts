import { operationNames, operationShape } from '../api/dispatch.ts';
import type { Shape } from '../api/shape.ts';
import { SERVICES, type ServiceName } from '../api/wire.ts';
import { SUBCOMMANDS } from './command-names.ts';
import { SENTENCES } from './help-sentences.ts';
import { optionName } from './option-name.ts';
import { type MemberOption, memberOptions } from './options.ts';
import { paginatorOf, pagingOptions } from './pagination.ts';

/**
 * What `help` prints: of everything, of a service, or of a command. Shorter than the AWS CLI's own, and
 * about what there is here; a word that names nothing is passed over.
 *
 * @param columns how wide the screen is, in characters
 */
export function helpText(words: readonly string[], columns: number): string {
  const service = SERVICES.find((name) => words.includes(name));
  if (!service) return helpOfAll();
  const operation = operationNames(service).find((name) => words.includes(optionName(name)));
  if (operation === undefined) return helpOfService(service, columns);
  return helpOfCommand(service, operation);
}

function helpOfAll(): string {
  return `${[...SERVICES].sort().map(commandsOf).join('\n\n')}

aws SERVICE help           says what each of its commands does
aws SERVICE COMMAND help   says what a command takes

cat FILE   prints what aws lambda invoke has written
ls         lists what it has written
clear      empties the screen
echo TEXT  prints the text
sleep 30   lets 30 seconds of virtual time pass; also 5m, 2h, 1d
help       prints this

Global options: --query, --output json|text|table, --no-paginate, --region,
--cli-binary-format and others.
A command runs at the moment in view. A line that ends in a backslash, or in an open quote,
goes on in the next.
`;
}

function commandsOf(service: ServiceName): string {
  const names = operationNames(service).map(optionName).sort();
  return `aws ${service}\n${names.map((name) => `  ${name}`).join('\n')}`;
}

/** Beside its name a sentence has at least so much room, or it stands below it. */
const LEAST_COLUMNS = 50;

function helpOfService(service: ServiceName, columns: number): string {
  const operations = [...operationNames(service)].sort();
  const names = operations.map(optionName);
  const width = Math.max(...names.map(({ length }) => length));
  const rows = operations.map((operation, index) => {
    const name = names[index] ?? '';
    const sentence = SENTENCES[service][operation] ?? '';
    if (columns - width < LEAST_COLUMNS) return `  ${name}\n    ${sentence}`;
    return `  ${name.padEnd(width)}  ${sentence}`;
  });
  const missing = SUBCOMMANDS[service].filter((name) => !names.includes(name));
  return `aws ${service} COMMAND [OPTIONS]

${rows.join('\n')}

Not simulated: ${missing.join(', ')}.
`;
}

function helpOfCommand(service: ServiceName, operation: string): string {
  const shape = operationShape(service, operation);
  if (!shape) return '';
  const paginator = paginatorOf(service, operation);
  const options = [...memberOptions(shape)].filter(
    ([name, { member, flag }]) =>
      flag !== false &&
      // As the AWS CLI leaves them out: it goes from page to page by itself.
      !(paginator && (member === paginator.input || member === paginator.limit)) &&
      name !== '--no-paginate',
  );
  const usage = options.map(([name, option]) => usageOf(name, option));
  const paging = pagingOptions(paginator).map((name) => `[${name} <value>]`);
  const outfile = operation === 'Invoke' ? ['<outfile>'] : [];
  const shared = ['[--cli-input-json <value>]', '[--generate-cli-skeleton]'];
  const lines = [...usage, ...paging, ...shared, ...outfile].map((each) => `    ${each}`);
  const complex = options.flatMap(([name, { shape: own }]) => {
    const written = own.type === 'list' ? listWords(own.member) : valueWords(own);
    return isPlain(own) ? [] : [`  ${name}\n    ${written}`];
  });
  const values =
    complex.length === 0
      ? ''
      : `
How a value is written that is more than one text; or as JSON between single quotes:

${complex.join('\n')}
`;
  return `aws ${service} ${optionName(operation)}: ${SENTENCES[service][operation] ?? ''}.

  aws ${service} ${optionName(operation)}
${lines.join('\n')}
${values}`;
}

function usageOf(name: string, { shape, flag, required }: MemberOption): string {
  const opposite = name.replace(/^--/, '--no-');
  if (flag !== null) return required ? `${name} | ${opposite}` : `[${name} | ${opposite}]`;
  const choices = shape.type === 'text' ? shape.oneOf?.join('|') : undefined;
  const several = shape.type === 'list' ? ' …' : '';
  const value = `${name} <${choices ?? typeWord(shape)}>${several}`;
  return required ? value : `[${value}]`;
}

function typeWord(shape: Shape): string {
  switch (shape.type) {
    case 'text':
      return 'text';
    case 'time':
      return 'time, like 2026-01-15T09:00:00Z';
    case 'payload':
    case 'bytes':
      return 'bytes in Base64';
    case 'list':
      return isPlain(shape.member) ? typeWord(shape.member) : 'object';
    case 'map':
    case 'structure':
      return 'object';
    default:
      return shape.type;
  }
}

function isPlain(shape: Shape): boolean {
  if (shape.type === 'list') return isPlain(shape.member);
  return shape.type !== 'structure' && shape.type !== 'map';
}

function listWords(member: Shape): string {
  return `${valueWords(member)} …`;
}

/** In the shorthand syntax (AWS CLI User Guide, *Using shorthand syntax*). */
function valueWords(shape: Shape): string {
  switch (shape.type) {
    case 'structure':
      // What is not simulated of a target has no members here.
      return Object.entries(shape.members)
        .filter(([, member]) => member.type !== 'structure' || !isEmpty(member))
        .map(([name, member]) => `${name}=${innerWords(member)}`)
        .join(',');
    case 'map':
      return `KeyName=${innerWords(shape.member)}`;
    default:
      return innerWords(shape);
  }
}

function isEmpty({ members }: Extract<Shape, { type: 'structure' }>): boolean {
  return Object.keys(members).length === 0;
}

function innerWords(shape: Shape): string {
  if (shape.type === 'structure' || shape.type === 'map') return `{${valueWords(shape)}}`;
  if (shape.type === 'list') return `[${innerWords(shape.member)},…]`;
  return shape.type === 'time' ? 'time' : typeWord(shape).replace(/ .*/, '');
}
