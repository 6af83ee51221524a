import { Tabs as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

export type Tab = { value: string; label: ReactNode; panel: ReactNode };

/** Parts of one thing, one in sight at a time. Without scripts all of them stand below each other. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <Primitive.Root defaultValue={tabs[0]?.value ?? ''}>
      <Primitive.List aria-label={label} className="scripting-only scroll-row border-b border-line">
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            className="min-h-12 shrink-0 flex-1 whitespace-nowrap border-b-2 border-transparent px-4 text-sm font-semibold text-ink-2 hover:text-ink focus-visible:outline-offset-[-3px] data-[state=active]:border-ink data-[state=active]:text-ink"
          >
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content
          key={tab.value}
          value={tab.value}
          forceMount
          className="tab-panel py-5 focus-visible:outline-offset-[-3px] data-[state=inactive]:hidden"
        >
          {tab.panel}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
