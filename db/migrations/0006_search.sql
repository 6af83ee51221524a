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
ALTER TABLE "products" ADD COLUMN "revision" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "search_markets" ADD CONSTRAINT "search_markets_market_id_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."markets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_products" ADD CONSTRAINT "search_products_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "products_by_revision" ON "products" USING btree ("revision");