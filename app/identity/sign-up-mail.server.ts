import type { Ctx, System } from '#app/core/ctx.ts';
import { formatInstant } from '#app/core/kst.ts';
import { sendMail } from '#app/platform/mail.server.ts';
import { mailLayout } from '#app/platform/mail-layout.ts';
import { findById } from './credentials.server.ts';

/** The job: tells a member that somebody, perhaps they, tried to join with their address again. */
export async function mailSignUpTried(
  ctx: Ctx<System>,
  payload: { userId: string; at: string },
): Promise<void> {
  const user = await findById(ctx, payload.userId);
  if (!user) return;
  await sendMail(ctx, {
    to: user.email,
    subject: '[온통대전몰] 이미 가입하신 이메일입니다',
    key: `sign-up-tried:${payload.userId}:${payload.at}`,
    ...mailLayout({
      title: '이미 온통대전몰 회원이십니다',
      lines: [
        '이 이메일로 회원가입을 다시 시도한 기록이 있어 알려 드립니다.',
        '비밀번호가 기억나지 않으면 로그인 화면의 비밀번호 찾기를 이용해 주세요.',
      ],
      facts: [{ label: '시도한 때', value: formatInstant(new Date(payload.at)) }],
      notes: ['직접 시도하지 않으셨다면 아무것도 하지 않으셔도 됩니다. 계정은 그대로입니다.'],
    }),
  });
}
