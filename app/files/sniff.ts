const starts = (bytes: Uint8Array, at: number, ...signature: number[]): boolean =>
  signature.every((byte, i) => bytes[at + i] === byte);

/** JPEG, PNG or WebP by their first bytes, whatever the file calls itself. SVG is a document, not a photo. */
export const looksLikePhoto = (bytes: Uint8Array): boolean =>
  starts(bytes, 0, 0xff, 0xd8, 0xff) ||
  starts(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) ||
  (starts(bytes, 0, 0x52, 0x49, 0x46, 0x46) && starts(bytes, 8, 0x57, 0x45, 0x42, 0x50));
