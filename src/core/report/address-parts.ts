/** What a person looks for in the address of a request. */
export interface AddressParts {
  /** What has filled the wildcards of the endpoint, decoded; empty if it does not fit the address. */
  readonly pathValues: readonly string[];
  /** Decoded, in order; a name can be there more than once. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

export function addressParts(url: string, endpoint: string): AddressParts {
  const [path = '', query = ''] = withoutFragment(url).split(/\?(.*)/s);
  const [template = ''] = withoutFragment(endpoint).split('?');
  const expression = template
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('([^/]*)');
  const [, ...values] = new RegExp(`^${expression}$`).exec(path) ?? [];
  return {
    pathValues: values.map(decoded),
    query: query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [name = '', value = ''] = pair.split(/=(.*)/s);
        return [decoded(name), decoded(value)];
      }),
  };
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}

/** As it is, if it is not well encoded: an endpoint is what somebody has written. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
