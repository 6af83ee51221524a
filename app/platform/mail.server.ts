import { createHash } from 'node:crypto';
import { desc } from 'drizzle-orm';
import { createTransport, type Transporter } from 'nodemailer';
import type { Ctx } from '#app/core/ctx.ts';
import { newId } from '#app/core/ids.ts';
import { localMails } from '#db/schema/platform.ts';
import { env } from './env.server.ts';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Names the cause, so that a job delivered twice sends the same mail and not another one. */
  key?: string;
};

let shared: Transporter | undefined;

/** Sends through SMTP when it is configured, else into the demo's mailbox page. Never inside a transaction. */
export async function sendMail(ctx: Ctx, mail: Mail): Promise<void> {
  const url = env().SMTP_URL;
  const subject = mail.subject.replace(/[\r\n]+/g, ' ');
  if (!url) return keepLocally(ctx, { ...mail, subject });
  shared ??= createTransport(url, { from: env().MAIL_FROM });
  await shared.sendMail({
    to: mail.to,
    subject,
    text: mail.text,
    html: mail.html,
    ...(mail.key && { messageId: `<${digest(mail.key)}@ontong-daejeon-mall>` }),
  });
}

const digest = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

async function keepLocally(ctx: Ctx, mail: Mail): Promise<void> {
  const id = mail.key ? idOf(digest(mail.key)) : newId();
  await ctx.db
    .insert(localMails)
    .values({ id, recipient: mail.to, subject: mail.subject, body: mail.text, sentAt: ctx.now })
    .onConflictDoNothing();
}

const idOf = (hex: string): string =>
  [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');

/** The mailbox of the demo: what would have been sent, the latest first. */
export async function listLocalMails(ctx: Ctx) {
  return ctx.db
    .select({
      id: localMails.id,
      recipient: localMails.recipient,
      subject: localMails.subject,
      body: localMails.body,
      sentAt: localMails.sentAt,
    })
    .from(localMails)
    .orderBy(desc(localMails.sentAt), localMails.id)
    .limit(50);
}
