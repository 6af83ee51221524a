import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { paths } from '#app/http/paths.ts';
import { LinkButton } from './button.tsx';
import { Emblem } from './picture.tsx';

const SAID: Record<number, { emoji: string; title: string; text: string }> = {
  403: {
    emoji: '🔒',
    title: '볼 수 없는 페이지예요',
    text: '이 페이지를 볼 권한이 없어요. 다른 계정으로 로그인했는지 확인해 주세요.',
  },
  404: {
    emoji: '🧭',
    title: '찾는 페이지가 없어요',
    text: '주소가 바뀌었거나 판매가 끝난 상품일 수 있어요.',
  },
  409: { emoji: '🔄', title: '그사이 내용이 바뀌었어요', text: '새로고침한 뒤 다시 시도해 주세요.' },
  429: { emoji: '⏳', title: '잠시 뒤 다시 시도해 주세요', text: '짧은 시간에 요청이 너무 많았어요.' },
};
const BROKEN = {
  emoji: '🛠️',
  title: '페이지를 보여 드리지 못했어요',
  text: '일시적인 문제예요. 잠시 뒤 다시 시도해 주세요. 계속되면 고객센터에 아래 번호를 알려 주세요.',
};

/** Every route's error screen: what happened, what to do, and for our faults a number to tell the help desk. */
export function RouteError() {
  const error = useRouteError();
  const root = useRouteLoaderData('root') as { requestId?: string } | undefined;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const known = SAID[status];
  const { emoji, title, text } = known ?? BROKEN;
  return (
    <div className="page-width grid justify-items-center gap-3 py-20 text-center">
      <Emblem emoji={emoji} size={112} />
      <h1 className="text-xl font-heavy lg:text-2xl">{title}</h1>
      <p className="max-w-md text-sm text-ink-2 lg:text-base">{text}</p>
      {!known && root?.requestId && (
        <p className="text-xs text-ink-2">
          문의 번호 <code className="select-all text-ink">{root.requestId}</code>
        </p>
      )}
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <LinkButton to={paths.home()}>홈으로</LinkButton>
        <LinkButton to={paths.help()} look="quiet">
          고객센터
        </LinkButton>
      </div>
    </div>
  );
}
