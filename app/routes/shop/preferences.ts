import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { z } from 'zod';
import { writeCookie } from '#app/http/cookies.server.ts';
import { readForm } from '#app/http/forms.server.ts';
import { paths } from '#app/http/paths.ts';
import { safeTarget } from '#app/http/redirect-target.ts';

const Preferences = z.object({
  text: z.enum(['large', 'normal'], '글씨 크기를 골라 주세요.'),
  next: z.string().default(paths.home()),
});

export const loader = () => redirect(paths.home());

export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request, Preferences);
  if (!form.ok) return form.answer;
  const { text, next } = form.value;
  return redirect(safeTarget(next), {
    headers: { 'Set-Cookie': writeCookie('text', text === 'large' ? 'large' : null) },
  });
}
