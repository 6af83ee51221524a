import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeProductSheet } from '#app/listings/index.server.ts';
import { DEMO_STORES } from './all-stores.ts';
import { countIllustrations, storeSheet } from './product-sheets.ts';

/** Writes each store's .xlsx anew out of the content tables. Run it after changing them: `npm run demo:spreadsheets`. */
const folder = fileURLToPath(new URL('./products/', import.meta.url));
await mkdir(folder, { recursive: true });
for (const name of await readdir(folder)) if (name.endsWith('.xlsx')) await rm(`${folder}${name}`);
const shares = countIllustrations(DEMO_STORES);
let count = 0;
for (const [at, store] of DEMO_STORES.entries()) {
  const { records, products } = storeSheet(store, at + 1, shares);
  const types = [...new Set(products.map(({ noticeType }) => noticeType))];
  await writeFile(`${folder}${store.slug}.xlsx`, await writeProductSheet(records, types));
  count += products.length;
}
process.stdout.write(`상점 ${DEMO_STORES.length}곳, 상품 ${count}개\n`);
