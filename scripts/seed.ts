import { newId } from '#app/core/ids.ts';
import { readClock } from '#app/platform/clock.server.ts';
import { closeMallDatabase, mallDatabase } from '#app/platform/database.server.ts';
import { openBudgets } from '#app/wallet/index.server.ts';
import { seedReference } from '#db/seed/reference/reference.server.ts';

const { db } = mallDatabase();
const ctx = { actor: { kind: 'system' as const }, now: await readClock(db), db, requestId: newId() };
await seedReference(ctx);
await openBudgets(ctx);
await closeMallDatabase();
