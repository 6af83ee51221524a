export type PartName = { name: string; optionName: string; quantity: number };

/** What is in a bundle, in one small line; nothing for anything else. */
export function PartNames({ parts }: { parts: readonly PartName[] }) {
  if (parts.length === 0) return null;
  const names = parts.map(({ name, optionName, quantity }) =>
    [name, optionName, `${quantity}개`].filter(Boolean).join(' '),
  );
  return <p className="text-xs text-ink-2">구성 {names.join(' · ')}</p>;
}
