CREATE TABLE "bought_together" (
	"product_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"orders" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "bought_together_product_id_other_id_pk" PRIMARY KEY("product_id","other_id"),
	CONSTRAINT "together_are_two" CHECK ("bought_together"."product_id" <> "bought_together"."other_id" and "bought_together"."orders" > 0)
);
--> statement-breakpoint
CREATE TABLE "plan_prices" (
	"plan_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"price" bigint NOT NULL,
	CONSTRAINT "plan_prices_plan_id_variant_id_pk" PRIMARY KEY("plan_id","variant_id"),
	CONSTRAINT "plan_price" CHECK ("plan_prices"."price" >= 100)
);
--> statement-breakpoint
CREATE TABLE "price_history" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"variant_id" uuid NOT NULL,
	"price" bigint,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "history_price" CHECK ("price_history"."price" >= 100)
);
--> statement-breakpoint
CREATE TABLE "price_plans" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"product_id" uuid NOT NULL,
	"begins_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"state" text DEFAULT 'planned' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_plan_a_period" UNIQUE NULLS NOT DISTINCT("product_id","begins_at","ends_at"),
	CONSTRAINT "plan_state" CHECK ("price_plans"."state" in ('planned', 'running', 'ended', 'cancelled')),
	CONSTRAINT "plan_ends_after_it_begins" CHECK ("price_plans"."ends_at" > "price_plans"."begins_at")
);
--> statement-breakpoint
CREATE TABLE "price_watches" (
	"user_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"known_price" bigint NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "price_watches_user_id_product_id_pk" PRIMARY KEY("user_id","product_id"),
	CONSTRAINT "known_price" CHECK ("price_watches"."known_price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "restock_watches" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "store_follows" (
	"user_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"followed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "store_follows_user_id_store_id_pk" PRIMARY KEY("user_id","store_id")
);
--> statement-breakpoint
CREATE TABLE "viewed_products" (
	"user_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"viewed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "viewed_products_user_id_product_id_pk" PRIMARY KEY("user_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "viewing_choices" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"remember" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wishes" (
	"user_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"wished_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wishes_user_id_product_id_pk" PRIMARY KEY("user_id","product_id")
);
--> statement-breakpoint
ALTER TABLE "products" DROP CONSTRAINT "product_state";--> statement-breakpoint
ALTER TABLE "categories" ADD COLUMN "attributes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "mid_category_id" uuid;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "attributes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "option_axes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "content_measure" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "content_amount" integer;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "option_values" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "regular_price" bigint;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "claimed_list_price" bigint;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "content_amount" integer;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "restock_on" date;--> statement-breakpoint
ALTER TABLE "bought_together" ADD CONSTRAINT "bought_together_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bought_together" ADD CONSTRAINT "bought_together_other_id_products_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_prices" ADD CONSTRAINT "plan_prices_plan_id_price_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."price_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_prices" ADD CONSTRAINT "plan_prices_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_history" ADD CONSTRAINT "price_history_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_plans" ADD CONSTRAINT "price_plans_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_watches" ADD CONSTRAINT "price_watches_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_watches" ADD CONSTRAINT "price_watches_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restock_watches" ADD CONSTRAINT "restock_watches_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restock_watches" ADD CONSTRAINT "restock_watches_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_follows" ADD CONSTRAINT "store_follows_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_follows" ADD CONSTRAINT "store_follows_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewed_products" ADD CONSTRAINT "viewed_products_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewed_products" ADD CONSTRAINT "viewed_products_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "viewing_choices" ADD CONSTRAINT "viewing_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wishes" ADD CONSTRAINT "wishes_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bought_together_product_id_orders_other_id_index" ON "bought_together" USING btree ("product_id","orders" DESC NULLS LAST,"other_id");--> statement-breakpoint
CREATE INDEX "plan_prices_variant_id_index" ON "plan_prices" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "price_history_variant_id_at_id_index" ON "price_history" USING btree ("variant_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "plans_to_begin" ON "price_plans" USING btree ("begins_at") WHERE "price_plans"."state" = 'planned';--> statement-breakpoint
CREATE INDEX "plans_to_end" ON "price_plans" USING btree ("ends_at") WHERE "price_plans"."state" = 'running';--> statement-breakpoint
CREATE INDEX "price_watches_product_id_known_price_index" ON "price_watches" USING btree ("product_id","known_price");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_restock_watch" ON "restock_watches" USING btree ("user_id","variant_id") WHERE "restock_watches"."told_at" is null;--> statement-breakpoint
CREATE INDEX "open_restock_watches" ON "restock_watches" USING btree ("variant_id") WHERE "restock_watches"."told_at" is null;--> statement-breakpoint
CREATE INDEX "store_follows_user_id_followed_at_store_id_index" ON "store_follows" USING btree ("user_id","followed_at" DESC NULLS LAST,"store_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "store_follows_store_id_index" ON "store_follows" USING btree ("store_id");--> statement-breakpoint
CREATE INDEX "viewed_products_user_id_viewed_at_product_id_index" ON "viewed_products" USING btree ("user_id","viewed_at" DESC NULLS LAST,"product_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "wishes_user_id_wished_at_product_id_index" ON "wishes" USING btree ("user_id","wished_at" DESC NULLS LAST,"product_id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_mid_category_id_categories_id_fk" FOREIGN KEY ("mid_category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "products_mid_newest" ON "products" USING btree ("mid_category_id","created_at","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_mid_price" ON "products" USING btree ("mid_category_id","price","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_mid_sold" ON "products" USING btree ("mid_category_id","sold_count","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_mid_recommended" ON "products" USING btree ("mid_category_id",(case when "sold_out" then -1 else "sold_count" end),"id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "product_measure" CHECK ("products"."content_measure" in ('g', 'ml', 'ea'));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "product_content" CHECK ("products"."content_amount" > 0);--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "product_state" CHECK ("products"."state" in ('draft', 'review', 'on_sale', 'stopped'));--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "sale_is_not_dearer" CHECK ("variants"."regular_price" >= "variants"."price");--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variant_content" CHECK ("variants"."content_amount" > 0);