import { takeAnswer } from './aws-sdk.ts';
import { installStackTraces } from './errors.ts';
import { installGlobals } from './globals.ts';
import { failFatally, idle, start, unhandledRejection } from './handler.ts';
import { bridge } from './host.ts';
import { installJsonMessages } from './json-messages.ts';
import { configure, loadCommonJs, loadEsModule, loadFailed } from './loader.ts';
import { installModules, missingModule, moduleSource } from './modules.ts';
import { seedRandom } from './random.ts';
import { nextTimer, runTimer } from './timers.ts';

/**
 * What stands around a handler inside the engine: everything that Lambda's Node.js has and
 * JavaScript itself has not. Evaluated once, before any code of a handler, and then copied for each
 * environment.
 */
installStackTraces();
installJsonMessages();
installGlobals();
installModules();

Object.assign(bridge, {
  configure,
  commonJs: loadCommonJs,
  esModule: loadEsModule,
  loadFailed,
  moduleSource,
  missingModule,
  seed: (seed: string) => seedRandom(Number(seed)),
  start,
  answer: takeAnswer,
  nextTimer: () => String(nextTimer() ?? ''),
  runTimer: () => {
    try {
      runTimer();
    } catch (error) {
      failFatally(error);
    }
  },
  idle: () => {
    try {
      idle();
    } catch (error) {
      failFatally(error);
    }
  },
  unhandledRejection,
});
