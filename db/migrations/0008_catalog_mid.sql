ALTER TABLE "products" ALTER COLUMN "mid_category_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "products" DROP COLUMN "unit_price_text";