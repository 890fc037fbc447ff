import { Buffer } from './buffer.ts';
import { host, parse, stringify } from './host.ts';
import { randomUUID } from './random.ts';
import { outputOf } from './sdk-output.ts';
import { SDK_SERVICES, type SdkService } from './sdk-services.ts';
import { after } from './timers.ts';

/**
 * The AWS SDK for JavaScript, version 3, as far as a handler on an event bus needs it: clients, commands
 * and exceptions of the operations that the host answers (`core/api`). A command is answered at once by
 * the host, or when the simulation has got there; the answer comes back to the handler a moment of
 * virtual time later, as it would over the network.
 */

/** Our choice: about what a call within a region takes. */
const ROUND_TRIP_MILLISECONDS = 5;

type Answer =
  | { readonly ok: true; readonly output: Record<string, unknown> }
  | {
      readonly ok: false;
      readonly name: string;
      readonly message: string;
      readonly status: number;
    };

/** Who waits for which answer. */
const waiting = new Map<number, (answer: Answer) => void>();

export function takeAnswer(number: string, json: string): void {
  const resolve = waiting.get(Number(number));
  waiting.delete(Number(number));
  resolve?.(parse(json) as Answer);
}

async function ask(name: string, input: string): Promise<Answer> {
  const answer = parse(host('call', name, input)) as Answer | { readonly waits: number };
  if (!('waits' in answer)) return answer;
  return new Promise((resolve) => waiting.set(answer.waits, resolve));
}

interface Command {
  readonly input: unknown;
}
type CommandClass = new (input?: unknown) => Command;
type Callback = (error: unknown, output?: unknown) => void;

export type SdkModule = Record<string, unknown>;

/** Bytes cross as what the host can tell from text. Seen before a Buffer writes itself as a list. */
function bytesAsBase64(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key];
  if (!(original instanceof Uint8Array)) return value;
  return { $bytes: Buffer.from(original).toString('base64') };
}

function sdkModule({ name, prefix, operations, exceptions }: SdkService): SdkModule {
  const exceptionName = `${prefix}ServiceException`;
  const ServiceException = class extends Error {
    readonly $fault: 'client' | 'server';
    readonly $metadata: object;
    constructor(errorName: string, message: string, metadata: { readonly httpStatusCode: number }) {
      super(message);
      this.$fault = metadata.httpStatusCode < 500 ? 'client' : 'server';
      this.name = errorName;
      this.$metadata = metadata;
    }
  };
  Object.defineProperty(ServiceException, 'name', { value: exceptionName });

  const exceptionClasses = exceptions.map((exception): [string, typeof ServiceException] => {
    const Exception = class extends ServiceException {};
    Object.defineProperty(Exception, 'name', { value: exception });
    return [exception, Exception];
  });
  const exceptionOf = new Map(exceptionClasses);

  const operationOf = new Map<unknown, string>();
  const commands = operations.map((operation): [string, CommandClass] => {
    const CommandOfService = class implements Command {
      readonly input: unknown;
      constructor(input: unknown = {}) {
        this.input = input;
      }
    };
    Object.defineProperty(CommandOfService, 'name', { value: `${operation}Command` });
    operationOf.set(CommandOfService, operation);
    return [`${operation}Command`, CommandOfService];
  });

  const send = async (command: Command) => {
    const operation = operationOf.get(command?.constructor);
    if (operation === undefined) throw new TypeError(`Not a command of ${prefix}Client`);
    const input = stringify(command.input ?? {}, bytesAsBase64);
    const answer = await ask(`${name}.${operation}`, input);
    await new Promise<void>((resolve) => after(ROUND_TRIP_MILLISECONDS, resolve));
    const $metadata = {
      httpStatusCode: answer.ok ? 200 : answer.status,
      requestId: randomUUID(),
      attempts: 1,
      totalRetryDelay: 0,
    };
    if (answer.ok) return { $metadata, ...outputOf(operation, answer.output) };
    const Exception = exceptionOf.get(answer.name) ?? ServiceException;
    throw new Exception(answer.name, answer.message, $metadata);
  };

  class Client {
    readonly config: object;
    constructor(config: object = {}) {
      this.config = { ...config };
    }
    send(command: Command, options?: unknown, callback?: Callback): Promise<unknown> | undefined {
      const done = typeof options === 'function' ? (options as Callback) : callback;
      if (!done) return send(command);
      send(command).then((output) => done(null, output), done);
      return undefined;
    }
    destroy(): void {}
  }
  const PlainClient = class extends Client {};
  Object.defineProperty(PlainClient, 'name', { value: `${prefix}Client` });

  // `new SQS().sendMessage(input)` besides `new SQSClient().send(new SendMessageCommand(input))`.
  const AggregatedClient = class extends PlainClient {};
  Object.defineProperty(AggregatedClient, 'name', { value: prefix });
  for (const [commandName, CommandOfService] of commands) {
    const operation = commandName.slice(0, -'Command'.length);
    const method = operation.charAt(0).toLowerCase() + operation.slice(1);
    Object.defineProperty(AggregatedClient.prototype, method, {
      value(this: Client, input: unknown, options?: unknown, callback?: Callback) {
        return this.send(new CommandOfService(input), options, callback);
      },
    });
  }

  return {
    [prefix]: AggregatedClient,
    [`${prefix}Client`]: PlainClient,
    [exceptionName]: ServiceException,
    ...Object.fromEntries(commands),
    ...Object.fromEntries(exceptionClasses),
  };
}

export const sdkModules: Readonly<Record<string, () => SdkModule>> = Object.fromEntries(
  SDK_SERVICES.map((service) => [
    `@aws-sdk/client-${service.prefix.toLowerCase()}`,
    () => sdkModule(service),
  ]),
);
