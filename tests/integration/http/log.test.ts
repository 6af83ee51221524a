import { expect, test } from 'vitest';
import { createLog } from '#app/platform/log.server.ts';

test('a card, a phone, a token and a password leave no trace in the log, whatever they come in', () => {
  process.env.LOG_LEVEL = 'info';
  const lines: string[] = [];
  const log = createLog({ write: (line: string) => void lines.push(line) });
  const secrets = {
    password: 'hunter2hunter2',
    token: 'tok_123456',
    phone: '01012345678',
    email: 'on@example.com',
  };
  log.info(secrets, 'flat');
  log.info({ form: secrets }, 'nested');
  log.info({ request: { form: secrets } }, 'deeper');
  log.error(
    { err: new Error('card 4111 1111 1111 1111 of 010-1234-5678 (on@example.com) refused') },
    'failed',
  );
  log.warn('told us 4111-1111-1111-1111 and 01012345678');
  const text = lines.join('');
  expect(lines).toHaveLength(5);
  for (const secret of [
    'hunter2',
    'tok_123456',
    '01012345678',
    '010-1234-5678',
    'on@example.com',
    '1111 1111',
    '1111-1111',
  ])
    expect(text).not.toContain(secret);
});
