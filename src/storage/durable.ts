/** Whether the browser may delete what is kept when space runs out; `null` if it does not say. */
export async function isDurable(): Promise<boolean | null> {
  return (await navigator.storage?.persisted?.().catch(() => null)) ?? null;
}

/** Asks the browser to keep everything until it is deleted here; some ask the person. */
export async function askForDurability(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

/** In bytes; `null` if the browser does not say. */
export async function estimateUse(): Promise<{
  readonly used: number;
  readonly available: number;
} | null> {
  const estimate = await navigator.storage?.estimate?.().catch(() => null);
  if (!estimate || estimate.usage === undefined || estimate.quota === undefined) return null;
  return { used: estimate.usage, available: estimate.quota };
}
