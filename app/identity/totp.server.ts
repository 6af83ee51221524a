import { generate, generateSecret, generateURI, verify } from 'otplib';

const PERIOD = 30;
const epochOf = (now: Date): number => Math.floor(now.getTime() / 1000);

export const freshTotpSecret = (): string => generateSecret();

/** For the QR code of an authenticator app. */
export const totpUri = (email: string, secret: string): string =>
  generateURI({ issuer: '온통대전몰', label: email, secret });

/** The six digits an authenticator app shows at `now`. */
export const totpCode = (secret: string, now: Date): Promise<string> =>
  generate({ secret, epoch: epochOf(now), period: PERIOD });

/** The time step a code belongs to, one step early or late allowed; null when it fits none. */
export async function totpStep(secret: string, code: string, now: Date): Promise<number | null> {
  const result = await verify({
    secret,
    token: code,
    epoch: epochOf(now),
    period: PERIOD,
    epochTolerance: PERIOD,
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}
