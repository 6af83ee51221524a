import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from '../columns.ts';

/** A picture after re-encoding. Equal bytes are one image. */
export const images = pgTable(
  'images',
  {
    id: id(),
    sha256: text().notNull().unique(),
    width: integer().notNull(),
    height: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [check('image_has_size', sql`${t.width} > 0 and ${t.height} > 0`)],
);

/** One stored encoding of an image: its file is `images/<id>/<width>.<format>`. */
export const imageRenditions = pgTable(
  'image_renditions',
  {
    imageId: uuid()
      .notNull()
      .references(() => images.id, { onDelete: 'cascade' }),
    width: integer().notNull(),
    format: text({ enum: ['webp', 'avif'] }).notNull(),
    bytes: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.imageId, t.format, t.width] }), index().on(t.format, t.imageId)],
);
