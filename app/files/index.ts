export { emblemCode, isEmblemCode } from './emblem.ts';
export type { FilesRefusal } from './refusals.ts';
export { parseRendition, RENDITION_WIDTHS } from './renditions.ts';
