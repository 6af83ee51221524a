import type { MetaFunction } from '@remix-run/node';
import { WifiOff } from 'lucide-react';
import type { FrameHandle } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';

export const handle: FrameHandle = { frame: 'bare', bottomBar: 'own', still: true };

export const meta: MetaFunction = () => [
  { title: '인터넷에 연결되어 있지 않아요 · 온통대전몰' },
  { name: 'robots', content: 'noindex' },
];

/** Kept by the service worker and shown when nothing can be reached: says nothing about anybody. */
export default function OfflinePage() {
  return (
    <div className="grid min-h-dvh place-content-center justify-items-center gap-3 px-6 text-center">
      <WifiOff aria-hidden className="size-14 text-ink-3" />
      <h1 className="text-xl font-heavy">인터넷에 연결되어 있지 않아요</h1>
      <p className="max-w-sm text-sm text-ink-2">
        와이파이나 데이터를 켠 뒤 다시 열어 주세요. 결제하던 중이었다면 걱정하지 마세요. 결제가 됐는지는
        연결된 뒤 주문 내역에서 바로 확인할 수 있어요.
      </p>
      <a
        // biome-ignore lint/a11y/useValidAnchor: the empty address is the one this page stands at
        href=""
        className="mt-3 inline-flex min-h-12 items-center rounded-control bg-warm-600 px-6 font-bold text-white hover:bg-warm-700"
      >
        다시 열기
      </a>
    </div>
  );
}

export const ErrorBoundary = RouteError;
