CREATE TABLE "watch_progress" (
	"name" text PRIMARY KEY NOT NULL,
	"position" uuid NOT NULL
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
DROP INDEX "reviews_product_id_written_at_id_index";--> statement-breakpoint
DROP INDEX "reviews_store_id_written_at_id_index";--> statement-breakpoint
DROP INDEX "reviews_user_id_written_at_id_index";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
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
CREATE INDEX "products_by_revision" ON "products" USING btree ("revision");--> statement-breakpoint
CREATE INDEX "stores_of_district" ON "stores" USING btree ("district","name" collate korean,"id") WHERE "stores"."state" = 'open';--> statement-breakpoint
CREATE INDEX "stores_of_type" ON "stores" USING btree ("store_type","name" collate korean,"id") WHERE "stores"."state" = 'open';--> statement-breakpoint
CREATE INDEX "stores_by_name" ON "stores" USING btree ("name" collate korean,"id") WHERE "stores"."state" = 'open';--> statement-breakpoint
CREATE INDEX "reviews_product_id_written_at_id_index" ON "reviews" USING btree ("product_id","written_at","id");--> statement-breakpoint
CREATE INDEX "reviews_store_id_written_at_id_index" ON "reviews" USING btree ("store_id","written_at","id");--> statement-breakpoint
CREATE INDEX "reviews_user_id_written_at_id_index" ON "reviews" USING btree ("user_id","written_at","id");--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "document_is_known" CHECK ("consents"."document" in ('terms', 'age14', 'marketing', 'night_marketing', 'personalisation'));--> statement-breakpoint
ALTER TABLE "markets" ADD CONSTRAINT "market_position" CHECK (("markets"."lat" is null) = ("markets"."lng" is null));--> statement-breakpoint
ALTER TABLE "markets" ADD CONSTRAINT "market_group_fee" CHECK ("markets"."group_fee" >= 0 and "markets"."group_free_from" >= 0 and ("markets"."group_fee" is not null or "markets"."group_free_from" is null));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "store_position" CHECK (("stores"."lat" is null) = ("stores"."lng" is null));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "store_notice_has_days" CHECK ("stores"."notice" is null or coalesce("stores"."notice_until" >= "stores"."notice_from", false));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "group_is_of_a_market" CHECK (not "stores"."joins_group" or "stores"."market_id" is not null);