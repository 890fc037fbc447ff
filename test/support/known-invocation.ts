import { anInvocation } from './invocations.ts';

/** An invocation that draws on everything that could differ between machines, and its outcome. */
export const knownInvocation = anInvocation(
  `import { EventBridge } from '@aws-sdk/client-eventbridge';
   export const handler = async (event) => {
     console.log(Math.random(), crypto.randomUUID(), new Date());
     let sum = 0;
     for (let i = 0; i < 100_000; i++) sum += i % 7;
     await new Promise((resolve) => setTimeout(resolve, 250));
     const Entries = [{ Source: 'shop', DetailType: 'Summed', Detail: JSON.stringify({ sum }) }];
     const answer = await new EventBridge().putEvents({ Entries });
     return { sum, at: Date.now(), id: answer.Entries[0].EventId };
   };`,
  { environment: 'known/function/1' },
);

export const knownOutcome = {};
