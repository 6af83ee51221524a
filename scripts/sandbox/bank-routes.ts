import express, { type Router } from 'express';
import { z } from 'zod';
import { deposit } from './deposits.ts';
import { html, page } from './html.ts';
import type { World } from './world.ts';

const DepositForm = z.object({
  accountNumber: z
    .string()
    .trim()
    .transform((typed) => typed.toUpperCase()),
  amount: z
    .string()
    .transform((typed) => Number(typed.replace(/[,\s원]/g, '')))
    .pipe(z.number().int().positive()),
});

const bankPage = (notice: string | null): string =>
  page(
    '테스트 은행',
    'window',
    html`<div class="frame"><header><div class="top"><h1>테스트 은행</h1></div><p class="notice"><span class="notice-mark" aria-hidden="true">TEST</span> 테스트 환경 · 실제로 입금되지 않습니다</p></header>
<main class="body">
<form class="form" method="post" action="/bank">
${notice && html`<p class="note" role="status">${notice}</p>`}
<div class="field"><label for="account">가상계좌 번호</label><input id="account" name="accountNumber" required autocomplete="off" placeholder="X000000000"></div>
<div class="field"><label for="amount">입금할 금액</label><input id="amount" name="amount" required inputmode="numeric"></div>
<button class="submit">입금하기</button>
</form>
</main></div>`,
    'plain',
  );

/** A bank counter for people without the control token: who knows the account may pay in. */
export function bankRoutes(world: World): Router {
  const router = express.Router();
  router.get('/bank', (_request, response) => void response.send(bankPage(null)));
  router.post('/bank', express.urlencoded({ extended: false, limit: '4kb' }), (request, response) => {
    const form = DepositForm.safeParse(request.body);
    const payment = form.success
      ? world.store.list('payments').find((p) => p.account?.accountNumber === form.data.accountNumber)
      : undefined;
    if (!form.success || !payment)
      return void response.status(400).send(bankPage('계좌번호와 금액을 확인해 주세요.'));
    const outcome = form.data.amount === payment.amount ? 'ok' : 'wrong_amount';
    const { body } = deposit(world, { orderId: payment.orderId, outcome });
    const accepted = z.object({ accepted: z.boolean() }).safeParse(body).data?.accepted === true;
    response.send(
      bankPage(
        accepted
          ? '입금했습니다. 쇼핑몰의 주문 내역을 확인해 주세요.'
          : '은행에서 받지 않았습니다. 금액과 입금 기한을 확인해 주세요.',
      ),
    );
  });
  return router;
}
