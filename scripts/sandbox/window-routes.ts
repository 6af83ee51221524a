import express, { type Request, type Response, type Router } from 'express';
import { refusal, refusalByText } from './codes.ts';
import { pause, takeFault } from './faults.ts';
import { findByWindow } from './payments.ts';
import type { PaymentRecord } from './records.ts';
import { openSession, SessionRequest } from './sessions.ts';
import { choiceOf, type Ending, endingAgain, endWindow, WindowForm } from './window-outcome.ts';
import { framedEndingPage, noticePage, receiptPage, windowPage } from './window-page.ts';
import type { World } from './world.ts';

/** The script runs on the shop's pages, so its one call comes from another origin. */
function allowShops(request: Request, response: Response): void {
  response.set({
    'Access-Control-Allow-Origin': request.get('origin') ?? '*',
    'Access-Control-Allow-Headers': 'content-type',
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Max-Age': '600',
    Vary: 'Origin',
  });
}

function leave(response: Response, payment: PaymentRecord, ending: Ending): void {
  if (payment.framed) response.send(framedEndingPage(ending, payment.windowId));
  else if (ending.returnUrl) response.redirect(303, ending.returnUrl);
  else response.send(noticePage('결제 창', '이 창을 닫고 쇼핑몰로 돌아가 주세요.'));
}

async function submit(world: World, request: Request, response: Response): Promise<void> {
  const payment = findByWindow(world, request.params.windowId ?? '');
  if (!payment) return void response.status(404).send(noticePage('결제 창', '존재하지 않는 결제입니다.'));
  if (payment.status !== 'READY') return leave(response, payment, endingAgain(payment));
  const parsed = WindowForm.safeParse(request.body);
  const choice = parsed.success ? choiceOf(payment, parsed.data) : null;
  const cancelled = parsed.success && parsed.data.outcome === 'cancel';
  if (!parsed.success || (!choice && !cancelled)) {
    const text = '이 금액으로는 선택할 수 없는 결제 수단입니다. 뒤로 가서 다른 수단을 골라 주세요.';
    return void response.status(400).send(noticePage('결제 수단을 확인해 주세요', text));
  }
  const fault = cancelled ? null : takeFault(world, 'window', payment.orderId);
  if (fault?.mode === 'delay') await pause(fault.ms);
  if (fault?.mode === 'drop-before') return void request.socket.destroy();
  if (fault?.mode === 'status' && !fault.after)
    return void response
      .status(fault.status)
      .send(noticePage('일시적인 오류', '잠시 후 다시 시도해 주세요.'));
  const act = {
    choice: choice ?? { kind: 'transfer', bankCode: '' },
    outcome: parsed.data.outcome,
    fault,
  } as const;
  const ending = endWindow(world, payment, act);
  if (fault?.mode === 'drop-after') return void request.socket.destroy();
  leave(response, payment, ending);
}

/** The browser's side: creating a session, the hosted window and its receipt. */
export function windowRoutes(world: World): Router {
  const router = express.Router();

  router.options('/sdk/sessions', (request, response) => {
    allowShops(request, response);
    response.sendStatus(204);
  });
  router.post('/sdk/sessions', express.json({ limit: '64kb' }), (request, response) => {
    allowShops(request, response);
    const parsed = SessionRequest.safeParse(request.body);
    const opened = parsed.success ? openSession(world, parsed.data) : 'INVALID_REQUEST';
    if (typeof opened === 'string') {
      const { status, body } = refusal(opened);
      return void response.status(status).json(body);
    }
    response.json({ windowId: opened.windowId, windowUrl: `${originOf(request)}/window/${opened.windowId}` });
  });

  router.use(['/window', '/receipts'], (_request, response, next) => {
    response.set({
      // Form posts end in a redirect to the shop, so form-action cannot be narrowed here.
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; script-src 'self'; base-uri 'none'",
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    });
    next();
  });
  router.get('/window/:windowId', (request, response) => {
    const payment = findByWindow(world, request.params.windowId);
    if (!payment) return void response.status(404).send(noticePage('결제 창', '존재하지 않는 결제입니다.'));
    if (payment.status === 'READY') return void response.send(windowPage(payment));
    leave(response, payment, endingAgain(payment));
  });
  router.post(
    '/window/:windowId',
    express.urlencoded({ extended: false, limit: '16kb' }),
    (request, response, next) => {
      submit(world, request, response).catch(next);
    },
  );
  router.get('/receipts/:windowId', (request, response) => {
    const payment = findByWindow(world, request.params.windowId);
    if (!payment?.approvedAt)
      return void response.status(404).send(noticePage('영수증', '영수증이 없습니다.'));
    response.send(receiptPage(payment));
  });
  router.get('/v1/payments/:paymentKey/checkout', (request, response) => {
    const windowId = world.store.get('payments', request.params.paymentKey)?.windowId;
    if (windowId) response.redirect(303, `/window/${windowId}`);
    else response.status(404).json(refusalByText('NOT_FOUND_PAYMENT', 404).body);
  });
  return router;
}

/** The address the script itself was loaded from, so the window stays on the same site. */
const originOf = (request: Request): string => `http://${request.get('host') ?? '127.0.0.1'}`;
