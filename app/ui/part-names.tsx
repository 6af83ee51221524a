export type PartName = { name: string; optionName: string; quantity: number };

/** What is in a bundle, in one small line; nothing for anything else. */
export function PartNames({ parts }: { parts: readonly PartName[] }) {
  if (parts.length === 0) return null;
  const names = parts.map(
    ({ name, optionName, quantity }) => `${optionName ? `${name} (${optionName})` : name} ${quantity}개`,
  );
  return <p className="text-xs text-ink-2">구성 {names.join(' · ')}</p>;
}
