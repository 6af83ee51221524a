-- Stop the mall: the release before this one reads columns and writes states that end here.
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
CREATE TABLE "banners" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"title" text NOT NULL,
	"lead" text NOT NULL,
	"action" text NOT NULL,
	"path" text NOT NULL,
	"emblem" text NOT NULL,
	"ground" text NOT NULL,
	"position" integer NOT NULL,
	"begins_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "banner_ground" CHECK ("banners"."ground" in ('warm', 'teal', 'plain')),
	CONSTRAINT "banner_stays_here" CHECK ("banners"."path" ~ '^/[^/\\]' or "banners"."path" = '/'),
	CONSTRAINT "banner_period" CHECK ("banners"."ends_at" > "banners"."begins_at")
);
--> statement-breakpoint
CREATE TABLE "display_picks" (
	"section_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid NOT NULL,
	CONSTRAINT "display_picks_section_id_position_pk" PRIMARY KEY("section_id","position"),
	CONSTRAINT "display_picks_sectionId_productId_unique" UNIQUE("section_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "display_sections" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"event_id" uuid,
	"title" text NOT NULL,
	"lead" text NOT NULL,
	"source" text NOT NULL,
	"kind" text,
	"store_types" text[],
	"category_slug" text,
	"position" integer NOT NULL,
	"shown" boolean DEFAULT true NOT NULL,
	"begins_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "section_source" CHECK ("display_sections"."source" in ('picks', 'newest', 'recommended', 'ranking', 'market_of_the_day')),
	CONSTRAINT "section_kind" CHECK ("display_sections"."kind" in ('goods', 'ticket')),
	CONSTRAINT "section_store_types" CHECK ("display_sections"."store_types" <@ array['general', 'market', 'venture', 'social_enterprise', 'village_enterprise']::text[]),
	CONSTRAINT "section_period" CHECK ("display_sections"."ends_at" > "display_sections"."begins_at")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"lead" text NOT NULL,
	"story" text NOT NULL,
	"emblem" text NOT NULL,
	"place" text NOT NULL,
	"begins_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "events_slug_unique" UNIQUE("slug"),
	CONSTRAINT "event_period" CHECK ("events"."ends_at" > "events"."begins_at")
);
--> statement-breakpoint
CREATE TABLE "product_rankings" (
	"position" integer PRIMARY KEY NOT NULL,
	"product_id" uuid NOT NULL,
	"units" integer NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ranking_counts" CHECK ("product_rankings"."units" > 0 and "product_rankings"."position" >= 0)
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
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"line_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"stars" smallint NOT NULL,
	"text" text NOT NULL,
	"option_name" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone,
	CONSTRAINT "reviews_lineId_unique" UNIQUE("line_id"),
	CONSTRAINT "review_stars" CHECK ("reviews"."stars" between 1 and 5),
	CONSTRAINT "review_says_something" CHECK (length("reviews"."text") between 10 and 1000)
);
--> statement-breakpoint
CREATE TABLE "search_asked" (
	"day" date NOT NULL,
	"term" text NOT NULL,
	"visitor" text NOT NULL,
	CONSTRAINT "search_asked_day_term_visitor_pk" PRIMARY KEY("day","term","visitor")
);
--> statement-breakpoint
CREATE TABLE "search_facet_cube" (
	"category_id" uuid NOT NULL,
	"facet_bits" integer NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "search_facet_cube_category_id_facet_bits_pk" PRIMARY KEY("category_id","facet_bits")
);
--> statement-breakpoint
CREATE TABLE "search_markets" (
	"market_id" uuid PRIMARY KEY NOT NULL,
	"code" smallint NOT NULL,
	CONSTRAINT "search_markets_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "search_popular" (
	"term" text PRIMARY KEY NOT NULL,
	"visitors" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_products" (
	"product_id" uuid PRIMARY KEY NOT NULL,
	"category_id" uuid NOT NULL,
	"path" uuid[] NOT NULL,
	"revision" bigint NOT NULL,
	"facet_bits" integer NOT NULL,
	"price" bigint NOT NULL,
	"recommended" integer NOT NULL,
	"sold_count" integer NOT NULL,
	"rating_score" integer NOT NULL,
	"listed_ms" bigint NOT NULL,
	"name" text NOT NULL,
	"aliases" text NOT NULL,
	"around" text NOT NULL,
	"letters" text NOT NULL,
	"initials" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_progress" (
	"name" text PRIMARY KEY NOT NULL,
	"position" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_terms" (
	"term" text PRIMARY KEY NOT NULL,
	"letters" text NOT NULL,
	"initials" text NOT NULL,
	"n" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "store_closures" (
	"store_id" uuid NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "store_closures_store_id_first_day_pk" PRIMARY KEY("store_id","first_day"),
	CONSTRAINT "closure_period" CHECK ("store_closures"."last_day" >= "store_closures"."first_day")
);
--> statement-breakpoint
CREATE TABLE "testbed_feedback" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"programme_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"disclosure" text NOT NULL,
	"answers" jsonb NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "testbed_feedback_orderLineId_unique" UNIQUE("order_line_id"),
	CONSTRAINT "feedback_disclosure" CHECK ("testbed_feedback"."disclosure" in ('none', 'discounted', 'free'))
);
--> statement-breakpoint
CREATE TABLE "testbed_products" (
	"programme_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	CONSTRAINT "testbed_products_programme_id_product_id_pk" PRIMARY KEY("programme_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "testbed_programmes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"store_id" uuid NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"title" text NOT NULL,
	"question" text NOT NULL,
	"story" text NOT NULL,
	"disclosure" text NOT NULL,
	"begins_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"quantity" integer NOT NULL,
	"prices" jsonb NOT NULL,
	"questions" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"reason" text,
	"closed_at" timestamp with time zone,
	"closing_words" text,
	CONSTRAINT "testbed_programmes_slug_unique" UNIQUE("slug"),
	CONSTRAINT "programme_state" CHECK ("testbed_programmes"."state" in ('draft', 'applied', 'approved', 'rejected', 'running', 'closed', 'graduated', 'ended')),
	CONSTRAINT "programme_disclosure" CHECK ("testbed_programmes"."disclosure" in ('none', 'discounted', 'free')),
	CONSTRAINT "programme_period" CHECK ("testbed_programmes"."ends_at" > "testbed_programmes"."begins_at"),
	CONSTRAINT "programme_quantity" CHECK ("testbed_programmes"."quantity" > 0),
	CONSTRAINT "rejected_has_reason" CHECK ("testbed_programmes"."state" <> 'rejected' or "testbed_programmes"."reason" is not null),
	CONSTRAINT "closed_has_time" CHECK ("testbed_programmes"."state" not in ('closed', 'graduated', 'ended') or "testbed_programmes"."closed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "testbed_replies" (
	"feedback_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"text" text NOT NULL,
	"replied_at" timestamp with time zone NOT NULL,
	CONSTRAINT "testbed_replies_feedback_id_question_id_pk" PRIMARY KEY("feedback_id","question_id")
);
--> statement-breakpoint
ALTER TABLE "consents" DROP CONSTRAINT "document_is_known";--> statement-breakpoint
ALTER TABLE "categories" ADD COLUMN "attributes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "mid_category_id" uuid;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "attributes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "option_axes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "content_measure" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "content_amount" integer;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "rating_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "rating_sum" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "option_values" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "regular_price" bigint;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "claimed_list_price" bigint;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "content_amount" integer;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "restock_on" date;--> statement-breakpoint
ALTER TABLE "markets" ADD COLUMN "market_day_digits" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "markets" ADD COLUMN "story" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "markets" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "markets" ADD COLUMN "directions" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "markets" ADD COLUMN "lat" double precision;--> statement-breakpoint
ALTER TABLE "markets" ADD COLUMN "lng" double precision;--> statement-breakpoint
ALTER TABLE "markets" ADD COLUMN "hours" jsonb;--> statement-breakpoint
ALTER TABLE "markets" ADD COLUMN "closed_on" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "markets" ADD COLUMN "group_fee" bigint;--> statement-breakpoint
ALTER TABLE "markets" ADD COLUMN "group_free_from" bigint;--> statement-breakpoint
ALTER TABLE "markets" ADD COLUMN "group_cut_off" text;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "story" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "notice" text;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "notice_from" date;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "notice_until" date;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "hours" jsonb;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "closed_on" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "lat" double precision;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "lng" double precision;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "joins_group" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "bought_together" ADD CONSTRAINT "bought_together_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bought_together" ADD CONSTRAINT "bought_together_other_id_products_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_prices" ADD CONSTRAINT "plan_prices_plan_id_price_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."price_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_prices" ADD CONSTRAINT "plan_prices_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_history" ADD CONSTRAINT "price_history_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_plans" ADD CONSTRAINT "price_plans_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "display_picks" ADD CONSTRAINT "display_picks_section_id_display_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."display_sections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "display_picks" ADD CONSTRAINT "display_picks_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "display_sections" ADD CONSTRAINT "display_sections_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_rankings" ADD CONSTRAINT "product_rankings_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_markets" ADD CONSTRAINT "search_markets_market_id_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."markets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_products" ADD CONSTRAINT "search_products_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_closures" ADD CONSTRAINT "store_closures_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_feedback" ADD CONSTRAINT "testbed_feedback_programme_id_testbed_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."testbed_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_feedback" ADD CONSTRAINT "testbed_feedback_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_feedback" ADD CONSTRAINT "testbed_feedback_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_products" ADD CONSTRAINT "testbed_products_programme_id_testbed_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."testbed_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_products" ADD CONSTRAINT "testbed_products_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_programmes" ADD CONSTRAINT "testbed_programmes_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_replies" ADD CONSTRAINT "testbed_replies_feedback_id_testbed_feedback_id_fk" FOREIGN KEY ("feedback_id") REFERENCES "public"."testbed_feedback"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bought_together_product_id_orders_other_id_index" ON "bought_together" USING btree ("product_id","orders" DESC NULLS LAST,"other_id");--> statement-breakpoint
CREATE INDEX "plan_prices_variant_id_index" ON "plan_prices" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "price_history_variant_id_at_id_index" ON "price_history" USING btree ("variant_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "plans_to_begin" ON "price_plans" USING btree ("begins_at") WHERE "price_plans"."state" = 'planned';--> statement-breakpoint
CREATE INDEX "plans_to_end" ON "price_plans" USING btree ("ends_at") WHERE "price_plans"."state" = 'running';--> statement-breakpoint
CREATE INDEX "banners_position_id_index" ON "banners" USING btree ("position","id");--> statement-breakpoint
CREATE INDEX "display_sections_event_id_position_id_index" ON "display_sections" USING btree ("event_id","position","id");--> statement-breakpoint
CREATE INDEX "events_ends_at_index" ON "events" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "price_watches_product_id_known_price_index" ON "price_watches" USING btree ("product_id","known_price");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_restock_watch" ON "restock_watches" USING btree ("user_id","variant_id") WHERE "restock_watches"."told_at" is null;--> statement-breakpoint
CREATE INDEX "open_restock_watches" ON "restock_watches" USING btree ("variant_id") WHERE "restock_watches"."told_at" is null;--> statement-breakpoint
CREATE INDEX "store_follows_user_id_followed_at_store_id_index" ON "store_follows" USING btree ("user_id","followed_at" DESC NULLS LAST,"store_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "store_follows_store_id_index" ON "store_follows" USING btree ("store_id");--> statement-breakpoint
CREATE INDEX "viewed_products_user_id_viewed_at_product_id_index" ON "viewed_products" USING btree ("user_id","viewed_at" DESC NULLS LAST,"product_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "wishes_user_id_wished_at_product_id_index" ON "wishes" USING btree ("user_id","wished_at" DESC NULLS LAST,"product_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reviews_product_id_written_at_id_index" ON "reviews" USING btree ("product_id","written_at","id");--> statement-breakpoint
CREATE INDEX "reviews_product_id_stars_written_at_id_index" ON "reviews" USING btree ("product_id","stars","written_at","id");--> statement-breakpoint
CREATE INDEX "reviews_store_id_written_at_id_index" ON "reviews" USING btree ("store_id","written_at","id");--> statement-breakpoint
CREATE INDEX "reviews_user_id_written_at_id_index" ON "reviews" USING btree ("user_id","written_at","id");--> statement-breakpoint
CREATE INDEX "search_by_recommended" ON "search_products" USING btree ("category_id","recommended","product_id","facet_bits","price");--> statement-breakpoint
CREATE INDEX "search_by_sold" ON "search_products" USING btree ("category_id","sold_count","product_id","facet_bits","price");--> statement-breakpoint
CREATE INDEX "search_by_rating" ON "search_products" USING btree ("category_id","rating_score","product_id","facet_bits","price");--> statement-breakpoint
CREATE INDEX "search_by_listed" ON "search_products" USING btree ("category_id","listed_ms","product_id","facet_bits","price");--> statement-breakpoint
CREATE INDEX "search_by_price" ON "search_products" USING btree ("category_id","price","product_id","facet_bits");--> statement-breakpoint
CREATE INDEX "search_by_bits" ON "search_products" USING btree ("category_id","facet_bits");--> statement-breakpoint
CREATE INDEX "search_best" ON "search_products" USING btree ("recommended","product_id");--> statement-breakpoint
CREATE INDEX "search_letters" ON "search_products" USING gin ("letters" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_initials" ON "search_products" USING gin ("initials" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_terms_letters_index" ON "search_terms" USING btree ("letters");--> statement-breakpoint
CREATE INDEX "search_terms_initials_index" ON "search_terms" USING btree ("initials");--> statement-breakpoint
CREATE INDEX "search_terms_near" ON "search_terms" USING gin ("letters" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "testbed_feedback_programme_id_answered_at_id_index" ON "testbed_feedback" USING btree ("programme_id","answered_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "testbed_feedback_user_id_index" ON "testbed_feedback" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "testbed_products_product_id_index" ON "testbed_products" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "programmes_by_state" ON "testbed_programmes" USING btree ("state","begins_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "programmes_of_store" ON "testbed_programmes" USING btree ("store_id","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "programmes_to_start" ON "testbed_programmes" USING btree ("begins_at") WHERE "testbed_programmes"."state" = 'approved';--> statement-breakpoint
CREATE INDEX "programmes_to_close" ON "testbed_programmes" USING btree ("ends_at") WHERE "testbed_programmes"."state" = 'running';--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_mid_category_id_categories_id_fk" FOREIGN KEY ("mid_category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "products_by_revision" ON "products" USING btree ("revision");--> statement-breakpoint
CREATE INDEX "products_mid_newest" ON "products" USING btree ("mid_category_id","created_at","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_mid_price" ON "products" USING btree ("mid_category_id","price","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_mid_sold" ON "products" USING btree ("mid_category_id","sold_count","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_mid_recommended" ON "products" USING btree ("mid_category_id",(case when "sold_out" then -1 else "sold_count" end),"id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_published" ON "products" USING btree ("id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "stores_of_district" ON "stores" USING btree ("district","name" collate korean,"id") WHERE "stores"."state" = 'open';--> statement-breakpoint
CREATE INDEX "stores_of_type" ON "stores" USING btree ("store_type","name" collate korean,"id") WHERE "stores"."state" = 'open';--> statement-breakpoint
CREATE INDEX "stores_by_name" ON "stores" USING btree ("name" collate korean,"id") WHERE "stores"."state" = 'open';--> statement-breakpoint
ALTER TABLE "products" DROP COLUMN "unit_price_text";--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "product_rating" CHECK ("products"."rating_sum" between "products"."rating_count" and 5 * "products"."rating_count");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "product_measure" CHECK ("products"."content_measure" in ('g', 'ml', 'ea'));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "product_content" CHECK ("products"."content_amount" > 0);--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "product_state" CHECK ("products"."state" in ('draft', 'review', 'on_sale', 'stopped'));--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "sale_is_not_dearer" CHECK ("variants"."regular_price" >= "variants"."price");--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variant_content" CHECK ("variants"."content_amount" > 0);--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "document_is_known" CHECK ("consents"."document" in ('terms', 'age14', 'marketing', 'night_marketing', 'personalisation'));--> statement-breakpoint
ALTER TABLE "markets" ADD CONSTRAINT "market_position" CHECK (("markets"."lat" is null) = ("markets"."lng" is null));--> statement-breakpoint
ALTER TABLE "markets" ADD CONSTRAINT "market_group_fee" CHECK ("markets"."group_fee" >= 0 and "markets"."group_free_from" >= 0 and ("markets"."group_fee" is not null or "markets"."group_free_from" is null));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "store_position" CHECK (("stores"."lat" is null) = ("stores"."lng" is null));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "store_notice_has_days" CHECK ("stores"."notice" is null or coalesce("stores"."notice_until" >= "stores"."notice_from", false));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "group_is_of_a_market" CHECK (not "stores"."joins_group" or "stores"."market_id" is not null);