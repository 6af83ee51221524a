export type { CardRow } from './card.ts';
