-- Stop the mall: the release before this one reads columns and writes states that end here.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- What was paused or ended is stopped. The generated migration after this one narrows the words.
ALTER TABLE "products" DROP CONSTRAINT "product_state";
--> statement-breakpoint
UPDATE "products" SET "state" = 'stopped' WHERE "state" IN ('paused', 'ended');
