/** A mall as its launcher describes it in run.json, with the bearer token of its test controls. */
export type RunningMall = {
  url: string;
  sandboxUrl: string;
  databaseUrl: string;
  dataDir: string;
  token: string;
  pids: Record<string, number>;
};

const KEY = 'ONTONG_E2E_MALL';

/** The set-up runs in another process than the tests; its environment is theirs. */
export function rememberMall(mall: RunningMall): void {
  process.env[KEY] = JSON.stringify(mall);
}

/** The mall under test: where it answers and the bearer token of its test controls. */
export function theMall(): RunningMall {
  const text = process.env[KEY];
  if (!text) throw new Error('no mall is running: start these tests with npm run test:e2e');
  return JSON.parse(text) as RunningMall;
}
