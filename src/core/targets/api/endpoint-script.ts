import type { HttpRequest } from '../../model/api-fact.ts';
import type { Answer, ScriptedAnswer } from '../../model/endpoint.ts';
import type { ApiDestination } from '../../model/scenario.ts';
import { EventReading, matchesEvent } from '../../pattern/explain.ts';
import { parsePattern } from '../../pattern/parse.ts';

/** What the simulated endpoint answers to a request: the first of its script that applies. */
export function answerTo(
  { script, response }: Pick<ApiDestination, 'script' | 'response'>,
  request: HttpRequest,
  attempt: number,
): Answer {
  return script.find(({ when }) => applies(when, request, attempt)) ?? response;
}

function applies(when: ScriptedAnswer['when'], request: HttpRequest, attempt: number): boolean {
  switch (when.type) {
    case 'attempts':
      return attempt >= when.from && attempt <= (when.to ?? when.from);
    case 'path':
      return pathExpression(when.path).test(pathOf(request.url));
    case 'body': {
      const pattern = parsePattern(when.pattern);
      return pattern.ok && matchesEvent(pattern.value, new EventReading(request.body));
    }
  }
}

function pathExpression(path: string): RegExp {
  const escaped = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`);
}

/** Without host, query and fragment. */
function pathOf(url: string): string {
  return url.replace(/^https:\/\/[^/?#]*/, '').replace(/[?#].*$/, '') || '/';
}
