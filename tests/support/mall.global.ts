import { rememberMall } from './mall.ts';
import { startMall } from './start-mall.ts';

/** Shown on the sign-in page; nobody can be reached there from a test. */
const SOCIAL = { KAKAO_CLIENT_ID: 'browser-tests', KAKAO_CLIENT_SECRET: 'browser-tests' };

/** One whole mall for the browser tests, as `npm start` runs it. */
export default async function oneMallForAll(): Promise<() => Promise<void>> {
  const { mall, stop } = await startMall(SOCIAL);
  rememberMall(mall);
  return stop;
}
