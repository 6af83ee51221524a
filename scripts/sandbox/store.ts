import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { TableName, Tables } from './records.ts';

/** One change: a row set, or (without a value) removed. */
type Change = { [T in TableName]: { table: T; id: string; value?: Tables[T] } }[TableName];
type Rows = { [T in TableName]: Map<string, Tables[T]> };

export type Store = {
  get<T extends TableName>(table: T, id: string): Tables[T] | undefined;
  list<T extends TableName>(table: T): Tables[T][];
  put<T extends TableName>(table: T, id: string, value: Tables[T]): void;
  remove(table: TableName, id: string): void;
  /** Everything put inside reaches the journal as one line: all of it survives a kill, or none. */
  batch<R>(work: () => R): R;
  paymentsOfOrder(orderId: string): Tables['payments'][];
  paymentOfWindow(windowId: string): Tables['payments'] | undefined;
  /** Deliveries still to be sent, now or later. */
  liveDeliveries(): Tables['deliveries'][];
  reset(): void;
  close(): void;
};

const MAX_CALLS = 5_000;

const emptyRows = (): Rows => ({
  payments: new Map(),
  answers: new Map(),
  calls: new Map(),
  deliveries: new Map(),
  faults: new Map(),
  receipts: new Map(),
  clock: new Map(),
});

/** Rows in memory behind an append-only journal, written before any answer leaves; compacted at every start. */
export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'sandbox-journal.jsonl');
  let rows = emptyRows();
  let orders = new Map<string, Set<string>>();
  let windows = new Map<string, string>();
  let live = new Set<string>();
  let pending: Change[] | null = null;

  function apply(change: Change): void {
    // The union ties table and value together; Map.set cannot see that through an index.
    const table = rows[change.table] as Map<string, unknown>;
    if (change.value === undefined) table.delete(change.id);
    else table.set(change.id, change.value);
    if (change.table === 'payments' && change.value) {
      const { orderId, windowId, paymentKey } = change.value;
      orders.set(orderId, (orders.get(orderId) ?? new Set()).add(paymentKey));
      windows.set(windowId, paymentKey);
    }
    if (change.table === 'deliveries') {
      const state = change.value?.state;
      if (state === 'pending' || state === 'held-back') live.add(change.id);
      else live.delete(change.id);
    }
    if (change.table === 'calls' && table.size > MAX_CALLS) {
      const oldest = table.keys().next().value;
      if (oldest !== undefined) table.delete(oldest);
    }
  }

  function load(): void {
    if (!existsSync(path)) return;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      const changes = readLine(line);
      // A kill can tear only the last line, and that one was never answered for.
      if (changes) for (const change of changes) apply(change);
    }
  }

  function compact(): number {
    const lines: string[] = [];
    for (const [table, map] of Object.entries(rows))
      for (const [id, value] of map) lines.push(JSON.stringify([{ table, id, value }]));
    writeFileSync(`${path}.new`, lines.length > 0 ? `${lines.join('\n')}\n` : '');
    renameSync(`${path}.new`, path);
    return openSync(path, 'a');
  }

  load();
  let journal = compact();
  const append = (changes: Change[]) => writeSync(journal, `${JSON.stringify(changes)}\n`);

  function change(entry: Change): void {
    apply(entry);
    if (pending) pending.push(entry);
    else append([entry]);
  }

  return {
    get: (table, id) => rows[table].get(id),
    list: (table) => [...rows[table].values()],
    put: (table, id, value) => change({ table, id, value } as Change),
    remove: (table, id) => change({ table, id } as Change),
    batch(work) {
      if (pending) return work();
      pending = [];
      try {
        return work();
      } finally {
        const changes = pending;
        pending = null;
        if (changes.length > 0) append(changes);
      }
    },
    paymentsOfOrder: (orderId) =>
      [...(orders.get(orderId) ?? [])].flatMap((key) => rows.payments.get(key) ?? []),
    paymentOfWindow: (windowId) => rows.payments.get(windows.get(windowId) ?? ''),
    liveDeliveries: () => [...live].flatMap((id) => rows.deliveries.get(id) ?? []),
    reset() {
      closeSync(journal);
      rows = emptyRows();
      orders = new Map();
      windows = new Map();
      live = new Set();
      journal = compact();
    },
    close: () => closeSync(journal),
  };
}

function readLine(line: string): Change[] | null {
  if (line === '') return null;
  try {
    const parsed: unknown = JSON.parse(line);
    // We wrote it: an array of changes, or a torn piece that does not parse at all.
    return Array.isArray(parsed) ? (parsed as Change[]) : null;
  } catch {
    return null;
  }
}
