import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import {
  BadgeCheck,
  BellRing,
  Building2,
  Coins,
  Heart,
  History,
  KeyRound,
  LogOut,
  MapPin,
  MonitorSmartphone,
  ReceiptText,
  Star,
  Store,
  TicketPercent,
  UserRound,
  Wallet,
} from 'lucide-react';
import { shopperCtx } from '#app/http/ctx.server.ts';
import { paths } from '#app/http/paths.ts';
import { findUser, rolesOf, verificationOf } from '#app/identity/index.server.ts';
import { maskEmail } from '#app/platform/mask.ts';
import { MenuList } from '#app/ui/account/menu-list.tsx';
import { Badge } from '#app/ui/feedback.tsx';
import { Page } from '#app/ui/page.tsx';
import { RouteError } from '#app/ui/route-error.tsx';
import { SubmitButton } from '#app/ui/submit-button.tsx';

export const meta: MetaFunction = () => [{ title: '내 정보 · 온통대전몰' }];

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await shopperCtx(request);
  const { userId } = ctx.actor;
  const [user, verified, roles] = await Promise.all([
    findUser(ctx, userId),
    verificationOf(ctx, userId),
    rolesOf(ctx, userId),
  ]);
  return {
    name: user?.name ?? '',
    email: maskEmail(user?.email ?? ''),
    verified: verified !== null,
    roles,
  };
}

export default function HubPage() {
  const { name, email, verified, roles } = useLoaderData<typeof loader>();
  const desks = [
    ...(roles.includes('seller') ? [{ to: paths.seller.home(), text: '판매자센터', Icon: Store }] : []),
    ...(roles.includes('operator')
      ? [{ to: paths.operator.home(), text: '운영 데스크', Icon: Building2 }]
      : []),
  ];
  return (
    <Page
      title={`${name} 님`}
      lead={
        <span className="flex flex-wrap items-center gap-2">
          {email} {verified ? <Badge tone="teal">본인인증 완료</Badge> : <Badge>본인인증 전</Badge>}
        </span>
      }
    >
      <div className="grid gap-5 lg:grid-cols-2 lg:items-start">
        <MenuList
          label="쇼핑"
          items={[
            { to: paths.orders(), text: '주문 내역', detail: '배송, 취소, 환불', Icon: ReceiptText },
            { to: paths.wallet(), text: '온통대전 지갑', detail: '충전, 캐시백, 사용 내역', Icon: Wallet },
            {
              to: paths.myCoupons(),
              text: '쿠폰함',
              detail: '쓸 수 있는 쿠폰, 쿠폰 받기',
              Icon: TicketPercent,
            },
            { to: paths.myPoints(), text: '적립금', detail: '쓸 수 있는 적립금, 소멸 예정', Icon: Coins },
            { to: paths.wishes(), text: '찜한 상품', detail: '마음에 둔 상품', Icon: Heart },
            { to: paths.follows(), text: '단골 상점', detail: '소식을 받는 상점', Icon: Store },
            { to: paths.myReviews(), text: '내 리뷰', detail: '받아 본 상품의 후기', Icon: Star },
            { to: paths.recent(), text: '최근 본 상품', detail: '지우기, 기억하지 않기', Icon: History },
            { to: paths.addresses(), text: '배송지', detail: '받는 곳, 기본 배송지', Icon: MapPin },
          ]}
        />
        <div className="grid gap-5">
          {desks.length > 0 && <MenuList label="일하는 곳" items={desks} />}
          <MenuList
            label="회원 정보"
            items={[
              { to: paths.profile(), text: '회원 정보', detail: '이름, 연결된 계정', Icon: UserRound },
              {
                to: paths.verifyPerson(),
                text: '본인인증',
                detail: verified ? '인증을 마쳤습니다' : '지갑을 쓰려면 한 번 필요합니다',
                Icon: BadgeCheck,
              },
              {
                to: paths.password(),
                text: '비밀번호 바꾸기',
                detail: '지금 비밀번호로 확인해요',
                Icon: KeyRound,
              },
              { to: paths.consents(), text: '동의 관리', detail: '광고 수신 동의와 철회', Icon: BellRing },
              {
                to: paths.sessions(),
                text: '로그인된 기기',
                detail: '모르는 기기 로그아웃',
                Icon: MonitorSmartphone,
              },
            ]}
          />
          <Form method="post" action={paths.logout()}>
            <SubmitButton look="quiet" wide>
              <LogOut aria-hidden className="size-4.5" />
              로그아웃
            </SubmitButton>
          </Form>
        </div>
      </div>
    </Page>
  );
}

export const ErrorBoundary = RouteError;
