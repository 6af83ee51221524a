import { formatWon } from '#app/core/krw.ts';
import { formatInstant } from '#app/core/kst.ts';
import { FAULT_MODES, FAULT_POINTS, type FaultMode, type FaultPoint } from './faults.ts';
import { type Html, html, page } from './html.ts';
import type { CallRecord, Delivery, PaymentRecord } from './records.ts';
import { methodName } from './wire-payment.ts';
import type { World } from './world.ts';

const POINTS: Record<FaultPoint, string> = {
  window: '결제 창',
  confirm: '승인',
  read: '조회',
  cancel: '취소',
  receipt: '현금영수증',
  transactions: '거래 조회',
  webhook: '웹훅',
};
const MODES: Record<FaultMode, string> = {
  refuse: '거절',
  delay: '지연',
  'drop-before': '처리 전 끊기',
  'drop-after': '처리 후 끊기',
  status: 'HTTP 오류',
  lie: '틀린 금액',
  duplicate: '두 번 보내기',
  reorder: '순서 바꾸기',
  withhold: '보내지 않기',
};
const STATES: Record<PaymentRecord['status'], string> = {
  READY: '창 열림',
  IN_PROGRESS: '승인 대기',
  WAITING_FOR_DEPOSIT: '입금 대기',
  DONE: '승인',
  CANCELED: '전액 취소',
  PARTIAL_CANCELED: '부분 취소',
  ABORTED: '거절',
  EXPIRED: '만료',
};
const DELIVERIES: Record<Delivery['state'], string> = {
  pending: '전송 예정',
  delivered: '전달됨',
  failed: '실패',
  withheld: '보내지 않음',
  'held-back': '순서 대기',
};
const SHOWN = 50;

const time = (instant: string): Html =>
  html`<time datetime="${instant}">${formatInstant(new Date(instant))}</time>`;
const none = (columns: number, text: string): Html =>
  html`<tr><td colspan="${columns}" class="none">${text}</td></tr>`;
const latest = <Row>(rows: Row[]): Row[] => rows.slice(-SHOWN).reverse();

const paymentRow = (world: World, payment: PaymentRecord): Html => {
  const news = world.store.list('deliveries').filter(({ orderId }) => orderId === payment.orderId);
  return html`<tr>
<td><b>${payment.orderName}</b><br><small>${payment.orderId}</small></td>
<td class="number"><data value="${payment.amount}">${formatWon(payment.amount)}</data>${
    payment.balance !== payment.amount && html`<br><small>남은 금액 ${formatWon(payment.balance)}</small>`
  }</td>
<td>${methodName(payment.choice) ?? '-'}</td>
<td><span class="state state-${payment.status}">${STATES[payment.status]}</span>${
    payment.failure && html`<br><small>${payment.failure.code}</small>`
  }</td>
<td>${news.map(({ state, transmissions }) => html`<small>${DELIVERIES[state]} (${transmissions.length}회)</small><br>`)}</td>
<td>${time(payment.requestedAt)}</td>
</tr>`;
};

function codeOf({ answer }: CallRecord): string {
  if (typeof answer !== 'object' || answer === null) return '';
  if ('code' in answer) return String(answer.code);
  return 'status' in answer ? String(answer.status) : '';
}

const callRow = (call: CallRecord): Html => html`<tr>
<td>${time(call.at)}</td>
<td><code>${call.method} ${call.path}</code></td>
<td class="number">${call.status ?? '끊김'}</td>
<td>${codeOf(call)}${call.note && html`<br><small>${call.note}</small>`}</td>
<td><small>${call.idempotencyKey ?? '-'}</small></td>
</tr>`;

const faultForm: Html = html`<form method="post" action="/control/desk/faults" class="fault">
<label>어디에서 무엇을<select name="point">
${FAULT_POINTS.map(
  (on) =>
    html`<optgroup label="${POINTS[on]}">${FAULT_MODES[on].map(
      (mode) => html`<option value="${on}:${mode}">${POINTS[on]} · ${MODES[mode]}</option>`,
    )}</optgroup>`,
)}
</select></label>
<label>횟수<input name="times" type="number" min="1" value="1"></label>
<label>지연(ms)<input name="ms" type="number" min="0" placeholder="1000"></label>
<label>HTTP 상태<input name="status" type="number" min="200" max="599" placeholder="500"></label>
<label>오류 코드<input name="code" pattern="[A-Z_]+" placeholder="REJECT_CARD_PAYMENT"></label>
<label>주문번호<input name="orderId" placeholder="모든 주문"></label>
<button>장애 걸기</button>
</form>`;

export function controlPage(world: World, problem: string | null): string {
  const { store } = world;
  const faults = store.list('faults');
  const payments = latest(store.list('payments'));
  const calls = latest(store.list('calls'));
  const body = html`<main>
<h1>결제 샌드박스</h1>
<p>지금 시각 ${time(world.clock.now().toISOString())}</p>
${problem && html`<p role="alert" class="problem">${problem}</p>`}
<form method="post" action="/control/desk/advance" class="fault"><label>시간 앞당기기(분)<input name="minutes" type="number" min="1" value="10"></label><button>앞당기기</button></form>
<section><h2>장애</h2>${faultForm}
${
  faults.length > 0
    ? html`<ul>${faults.map(
        (f) =>
          html`<li>${POINTS[f.on]} · ${MODES[f.mode]} · 남은 ${f.left}회${f.orderId ? ` · ${f.orderId}` : ''}</li>`,
      )}</ul>
<form method="post" action="/control/desk/clear-faults"><button class="quiet">모두 풀기</button></form>`
    : html`<p class="none">걸려 있는 장애가 없습니다.</p>`
}</section>
<section><h2>결제 <small>최근 ${SHOWN}건</small></h2><div class="scroll" tabindex="0" role="region" aria-label="결제 목록"><table>
<thead><tr><th scope="col">주문</th><th scope="col">금액</th><th scope="col">수단</th><th scope="col">상태</th><th scope="col">웹훅</th><th scope="col">요청 시각</th></tr></thead>
<tbody>${payments.length > 0 ? payments.map((p) => paymentRow(world, p)) : none(6, '아직 결제가 없습니다.')}</tbody></table></div></section>
<section><h2>API 호출 <small>최근 ${SHOWN}건</small></h2><div class="scroll" tabindex="0" role="region" aria-label="API 호출 목록"><table>
<thead><tr><th scope="col">시각</th><th scope="col">요청</th><th scope="col">응답</th><th scope="col">결과</th><th scope="col">멱등 키</th></tr></thead>
<tbody>${calls.length > 0 ? calls.map(callRow) : none(5, '아직 호출이 없습니다.')}</tbody></table></div></section>
</main>`;
  return page('결제 샌드박스', 'control', body);
}

export const signInPage = (wrong: boolean): string =>
  page(
    '결제 샌드박스',
    'control',
    html`<main class="narrow"><h1>결제 샌드박스</h1>${wrong && html`<p role="alert" class="problem">토큰이 맞지 않습니다.</p>`}
<form method="post" action="/control/sign-in" class="fault"><label>제어 토큰<input name="token" type="password" required autocomplete="current-password"></label><button>들어가기</button></form></main>`,
  );
