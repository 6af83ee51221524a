import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import { hearOwnWrites } from '#app/http/edge/own-writes.server.ts';

test.each([
  { method: 'POST', happens: ['wrote', 'answered'] },
  { method: 'DELETE', happens: ['wrote', 'answered'] },
  { method: 'GET', happens: ['answered'] },
  { method: 'HEAD', happens: ['answered'] },
])('$method: $happens', ({ method, happens }) => {
  const happened: string[] = [];
  const res = { writeHead: () => happened.push('answered') } as unknown as Response;
  hearOwnWrites(() => happened.push('wrote'))({ method } as Request, res, () => res.writeHead(200));
  expect(happened).toEqual(happens);
});
