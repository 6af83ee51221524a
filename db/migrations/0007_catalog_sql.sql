UPDATE "products" SET "mid_category_id" = "category_id" WHERE "mid_category_id" IS NULL;--> statement-breakpoint
-- Nothing is known of earlier prices: a list price that no record supports is no longer shown (010).
INSERT INTO "price_history" ("variant_id", "price", "at")
SELECT v."id", v."price", p."created_at" FROM "variants" v JOIN "products" p ON p."id" = v."product_id"
WHERE p."state" = 'on_sale' AND v."active";--> statement-breakpoint
UPDATE "variants" SET "claimed_list_price" = "list_price" WHERE "list_price" > "price";--> statement-breakpoint
UPDATE "variants" SET "list_price" = "price" WHERE "list_price" > "price";--> statement-breakpoint
UPDATE "products" SET "list_price" = "price" WHERE "list_price" > "price";--> statement-breakpoint
REVOKE UPDATE, DELETE ON public.price_history FROM mall_app;
