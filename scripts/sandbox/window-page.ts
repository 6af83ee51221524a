import { formatWon } from '#app/core/krw.ts';
import { formatInstant } from '#app/core/kst.ts';
import { type Html, html, page } from './html.ts';
import { BANKS, CARD_ISSUERS, CARRIERS, EASY_PAYS, type EasyPay, findEasyPay } from './institutions.ts';
import type { PaymentRecord } from './records.ts';
import { type Ending, isTransferable, longestPlan, onlyMeans, planOf } from './window-outcome.ts';

const SHOP = '온통대전몰';

const testNotice = html`<p class="notice"><span class="notice-mark" aria-hidden="true">TEST</span> 테스트 환경 · 실제로 결제되지 않습니다</p>`;

const summary = (payment: PaymentRecord): Html => html`<aside class="summary" aria-label="주문 정보">
<p class="shop">${SHOP}</p>
<p class="order-name">${payment.orderName}</p>
<p class="amount"><span class="sr">결제 금액</span><data value="${payment.amount}">${formatWon(payment.amount)}</data></p>
<dl class="facts">
<div><dt>주문번호</dt><dd>${payment.orderId}</dd></div>
${payment.customerName && html`<div><dt>구매자</dt><dd>${payment.customerName}</dd></div>`}
${payment.taxFree > 0 && html`<div><dt>면세 금액</dt><dd>${formatWon(payment.taxFree)}</dd></div>`}
</dl>
</aside>`;

const tile = (value: string, label: string, mark: Html, checked: boolean): Html => html`<label class="tile">
<input type="radio" name="means" value="${value}" id="means-${value}" ${checked && html`checked`}>
<span class="mark mark-${value}" aria-hidden="true">${mark}</span><span>${label}</span>
</label>`;

const meansTiles = (payment: PaymentRecord): Html => html`<fieldset class="group">
<legend>결제 수단</legend>
<div class="tiles">
${tile('card', '신용·체크카드', html`CARD`, true)}
${isTransferable(payment) && tile('transfer', '계좌이체', html`BANK`, false)}
${tile('kakaopay', '카카오페이', html`pay`, false)}
${tile('naverpay', '네이버페이', html`N pay`, false)}
${tile('tosspay', '토스페이', html`toss`, false)}
${tile('samsungpay', '삼성페이', html`S pay`, false)}
${tile('payco', '페이코', html`PAYCO`, false)}
${payment.amount >= 200 && tile('virtual-account', '가상계좌', html`VA`, false)}
${tile('phone', '휴대폰', html`TEL`, false)}
</div>
</fieldset>`;

function issuers(payment: PaymentRecord): Html {
  const fixed = payment.offer.kind === 'card' ? payment.offer.issuerCode : null;
  const shown = fixed ? CARD_ISSUERS.filter(({ code }) => code === fixed) : CARD_ISSUERS;
  return html`<fieldset class="group">
<legend>카드사</legend>
<div class="choices">
${shown.map(
  ({ code, name, colour }, i) =>
    html`<label class="choice"><input type="radio" name="issuer" value="${code}" ${
      i === 0 && html`checked`
    }><svg class="dot" viewBox="0 0 20 20" aria-hidden="true"><rect x="1" y="4" width="18" height="12" rx="3" fill="${colour}"/><rect x="1" y="7" width="18" height="2" fill="#fff" opacity=".6"/></svg><span>${name}</span></label>`,
)}
</div>
</fieldset>`;
}

function instalments(payment: PaymentRecord): Html {
  const longest = longestPlan(payment);
  const fixed = planOf(payment).months;
  const all = Array.from({ length: Math.max(0, longest - 1) }, (_, i) => i + 2);
  const months = fixed === null || longest === 0 ? [0, ...all] : [fixed];
  return html`<div class="field">
<label for="months">할부 기간</label>
<select id="months" name="months" ${longest === 0 && html`aria-describedby="months-note"`}>
${months.map((n) => html`<option value="${n}">${n === 0 ? '일시불' : `${n}개월`}</option>`)}
</select>
${payment.amount < 50_000 && html`<p class="note" id="months-note">할부는 50,000원 이상부터 이용할 수 있습니다.</p>`}
</div>`;
}

const carriers = (payment: PaymentRecord): Html => {
  const fixed = payment.offer.kind === 'phone' ? payment.offer.carrier : null;
  const shown = fixed ? CARRIERS.filter(({ code }) => code === fixed) : CARRIERS;
  return html`<fieldset class="group">
<legend>통신사</legend>
<div class="choices">
${shown.map(
  ({ code, name }, i) =>
    html`<label class="choice"><input type="radio" name="carrier" value="${code}" ${
      i === 0 && html`checked`
    }><span>${name}</span></label>`,
)}
</div>
</fieldset>
<p class="note">결제 금액은 다음 통신 요금에 더해 청구됩니다.</p>`;
};

function banks(payment: PaymentRecord, account = false): Html {
  const fixed =
    payment.offer.kind === 'transfer' || payment.offer.kind === 'virtual-account'
      ? payment.offer.bankCode
      : null;
  const shown = fixed ? BANKS.filter(({ code }) => code === fixed) : BANKS;
  return html`<fieldset class="group">
<legend>${account ? '입금 은행' : '출금 은행'}</legend>
<div class="choices">
${shown.map(
  ({ code, name }, i) =>
    html`<label class="choice"><input type="radio" name="bank" value="${code}" ${
      i === 0 && html`checked`
    }><span>${name}</span></label>`,
)}
</div>
</fieldset>
<p class="note">${account ? '선택한 은행의 입금 계좌를 만들어 드립니다. 결제 금액과 똑같이 입금해 주세요.' : '선택한 은행의 등록 계좌에서 바로 출금됩니다.'}</p>`;
}

