import { shellWord } from './shell.ts';
import { commentLine, othersComment, type TestsToExport } from './tests-to-export.ts';

/**
 * A script for bash (3.2 or newer) that asks AWS about every event and pattern by the AWS CLI. Its exit
 * code is 0 if all tests pass, 1 if one fails, and 2 if AWS could not be asked about one.
 */
export function toShellTests({ name, region, checks, others }: TestsToExport): string {
  const events = variablesFor(
    'event',
    checks.map(({ event }) => event.text),
  );
  const patterns = variablesFor(
    'pattern',
    checks.map(({ pattern }) => pattern.text),
  );
  const lines = [
    '#!/usr/bin/env bash',
    commentLine('#', `Tests of the event patterns of "${name}", made by Buslab.`),
    '#',
    '# AWS itself judges them: aws events test-event-pattern (AWS CLI, version 2) needs credentials',
    '# that allow events:TestEventPattern. No event is sent, and nothing is changed.',
    '#',
    '# Exit code: 0 all tests pass, 1 a test fails, 2 AWS could not be asked.',
    ...othersComment('#', others),
    '',
    'set -u',
    'export AWS_PAGER=""',
    `region=\${AWS_REGION:-${shellWord(region)}}`,
    'passed=0 failed=0 unanswered=0',
    '',
    FUNCTION,
    '',
    ...[...events, ...patterns].map(([text, variable]) => `${variable}=${shellWord(text)}`),
    '',
    ...checks.map(({ title, event, pattern, matches }) => {
      const word = matches ? 'true' : 'false';
      const [asked, sent] = [patterns.get(pattern.text), events.get(event.text)];
      return `check ${shellWord(title)} ${word} "$${asked}" "$${sent}"`;
    }),
    '',
    'echo',
    'echo "$passed passed, $failed failed, $unanswered not answered"',
    '[ "$unanswered" -gt 0 ] && exit 2',
    '[ "$failed" -eq 0 ]',
  ];
  return `${lines.join('\n')}\n`;
}

/** A test's title, the answer that is expected, the pattern and the event. */
const FUNCTION = `check() {
  local answer
  if ! answer=$(aws events test-event-pattern --region "$region" \\
    --event-pattern "$3" --event "$4" --query Result --output text 2>&1); then
    unanswered=$((unanswered + 1))
    printf '?  %s\\n   %s\\n' "$1" "$answer"
    return
  fi
  case "$answer" in [Tt]rue) answer=true ;; [Ff]alse) answer=false ;; esac
  if [ "$answer" = "$2" ]; then
    passed=$((passed + 1))
    printf 'ok %s\\n' "$1"
  else
    failed=$((failed + 1))
    printf 'no %s\\n   AWS answers %s\\n' "$1" "$answer"
  fi
}`;

/** A variable for each text. */
function variablesFor(word: string, texts: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...new Set(texts)].map((text, index) => [text, `${word}_${index + 1}`]));
}
