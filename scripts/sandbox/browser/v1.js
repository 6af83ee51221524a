/** The payment sandbox's stand-in for the provider's browser script: same global, same calls, same element ids. */
(() => {
  const origin = new URL(document.currentScript.src).origin;
  const IFRAME_ID = '___tosspayments_iframe___';
  const DIMMER_ID = '___tosspayments_dimmer___';
  let open = null;

  function failure(code, message) {
    return Object.assign(new Error(message), { code });
  }

  async function createSession(clientKey, method, params, framed) {
    let response;
    try {
      response = await fetch(`${origin}/sdk/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ clientKey, method, params, framed }),
      });
    } catch {
      throw failure('NETWORK_ERROR', '네트워크 연결을 확인한 뒤 다시 시도해주세요.');
    }
    const body = await response.json();
    if (!response.ok) throw failure(body.code, body.message);
    return body;
  }

  function close() {
    if (!open) return;
    removeEventListener('message', open.listen);
    document.getElementById(IFRAME_ID)?.remove();
    document.getElementById(DIMMER_ID)?.remove();
    open.focused?.focus?.();
    open = null;
  }

  function overlay({ windowUrl, windowId }) {
    return new Promise((resolve, reject) => {
      function listen(event) {
        if (event.origin !== origin || event.data?.windowId !== windowId) return;
        const { kind, values, returnUrl } = event.data;
        close();
        if (kind === 'cancel') reject(failure('USER_CANCEL', '사용자가 결제를 취소했습니다.'));
        else if (returnUrl) {
          location.assign(returnUrl);
          resolve();
        } else if (kind === 'fail') reject(failure(values.code, values.message));
        else
          resolve({ paymentKey: values.paymentKey, orderId: values.orderId, amount: Number(values.amount) });
      }
      close();
      const dimmer = document.createElement('div');
      dimmer.id = DIMMER_ID;
      dimmer.style.cssText = 'position:fixed;inset:0;z-index:2147483646;background:rgba(0,0,0,.5)';
      const frame = document.createElement('iframe');
      frame.id = IFRAME_ID;
      frame.title = '결제 창';
      frame.src = windowUrl;
      frame.style.cssText =
        'position:fixed;z-index:2147483647;inset:0;margin:auto;width:min(960px,100vw);height:min(760px,100vh);border:0;border-radius:16px;background:#fff';
      open = { listen, reject, focused: document.activeElement };
      addEventListener('message', listen);
      document.body.append(dimmer, frame);
      frame.focus();
    });
  }

  const isPhone = () => /Android|iPhone|iPad|iPod|Mobile/i.test(navigator.userAgent);

  async function requestPayment(methodOrParams, maybeParams) {
    const named = typeof methodOrParams === 'string';
    const method = named ? methodOrParams : '';
    const params = (named ? maybeParams : methodOrParams) ?? {};
    const redirects = Boolean(params.successUrl || params.failUrl);
    const target = params.windowTarget ?? (isPhone() ? 'self' : 'iframe');
    const framed = !redirects || target === 'iframe';
    const session = await createSession(this.clientKey, method, params, framed);
    if (framed) return overlay(session);
    location.assign(session.windowUrl);
  }

  function cancelPayment() {
    const rejectOpen = open?.reject;
    close();
    rejectOpen?.(failure('USER_CANCEL', '사용자가 결제를 취소했습니다.'));
  }

  function factory(clientKey) {
    if (typeof clientKey !== 'string' || clientKey === '')
      throw failure('INVALID_CLIENT_KEY', '잘못된 클라이언트 연동 정보 입니다.');
    return {
      requestPayment: requestPayment.bind({ clientKey }),
      requestBillingAuth: async () => {
        throw failure('NOT_SUPPORTED_METHOD', '지원되지 않는 결제수단입니다.');
      },
      cancelPayment,
    };
  }
  window.TossPayments = Object.assign(factory, { version: 'v1-sandbox' });
})();
