/** What a search comes to that may be left between its steps. */
export async function finished<T>(search: AsyncGenerator<undefined, T>): Promise<T> {
  for (;;) {
    const step = await search.next();
    if (step.done) return step.value;
  }
}
