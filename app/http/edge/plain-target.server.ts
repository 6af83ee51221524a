import type { RequestHandler } from 'express';
import { plainPage } from './plain-page.server.ts';

/**
 * Only paths that mean what they say: the rules of the edge judge the path as sent, Remix goes by the normalised one,
 * so a target where the two differ (dot segments, backslashes, another host) would be judged as one and served as the other.
 */
export function isPlainTarget(target: string): boolean {
  const [path = ''] = target.split('?');
  if (!path.startsWith('/') || path.includes('%00')) return false;
  const url = `http://mall.invalid${target}`;
  return URL.canParse(url) && new URL(url).pathname === path;
}

export const refuseOddTargets: RequestHandler = (req, res, next) => {
  if (isPlainTarget(req.originalUrl)) return next();
  res.status(400).type('html').send(plainPage('요청을 알아듣지 못했어요', '주소를 확인해 주세요.'));
};
