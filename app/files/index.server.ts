export { makeAvif } from './make-avif.server.ts';
export { type OpenedFile, openEmblem, openImage } from './open-file.server.ts';
export { type StoredImage, storeImage } from './store-image.server.ts';