const paidBy = (pay: EasyPay): Html => html`<fieldset class="group">
<legend>결제할 자산</legend>
<div class="rows">
<label class="row"><input type="radio" name="paidBy" value="money" checked><span><b>${pay.money}</b><small>부족하면 연결 계좌에서 자동 충전</small></span></label>
<label class="row"><input type="radio" name="paidBy" value="card"><span><b>하나카드 ****573*</b><small>등록된 카드 · 일시불</small></span></label>
</div>
</fieldset>`;

const actions = (payment: PaymentRecord, pay: EasyPay | null): Html => html`<div class="pay">
<p class="terms">결제하기를 누르면 전자금융거래 이용약관과 개인정보 제3자 제공에 동의하게 됩니다.</p>
<button class="submit" name="outcome" value="ok">${pay ? `${pay.name}로 ` : ''}${formatWon(payment.amount)} 결제하기</button>
</div>
<fieldset class="tests">
<legend>테스트 결과</legend>
<button name="outcome" value="over-limit">한도초과 거절</button>
<button name="outcome" value="no-balance">잔액부족</button>
<button name="outcome" value="refuse-at-confirm">승인 단계 거절</button>
<button name="outcome" value="cancel">취소</button>
</fieldset>`;

const TITLES: Partial<Record<PaymentRecord['offer']['kind'], string>> = {
  transfer: '실시간 계좌이체',
  'virtual-account': '가상계좌',
  phone: '휴대폰 결제',
};

/** The hosted window: one plain form; which part shows follows the chosen means, without any script. */
export function windowPage(payment: PaymentRecord): string {
  const { offer } = payment;
  const pay = offer.kind === 'easy-pay' ? (findEasyPay(offer.provider) ?? null) : null;
  const only = onlyMeans(offer);
  const card = html`<section class="for-card" aria-label="카드 선택">${issuers(payment)}${instalments(payment)}</section>`;
  const bank = html`<section class="for-transfer" aria-label="은행 선택">${banks(payment)}</section>`;
  const phone = html`<section class="for-phone" aria-label="통신사 선택">${carriers(payment)}</section>`;
  const parts =
    offer.kind === 'any'
      ? html`${meansTiles(payment)}${card}${EASY_PAYS.map(
          (p) => html`<p class="note for-${p.slug}">${p.name}에 등록한 ${p.money}로 결제합니다.</p>`,
        )}${bank}<p class="note for-virtual-account">입금 계좌를 만들어 드립니다. 결제 금액과 똑같이 입금해 주세요.</p>${phone}`
      : pay
        ? paidBy(pay)
        : offer.kind === 'card'
          ? card
          : offer.kind === 'phone'
            ? phone
            : offer.kind === 'virtual-account'
              ? banks(payment, true)
              : bank;
  const title = pay ? pay.name : (TITLES[offer.kind] ?? '결제하기');
  const body = html`<div class="frame">
<header>
<div class="top">
<h1>${title}</h1>
<form method="post" action="/window/${payment.windowId}">
<button class="close" name="outcome" value="cancel" aria-label="결제 취소하고 닫기"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" stroke="currentColor" stroke-width="2" stroke-linecap="round"/></svg></button>
</form>
</div>
${testNotice}
</header>
<main class="body">
${summary(payment)}
<form class="form" method="post" action="/window/${payment.windowId}">
${only && html`<input type="hidden" name="means" value="${only}">`}
${parts}
${actions(payment, pay)}
</form>
</main>
</div>`;
  return page(
    `${title} · ${formatWon(payment.amount)}`,
    'window',
    body,
    `${pay ? `brand-${pay.slug}` : 'plain'}${payment.framed ? ' framed' : ''}`,
  );
}

export const noticePage = (title: string, text: string): string =>
  page(
    title,
    'window',
    html`<div class="frame"><header><div class="top"><h1>${title}</h1></div>${testNotice}</header><main class="message"><p>${text}</p></main></div>`,
    'plain',
  );

/** Inside a frame nothing may navigate the shop by itself: the script that opened it is told, and a link remains. */
export function framedEndingPage(ending: Ending, windowId: string): string {
  const link = ending.kind === 'cancel' ? null : ending.returnUrl;
  const body = html`<div class="frame"><header><div class="top"><h1>${
    ending.kind === 'success' ? '인증을 마쳤습니다' : '결제를 진행하지 않았습니다'
  }</h1></div>${testNotice}</header><main class="message"><p>쇼핑몰로 돌아갑니다.</p>
${link && html`<p><a class="submit" target="_top" href="${link}">쇼핑몰로 돌아가기</a></p>`}</main>
<script src="/sdk/ending.js" data-kind="${ending.kind}" data-window="${windowId}" data-return-url="${link ?? ''}" data-values="${JSON.stringify(ending.values)}"></script></div>`;
  return page('결제', 'window', body, 'plain framed');
}

export const receiptPage = (payment: PaymentRecord): string =>
  page(
    '결제 영수증',
    'window',
    html`<div class="frame"><header><div class="top"><h1>결제 영수증</h1></div>${testNotice}</header><main class="body">${summary(payment)}
<dl class="facts receipt"><div><dt>승인 시각</dt><dd>${payment.approvedAt ? formatInstant(new Date(payment.approvedAt)) : '-'}</dd></div><div><dt>취소 금액</dt><dd>${formatWon(
      payment.amount - payment.balance,
    )}</dd></div><div><dt>남은 금액</dt><dd>${formatWon(payment.balance)}</dd></div></dl></main></div>`,
    'plain',
  );
