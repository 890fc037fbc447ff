import { eraseTypes } from './erase-types.ts';

/** Reads TypeScript where it may take its time: nothing waits for this thread that cannot end it. */
globalThis.onmessage = ({ data }: MessageEvent<string>) => postMessage(eraseTypes(data));
postMessage('ready');
