import type { Ctx, System } from '#app/core/ctx.ts';
import { findUser } from '#app/identity/index.server.ts';
import { sendMail } from '#app/platform/mail.server.ts';
import { type MailContent, mailLayout } from '#app/platform/mail-layout.ts';

/** A mail to a member; under the same key the same mail, never another one. */
export async function mailTo(
  ctx: Ctx<System>,
  userId: string,
  key: string,
  content: MailContent,
): Promise<void> {
  const user = await findUser(ctx, userId);
  if (!user) return;
  await sendMail(ctx, {
    to: user.email,
    subject: `[온통대전몰] ${content.title}`,
    key: `${key}:${userId}`,
    ...mailLayout(content),
  });
}
