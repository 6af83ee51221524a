import type { PaymentMethod } from '#app/payments/index.ts';
import { freshPhone, freshWord } from './fresh.ts';
import type { RunningMall } from './mall.ts';
import { controlsOf, type WindowVisit } from './mall-controls.ts';
import { paymentSession } from './mall-goods.ts';

type Answer = { status: number; location: string | null; html: string };
type Fields = Record<string, string>;
export type Returned = { paymentKey: string; orderId: string; amount: string };

/** A browser without scripts: cookies, pages and form posts over HTTP, nothing else. */
export function aBrowser(mall: RunningMall) {
  const jar = new Map<string, string>();
  async function send(path: string, fields?: Fields): Promise<Answer> {
    const answer = await fetch(new URL(path, mall.url), {
      method: fields ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(fields ? { origin: new URL(mall.url).origin } : {}),
      },
      ...(fields ? { body: new URLSearchParams(fields) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
  }
  return {
    get: (path: string) => send(path),
    post: (path: string, fields: Fields) => send(path, fields),
    cookies: () => [...jar].map(([name, value]) => ({ name, value })),
  };
}
export type Browser = ReturnType<typeof aBrowser>;

/** The value of a hidden field of a page's form. */
function hidden(html: string, name: string): string {
  const tag = (html.match(/<input[^>]*>/g) ?? []).find((input) => input.includes(`name="${name}"`));
  const value = tag && /value="([^"]*)"/.exec(tag)?.[1];
  if (!value) throw new Error(`the page has no field ${name}`);
  return value;
}

/** The sentences of a page's alerts. */
export const alertOf = ({ html }: Answer): string =>
  (/<div role="alert"[\s\S]*?<\/div>/.exec(html)?.[0] ?? '').replace(/<[^>]+>/g, ' ').trim();

function goneTo(answer: Answer, path: RegExp): string {
  const found = answer.location && path.exec(new URL(answer.location, 'http://localhost').pathname)?.[1];
  if (!found)
    throw new Error(`expected a way to ${path}, got ${answer.status} ${answer.location}\n${alertOf(answer)}`);
  return decodeURIComponent(found);
}

const PERSON = { name: '김온통', phone: '010-1234-5678' };
const ADDRESS = { postcode: '35229', address: '대전광역시 서구 둔산로 100', detail: '101호' };

/** Somebody who buys by typing into forms. */
export function aBrowserlessShopper(mall: RunningMall) {
  const browser = aBrowser(mall);
  const controls = controlsOf(mall);

  async function visitWindow(tossOrderId: string, visit: Omit<WindowVisit, 'orderId'> = {}): Promise<string> {
    const session = await paymentSession(mall, tossOrderId);
    return (await controls.visitWindow({ orderId: tossOrderId, session, ...visit })).returnUrl;
  }
  const returnedBy = (returnUrl: string): Returned => {
    const query = new URL(returnUrl).searchParams;
    const [paymentKey, orderId, amount] = ['paymentKey', 'orderId', 'amount'].map((name) => query.get(name));
    return { paymentKey: paymentKey ?? '', orderId: orderId ?? '', amount: amount ?? '' };
  };
  const comeBack = (tossOrderId: string, returned: Returned) =>
    browser.post(`/payments/${tossOrderId}/return`, returned);

  return {
    ...browser,
    /** Joins, is verified as a person, and charges the wallet by card; the address signed in with. */
    async joinAndCharge(amount: number): Promise<string> {
      const email = `browserless-${freshWord()}@example.test`;
      const joined = await browser.post('/signup', {
        email,
        password: 'warm-river-lantern-27',
        name: PERSON.name,
        terms: 'on',
        age14: 'on',
      });
      goneTo(joined, /^(\/)/);
      const verified = await browser.post('/verify', {
        ...PERSON,
        phone: freshPhone(),
        birthday: '1990-03-02',
      });
      goneTo(verified, /^(\/me\/profile)$/);
      const { html } = await browser.get('/wallet/charge');
      const asked = await browser.post('/wallet/charge', {
        intentKey: hidden(html, 'intentKey'),
        amount: String(amount),
        method: 'card',
      });
      const tossOrderId = goneTo(asked, /^\/payments\/([^/]+)$/);
      const charged = await comeBack(tossOrderId, returnedBy(await visitWindow(tossOrderId)));
      goneTo(charged, /^(\/wallet)$/);
      return email;
    },
    async putInCart(variantId: string, quantity = 1): Promise<void> {
      const added = await browser.post('/cart', { intent: 'add', variantId, quantity: String(quantity) });
      goneTo(added, /^(\/cart)$/);
    },
    /** The order form as the checkout page gives it, ready to be sent. */
    async fillCheckout(
      choice: { wallet?: number; method?: PaymentMethod; guest?: boolean } = {},
    ): Promise<Fields> {
      const first = await browser.get('/checkout');
      const form = {
        ...PERSON,
        ...ADDRESS,
        intentKey: hidden(first.html, 'intentKey'),
        seen: hidden(first.html, 'seen'),
        addressId: 'new',
        walletAmount: String(choice.wallet ?? 0),
        method: choice.method ?? 'card',
        agree: 'on',
        ...(choice.guest ? { orderPassword: 'order-pass-1' } : {}),
      };
      if (!choice.wallet) return { ...form, intent: 'place' };
      const quoted = await browser.post('/checkout', { ...form, intent: 'quote' });
      return { ...form, seen: hidden(quoted.html, 'seen'), intent: 'place' };
    },
    sendCheckout: (form: Fields) => browser.post('/checkout', form),
    /** Sends the order form; the Toss order id of what is left to pay outside. */
    async place(form: Fields): Promise<string> {
      return goneTo(await browser.post('/checkout', form), /^\/payments\/([^/]+)$/);
    },
    visitWindow,
    /** Authorises the payment in the window; what the way back carries. */
    authorise: async (tossOrderId: string) => returnedBy(await visitWindow(tossOrderId)),
    comeBack,
    orderNumber: (answer: Answer) => goneTo(answer, /^\/orders\/([^/]+)$/),
    /** Cancels one's whole order from its page. */
    async cancel(number: string): Promise<void> {
      const path = `/orders/${number}/cancel?store=all`;
      const { html } = await browser.get(path);
      const fields = Object.fromEntries(
        ['requestKey', 'storeOrderId', 'expectedTotal'].map((name) => [name, hidden(html, name)]),
      );
      goneTo(await browser.post(path, { ...fields, reason: '단순 변심' }), /^(\/orders\/[^/]+)$/);
    },
  };
}
