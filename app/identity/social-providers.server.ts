import { Kakao, Naver } from 'arctic';
import { z } from 'zod';
import { env } from '#app/platform/env.server.ts';
import type { SocialName } from './words.ts';

export type SocialProfile = {
  providerUserId: string;
  email: string | null;
  /** Only when the provider itself says so. */
  emailVerified: boolean;
  name: string | null;
};

/** A company that signs people in. */
export type SocialProvider = {
  name: SocialName;
  authorizeUrl: (state: string, redirectUri: string) => URL;
  /** Who came back with this code; null when the provider does not accept it. */
  readProfile: (code: string, redirectUri: string) => Promise<SocialProfile | null>;
};

const WAIT_MS = 10_000;

/** The providers whose keys are set. Neither offers PKCE to web servers; both have a client secret and a state. */
export function socialProviders(): SocialProvider[] {
  const { KAKAO_CLIENT_ID, KAKAO_CLIENT_SECRET, NAVER_CLIENT_ID, NAVER_CLIENT_SECRET } = env();
  return [
    ...(KAKAO_CLIENT_ID && KAKAO_CLIENT_SECRET ? [kakao(KAKAO_CLIENT_ID, KAKAO_CLIENT_SECRET)] : []),
    ...(NAVER_CLIENT_ID && NAVER_CLIENT_SECRET ? [naver(NAVER_CLIENT_ID, NAVER_CLIENT_SECRET)] : []),
  ];
}

export const findSocialProvider = (name: string | undefined): SocialProvider | null =>
  socialProviders().find((provider) => provider.name === name) ?? null;

const KakaoMe = z.object({
  id: z.number(),
  kakao_account: z
    .object({
      email: z.string().optional(),
      is_email_valid: z.boolean().optional(),
      is_email_verified: z.boolean().optional(),
      profile: z.object({ nickname: z.string().optional() }).optional(),
    })
    .optional(),
});

function kakao(id: string, secret: string): SocialProvider {
  return {
    name: 'kakao',
    authorizeUrl: (state, redirectUri) =>
      new Kakao(id, secret, redirectUri).createAuthorizationURL(state, ['account_email', 'profile_nickname']),
    readProfile: async (code, redirectUri) => {
      const tokens = await inTime(new Kakao(id, secret, redirectUri).validateAuthorizationCode(code));
      const me = await ask('https://kapi.kakao.com/v2/user/me', tokens?.accessToken(), KakaoMe);
      if (!me) return null;
      const account = me.kakao_account;
      return {
        providerUserId: String(me.id),
        email: account?.email ?? null,
        emailVerified: account?.is_email_valid === true && account.is_email_verified === true,
        name: account?.profile?.nickname ?? null,
      };
    },
  };
}

const NaverMe = z.object({
  resultcode: z.literal('00'),
  response: z.object({
    id: z.string(),
    email: z.string().optional(),
    name: z.string().optional(),
    nickname: z.string().optional(),
  }),
});

function naver(id: string, secret: string): SocialProvider {
  return {
    name: 'naver',
    authorizeUrl: (state, redirectUri) => {
      const url = new Naver(id, secret, redirectUri).createAuthorizationURL();
      url.searchParams.set('state', state);
      return url;
    },
    readProfile: async (code, redirectUri) => {
      const tokens = await inTime(new Naver(id, secret, redirectUri).validateAuthorizationCode(code));
      const me = await ask('https://openapi.naver.com/v1/nid/me', tokens?.accessToken(), NaverMe);
      if (!me) return null;
      const { id: providerUserId, email = null, name, nickname } = me.response;
      // Naver gives a contact address and does not say whether it was verified.
      return { providerUserId, email, emailVerified: false, name: name ?? nickname ?? null };
    },
  };
}

/** Null when the provider refuses or does not answer: the person tries again or signs in another way. */
async function inTime<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), WAIT_MS);
  });
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function ask<S extends z.ZodType>(
  url: string,
  accessToken: string | undefined,
  schema: S,
): Promise<z.output<S> | null> {
  if (!accessToken) return null;
  const headers = { Authorization: `Bearer ${accessToken}` };
  const answer = await inTime(fetch(url, { headers, signal: AbortSignal.timeout(WAIT_MS) }));
  if (!answer?.ok) return null;
  const body: unknown = await inTime(answer.json());
  return schema.safeParse(body).data ?? null;
}
