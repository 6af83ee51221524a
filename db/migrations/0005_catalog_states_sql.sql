-- What was paused or ended is stopped. Old and new words stand side by side until the next migration narrows them.
ALTER TABLE "products" DROP CONSTRAINT "product_state";--> statement-breakpoint
UPDATE "products" SET "state" = 'stopped' WHERE "state" IN ('paused', 'ended');--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "product_state" CHECK ("state" in ('draft', 'review', 'on_sale', 'stopped'));
