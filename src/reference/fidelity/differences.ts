import type { FidelityNote } from './note.ts';

/** What AWS does and the simulation does not, or not in the same way. */
export const differences: readonly FidelityNote[] = [
  {
    area: 'Event buses',
    what: 'the Custom Event Bus of September 2026',
    here: 'not simulated; its place in the format of a scenario is reserved',
  },
  {
    area: 'Event buses',
    what: 'other accounts and Regions',
    here: 'a scenario has one account in one Region; an event for another is not followed',
  },
  {
    area: 'Delivery',
    what: 'IAM policies and resource policies',
    here: 'a switch at the target stands in for a missing permission',
  },
  {
    area: 'Delivery',
    what: 'other targets: Firehose, ECS, Batch, Redshift, SageMaker, Systems Manager and others',
    here: 'not simulated',
  },
  {
    area: 'Delivery',
    what: 'metrics',
    here: 'those of rules, event buses, functions and queues; CloudWatch has others, `PutEventsRequestSize` among them, and one data point a minute',
  },
  {
    area: 'SNS and Step Functions',
    what: 'FIFO topics, filter policies of subscriptions',
    here: 'not simulated',
  },
  {
    area: 'SNS and Step Functions',
    what: 'state machines',
    here: 'the start and its input are recorded; the machine does not run',
  },
  {
    area: 'Handlers',
    what: 'network and files',
    here: 'a handler has none: what it asks of AWS is answered by the simulation, and everything else fails',
  },
  {
    area: 'Handlers',
    what: 'JavaScript',
    here: 'runs in QuickJS and not in Node.js: ECMAScript is whole but for `Intl`; `URL`, streams and most of the modules of Node.js are missing (there are `crypto` with `md5` and `sha256`, `util`, `buffer`, `timers`, `process`, `console` and `perf_hooks`); calls nest about 700 deep. Code has no file name: what can be read as CommonJS is `index.js`, and anything else `index.mjs`',
  },
  {
    area: 'Handlers',
    what: 'TypeScript',
    here: 'code that is no JavaScript is tried without its types, each line and column staying where it is, and imports that only types use are left out; types are not checked, and enums, namespaces, parameter properties, `import … =`, `export =` and decorators are refused. Lambda’s Node.js 22 runs no TypeScript as it is: there it is compiled first',
  },
  {
    area: 'Handlers',
    what: 'Python',
    here: 'runs on CPython 3.14.2 compiled to WebAssembly, whatever minor version Lambda has; no threads, no processes, no `ctypes`, no `/tmp`; `ssl` is a stub, and `sqlite3` has databases in memory only; `sys.platform` is `emscripten`',
  },
  {
    area: 'Handlers',
    what: 'producers in Python and JavaScript',
    here: 'run under the same limits as handlers, start in the time that a function’s environment takes, and end after a minute of virtual time. They are answered as a handler is',
  },
  {
    area: 'Handlers',
    what: 'packages',
    here: 'none but stand-ins: in JavaScript for `@aws-sdk/client-eventbridge`, `client-sqs`, `client-sns` and `client-lambda`, in Python for `boto3` and `botocore` with the clients of these four. Parameters are checked with the words of botocore 1.43; operations that are not simulated are missing from a client, as are waiters and, in JavaScript, paginators',
  },
  {
    area: 'Handlers',
    what: 'answers of AWS to a handler',
    here: 'those of the account as the invocation began, with what the handler itself has set up since. Where others have a part in the answer (receiving messages and their number, the visibility of one, redrives, archives, replays, a function’s answer) the handler waits for it as virtual time passes. In Python everything stands still meanwhile, and what comes after a hundred such calls in one invocation is throttled',
  },
  {
    area: 'Terminal',
    what: 'options of the AWS CLI',
    here: '`--cli-input-yaml`, the skeletons `yaml-input` and `output`, and the outputs `yaml` and `yaml-stream` are not simulated; nor are other services, and operations that the account has not. `help` is shorter than the tool’s own and lists what there is; where the tool picks a value of a skeleton by chance, it is the first',
  },
  {
    area: 'Terminal',
    what: 'the shell',
    here: 'one command after another, in a producer as well: `aws`, `cat`, `echo`, `ls` and `sleep`, in a producer also `set -e`. No pipes, redirections, variables or files (`file://`), but for what `aws lambda invoke` writes and `cat` prints; what a command sets up is there from the start of the scenario',
  },
  {
    area: 'SQS',
    what: 'access policies, encryption, long polling as an attribute, high-throughput FIFO',
    here: 'setting such an attribute is refused as not simulated; tags are taken and forgotten',
  },
  {
    area: 'Archives and schedules',
    what: 'EventBridge Scheduler (one-time schedules, time zones, flexible windows) and Pipes',
    here: 'other services, not simulated',
  },
];
