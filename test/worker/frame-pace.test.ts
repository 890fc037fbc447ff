import { expect, test } from 'vitest';
import { FramePace } from '../../src/worker/frame-pace.ts';

function aPace(share: number) {
  const frames: (() => void)[] = [];
  const nextFrame = () => new Promise<void>((resolve) => frames.push(resolve));
  const pace = new FramePace(nextFrame, share);
  let wanted = 0;
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    async take(entries: number) {
      void pace.take(entries).then(() => wanted++);
      await settle();
      return wanted;
    },
    async drawFrame() {
      frames.shift()?.();
      await settle();
      return wanted;
    },
    waitingFrames: () => frames.length,
  };
}

test('what fits into a frame never waits for one', async () => {
  const { take } = aPace(10);
  expect(await take(4)).toBe(1);
  expect(await take(5)).toBe(2);
});

test('when a frame has its share, more is wanted in the next', async () => {
  const { take, drawFrame, waitingFrames } = aPace(10);
  await take(6);
  expect(await take(6)).toBe(1);
  expect(waitingFrames()).toBe(1);
  expect(await drawFrame()).toBe(2);
  // A new frame has a new share.
  expect(await take(6)).toBe(3);
  expect(await take(6)).toBe(3);
  expect(await drawFrame()).toBe(4);
});
