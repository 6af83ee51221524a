import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { approve } from './control-approve.ts';
import { hasBearer, hasCookie, isToken, signIn } from './control-guard.ts';
import { controlPage, signInPage } from './control-page.ts';
import { deposit } from './deposits.ts';
import { addFault, FaultInput } from './faults.ts';
import { expireDue } from './payments.ts';
import type { Delivery } from './records.ts';
import { toWirePayment } from './wire-payment.ts';
import type { World } from './world.ts';

const ClockInput = z.union([
  z.object({ now: z.iso.datetime({ offset: true }) }),
  z.object({ advanceMs: z.number().int() }),
]);

const badRequest = (response: Response, error: z.ZodError) =>
  response.status(400).json({
    code: 'INVALID_REQUEST',
    message: error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '),
  });

function moveClock(world: World, input: z.infer<typeof ClockInput>): void {
  if ('now' in input) world.clock.setTo(new Date(input.now));
  else world.clock.advance(input.advanceMs);
  expireDue(world);
  world.wake();
}

function listed(world: World, query: Request['query']) {
  const { orderId } = query;
  const news = new Map<string, Delivery[]>();
  for (const delivery of world.store.list('deliveries'))
    news.set(delivery.orderId, [...(news.get(delivery.orderId) ?? []), delivery]);
  const payments =
    typeof orderId === 'string' ? world.store.paymentsOfOrder(orderId) : world.store.list('payments');
  return payments.map((payment) => ({
    ...toWirePayment(payment, world),
    windowUrl: `${world.origin}/window/${payment.windowId}`,
    webhooks: (news.get(payment.orderId) ?? []).map(({ id, status, state, nextAt, transmissions }) => ({
      id,
      status,
      state,
      nextAt,
      transmissions,
    })),
  }));
}

function tokenRoutes(world: World): Router {
  const router = express.Router();
  router.use(express.json({ limit: '64kb' }));
  router.get('/payments', (request, response) => void response.json(listed(world, request.query)));
  router.get('/calls', (request, response) => {
    const { orderId } = request.query;
    const calls = world.store.list('calls');
    response.json(typeof orderId === 'string' ? calls.filter((call) => call.orderId === orderId) : calls);
  });
  router.get('/webhooks', (_request, response) => void response.json(world.store.list('deliveries')));
  router.get('/faults', (_request, response) => void response.json(world.store.list('faults')));
  router.post('/faults', (request, response) => {
    const parsed = FaultInput.safeParse(request.body);
    if (!parsed.success) return void badRequest(response, parsed.error);
    response.json(addFault(world, parsed.data));
  });
  router.delete('/faults', (_request, response) => {
    clearFaults(world);
    response.json({ faults: [] });
  });
  router.post('/approve', (request, response) => {
    const { status, body } = approve(world, request.body);
    response.status(status).json(body);
  });
  router.post('/deposit', (request, response) => {
    const { status, body } = deposit(world, request.body);
    response.status(status).json(body);
  });
  router.get('/receipts', (_request, response) => void response.json(world.store.list('receipts')));
  router.get('/clock', (_request, response) => void response.json({ now: world.clock.now().toISOString() }));
  router.post('/clock', (request, response) => {
    const parsed = ClockInput.safeParse(request.body);
    if (!parsed.success) return void badRequest(response, parsed.error);
    moveClock(world, parsed.data);
    response.json({ now: world.clock.now().toISOString() });
  });
  router.post('/reset', (_request, response) => {
    world.store.reset();
    world.running.clear();
    response.json({ reset: true });
  });
  return router;
}

function clearFaults(world: World): void {
  world.store.batch(() => {
    for (const fault of world.store.list('faults')) world.store.remove('faults', fault.id);
  });
}

/** Blank form fields mean "as usual". */
const filled = (body: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== ''));

function deskRoutes(world: World, token: string): Router {
  const router = express.Router();
  router.use(express.urlencoded({ extended: false, limit: '16kb' }));
  router.use((_request, response, next) => {
    response.set({
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
    });
    next();
  });
  router.get('/', (request, response) => {
    if (!hasCookie(token, request)) return void response.send(signInPage(false));
    response.send(controlPage(world, null));
  });
  router.post('/sign-in', (request, response) => {
    if (!isToken(token, request.body.token)) return void response.status(401).send(signInPage(true));
    signIn(token, request, response);
    response.redirect(303, '/control');
  });
  router.use('/desk', (request, response, next) => {
    if (hasCookie(token, request)) next();
    else response.status(401).send(signInPage(false));
  });
  router.post('/desk/faults', (request, response) => {
    const { point, ...rest } = filled(request.body);
    const [on, mode] = String(point).split(':');
    const parsed = FaultInput.safeParse({ ...rest, on, mode });
    if (!parsed.success)
      return void response.status(400).send(controlPage(world, '장애 설정 값을 확인해 주세요.'));
    addFault(world, parsed.data);
    response.redirect(303, '/control');
  });
  router.post('/desk/clear-faults', (_request, response) => {
    clearFaults(world);
    response.redirect(303, '/control');
  });
  router.post('/desk/advance', (request, response) => {
    const minutes = z.coerce.number().int().min(1).max(10_000).safeParse(request.body.minutes);
    if (minutes.success) moveClock(world, { advanceMs: minutes.data * 60_000 });
    response.redirect(303, '/control');
  });
  return router;
}

/** For tests (bearer token) and for people (the same token, kept in a strict cookie). Absent without a token. */
export function controlRoutes(world: World): Router {
  const router = express.Router();
  const token = world.settings.controlToken;
  if (!token) return router;
  const machine = tokenRoutes(world);
  router.use((request, response, next) => {
    if (hasBearer(token, request)) machine(request, response, next);
    else next();
  });
  router.use(deskRoutes(world, token));
  router.use((_request, response) => {
    response.status(401).json({ code: 'UNAUTHORIZED_KEY', message: '제어 토큰이 필요합니다.' });
  });
  return router;
}
