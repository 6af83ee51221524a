import { rememberMall } from './mall.ts';
import { startMall } from './start-mall.ts';

/** One whole mall for the browser tests, as `npm start` runs it. */
export default async function oneMallForAll(): Promise<() => Promise<void>> {
  const { mall, stop } = await startMall();
  rememberMall(mall);
  return stop;
}
