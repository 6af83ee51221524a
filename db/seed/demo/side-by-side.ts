/** Works through a list with so many hands at once. */
export async function sideBySide<T>(
  items: readonly T[],
  hands: number,
  work: (item: T, at: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries();
  await Promise.all(
    Array.from({ length: Math.min(hands, items.length) }, async () => {
      for (const [at, item] of queue) await work(item, at);
    }),
  );
}
