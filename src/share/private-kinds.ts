/** What a person may not want to pass on, in the order in which it is looked for. */
export const PRIVATE_KINDS = ['token', 'email', 'account', 'arn'] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

/** A text as it stands in the scenario. */
export type Finding = string;

interface Finder {
  /** `own`: the names of the scenario's resources. */
  readonly find: (text: string, own: ReadonlySet<string>) => readonly Finding[];
  /** What stands in the place of the first, the second … of its kind. */
  readonly instead: (number: number) => string;
}

/** AWS's documentation uses these, and Buslab does: they belong to nobody. */
const EXAMPLE_ACCOUNTS: ReadonlySet<string> = new Set([
  ...['123456789012', '111122223333', '444455556666', '777788889999', '123456123456'],
  ...Array.from({ length: 10 }, (_, digit) => String(digit).repeat(12)),
]);
const STAND_IN_ACCOUNTS = ['111122223333', '444455556666', '777788889999'];

/** RFC 2606 and RFC 6761: nobody has an address there. */
const EXAMPLE_DOMAIN = /(^|\.)(example\.(com|org|net)|example|test|invalid|localhost)$/i;

/**
 * The forms in which credentials are handed out: AWS's access keys, GitHub's, Slack's, Stripe's,
 * npm's and Google's, JSON Web Tokens, private keys, and what follows `Bearer` or stands at a key
 * that is called a secret.
 */
const TOKENS: readonly RegExp[] = [
  /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{22,}\b|\bnpm_[A-Za-z0-9]{36}\b/g,
  /\bxox[abposr]-[A-Za-z0-9-]{10,}|\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|\bAIza[\w-]{35}/g,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*/g,
  /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^-]{1,10000}-----END [A-Z ]{0,20}PRIVATE KEY-----/g,
  /(?<=\bBearer )[\w.~+/-]{12,}=*/g,
  /(?<=["'\w-]{0,40}(?:password|passwd|secret|token|api[_-]?key|secret[_-]?access[_-]?key)\\?["']?\s{0,4}[:=]\s{0,4}\\?["'])[^"'\s\\<>${}]{8,}(?=\\?["'])/gi,
];

const EMAIL = /[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}\b/g;
/** In an ARN, or all of a quoted text. Any other twelve digits may be anything. */
const ACCOUNT =
  /(?<=arn:aws[\w-]{0,20}:[\w-]{0,40}:[\w-]{0,30}:)\d{12}\b|(?<=["'])\d{12}(?=\\?["'])/g;
const ARN = /\barn:aws[\w-]{0,20}:[\w-]{1,40}:[\w-]{0,30}:(?:\d{12})?:[\w+=,.@:/#-]{1,600}/g;

export const FINDERS: Readonly<Record<PrivateKind, Finder>> = {
  token: {
    find: (text) => TOKENS.flatMap((form) => text.match(form) ?? []),
    instead: (number) => `REPLACED-TOKEN-${number + 1}`,
  },
  email: {
    find: (text) =>
      (text.match(EMAIL) ?? []).filter(
        (address) => !EXAMPLE_DOMAIN.test(address.slice(address.indexOf('@') + 1)),
      ),
    instead: (number) => `person${number + 1}@example.com`,
  },
  account: {
    find: (text) => {
      const whole = /^\d{12}$/.test(text) ? [text] : [];
      return [...whole, ...(text.match(ACCOUNT) ?? [])].filter((id) => !EXAMPLE_ACCOUNTS.has(id));
    },
    instead: (number) =>
      STAND_IN_ACCOUNTS[number] ?? String(999_900_000_000 + number - STAND_IN_ACCOUNTS.length),
  },
  /** Of an ARN the names of the resource, since the account is looked for by itself. */
  arn: {
    find: (text, own) => (text.match(ARN) ?? []).flatMap((arn) => namesIn(arn, own)),
    instead: (number) => `resource-${number + 1}`,
  },
};

/** Words that say what kind of a resource it is, in the ARNs of AWS's services. */
const KIND_OF_RESOURCE =
  /^(?:[a-z]{1,3}|function|rule|event-bus|instance|cluster|task|task-definition|service|container-instance|volume|snapshot|image|vpc|subnet|security-group|network-interface|role|user|policy|group|key|alias|secret|table|stream|index|stateMachine|execution|log-group|log-stream|alarm|distribution|hostedzone|certificate|repository|build|project|pipeline|app|apis|restapis|stages|domain|db|assumed-role|root|layer|event-source-mapping|api-destination|connection|archive|parameter|document|automation-execution|session|loadbalancer|net|targetgroup|listener|trail|finding|detector|dataset|job|crawler|database|topic|queue|bucket|aws-service-role|service-role|product|subscription|default|latest|\$LATEST)$/i;

function namesIn(arn: string, own: ReadonlySet<string>): readonly string[] {
  const resource = arn.split(':').slice(5).join(':');
  return resource
    .split(/[:/]/)
    .filter(
      (name) =>
        name.length >= 4 &&
        !KIND_OF_RESOURCE.test(name) &&
        !own.has(name) &&
        !/^\d{12}$|^resource-\d+$/.test(name),
    );
}
