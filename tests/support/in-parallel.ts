/** Does something with each, so many at a time; the answers in order. */
export async function inParallel<I, O>(
  items: readonly I[],
  atOnce: number,
  work: (item: I, i: number) => Promise<O>,
): Promise<O[]> {
  const answers: O[] = [];
  let next = 0;
  const line = async () => {
    for (let i = next++; i < items.length; i = next++) answers[i] = await work(items[i] as I, i);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, line));
  return answers;
}
