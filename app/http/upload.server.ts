import { createHash } from 'node:crypto';

export type Upload = { name: string; bytes: Uint8Array; sha256: string; files: File[] };

/** The one file a form is about and the pictures beside it; null when the file is missing. Sizes are limited at the edge. */
export async function readUpload(
  request: Request,
  { one, many }: { one: string; many: string },
): Promise<Upload | null> {
  const form = await request.formData();
  const file = form.get(one);
  if (!(file instanceof File) || file.size === 0) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return {
    name: file.name.normalize('NFC'),
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    files: form.getAll(many).filter((item): item is File => item instanceof File && item.size > 0),
  };
}
