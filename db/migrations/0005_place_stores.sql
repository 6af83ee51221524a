CREATE TABLE "store_closures" (
	"store_id" uuid NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "store_closures_store_id_first_day_pk" PRIMARY KEY("store_id","first_day"),
	CONSTRAINT "closure_period" CHECK ("store_closures"."last_day" >= "store_closures"."first_day")
);
--> statement-breakpoint
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
ALTER TABLE "store_closures" ADD CONSTRAINT "store_closures_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stores_of_district" ON "stores" USING btree ("district","name" collate korean,"id") WHERE "stores"."state" = 'open';--> statement-breakpoint
CREATE INDEX "stores_of_type" ON "stores" USING btree ("store_type","name" collate korean,"id") WHERE "stores"."state" = 'open';--> statement-breakpoint
CREATE INDEX "stores_by_name" ON "stores" USING btree ("name" collate korean,"id") WHERE "stores"."state" = 'open';--> statement-breakpoint
ALTER TABLE "markets" ADD CONSTRAINT "market_position" CHECK (("markets"."lat" is null) = ("markets"."lng" is null));--> statement-breakpoint
ALTER TABLE "markets" ADD CONSTRAINT "market_group_fee" CHECK ("markets"."group_fee" >= 0 and "markets"."group_free_from" >= 0 and ("markets"."group_fee" is not null or "markets"."group_free_from" is null));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "store_position" CHECK (("stores"."lat" is null) = ("stores"."lng" is null));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "store_notice_has_days" CHECK ("stores"."notice" is null or coalesce("stores"."notice_until" >= "stores"."notice_from", false));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "group_is_of_a_market" CHECK (not "stores"."joins_group" or "stores"."market_id" is not null);