/** 조사, longest first: of `에서는` not only the 는 is taken off. */
const PARTICLES = [
  '에서는',
  '에서도',
  '으로는',
  '으로도',
  '이라는',
  '이라도',
  '한테서',
  '에게서',
  '에서',
  '으로',
  '에게',
  '한테',
  '까지',
  '부터',
  '처럼',
  '보다',
  '이랑',
  '이나',
  '라는',
  '라도',
  '마다',
  '밖에',
  '조차',
  '마저',
  '하고',
  '에는',
  '에도',
  '의',
  '은',
  '는',
  '이',
  '가',
  '을',
  '를',
  '에',
  '로',
  '와',
  '과',
  '도',
  '만',
  '랑',
  '나',
] as const;

/** A word without its particle, each way it could be cut, longest particle first; never to nothing. */
export const withoutParticle = (word: string): string[] =>
  PARTICLES.filter((particle) => word.endsWith(particle) && word.length > particle.length).map((particle) =>
    word.slice(0, -particle.length),
  );

/** The words with each particle taken off whose rest is known; null when there is none to take off. */
export function stripParticles(
  words: readonly string[],
  isKnown: (word: string) => boolean,
): string[] | null {
  const bare = words.map((word) => (isKnown(word) ? word : (withoutParticle(word).find(isKnown) ?? word)));
  return bare.some((word, at) => word !== words[at]) ? bare : null;
}
