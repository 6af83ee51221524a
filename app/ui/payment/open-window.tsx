import { Link } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Krw } from '#app/core/krw.ts';
import { paths } from '#app/http/paths.ts';
import type { PaymentMethod } from '#app/payments/index.ts';
import { Button } from '../button.tsx';
import { Notice } from '../feedback.tsx';
import { openPayment } from './open-payment.ts';

export type WindowPayment = {
  tossOrderId: string;
  orderName: string;
  amount: Krw;
  taxFree: Krw;
  method: PaymentMethod;
  methodLabel: string;
  instalmentMonths: number | null;
  escrow: boolean;
  window: { clientKey: string; scriptUrl: string | null };
  back: string;
};

/** Opens the provider's window by itself once, and by a button whenever that did not work. */
export function OpenWindow({ payment }: { payment: WindowPayment }) {
  const [problem, setProblem] = useState<string | null>(null);
  const opened = useRef(false);
  const open = useCallback(async () => {
    setProblem(null);
    const { origin } = window.location;
    try {
      await openPayment({
        clientKey: payment.window.clientKey,
        scriptUrl: payment.window.scriptUrl,
        method: payment.method,
        instalmentMonths: payment.instalmentMonths,
        escrow: payment.escrow,
        params: {
          amount: payment.amount,
          taxFreeAmount: payment.taxFree,
          orderId: payment.tossOrderId,
          orderName: payment.orderName,
          successUrl: origin + paths.paymentReturn(payment.tossOrderId),
          failUrl: origin + paths.paymentFail(payment.tossOrderId),
        },
      });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code !== 'USER_CANCEL') setProblem('결제창을 열지 못했어요. 잠시 뒤 다시 눌러 주세요.');
    }
  }, [payment]);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    void open();
  }, [open]);
  return (
    <div className="grid gap-3">
      {problem ? (
        <div className="text-left">
          <Notice tone="error">{problem}</Notice>
        </div>
      ) : (
        <p className="text-sm">{payment.methodLabel} 결제창을 열고 있어요.</p>
      )}
      <Button type="button" size="large" wide onClick={() => void open()} className="scripting-only">
        결제창 열기
      </Button>
      <noscript>
        <Notice tone="warning" title="여기서부터는 자바스크립트가 필요해요">
          결제사의 결제창은 자바스크립트로만 열 수 있어요. 브라우저 설정에서 켠 뒤 이 페이지를 새로고침해
          주세요. 주문과 지갑 금액은 그대로 보관하고 있어요.
        </Notice>
      </noscript>
      <Link
        to={payment.back}
        className="inline-flex min-h-11 items-center justify-center text-sm text-ink-2 underline"
      >
        결제 그만두기
      </Link>
    </div>
  );
}
