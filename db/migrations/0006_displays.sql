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
ALTER TABLE "display_picks" ADD CONSTRAINT "display_picks_section_id_display_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."display_sections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "display_picks" ADD CONSTRAINT "display_picks_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "display_sections" ADD CONSTRAINT "display_sections_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_rankings" ADD CONSTRAINT "product_rankings_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "banners_position_id_index" ON "banners" USING btree ("position","id");--> statement-breakpoint
CREATE INDEX "display_sections_event_id_position_id_index" ON "display_sections" USING btree ("event_id","position","id");--> statement-breakpoint
CREATE INDEX "events_ends_at_index" ON "events" USING btree ("ends_at");