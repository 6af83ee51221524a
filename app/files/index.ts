export { emblemCode, isEmblemCode } from './emblem.ts';
export type { FilesRefusal } from './refusals.ts';
export { parseRendition } from './renditions.ts';
