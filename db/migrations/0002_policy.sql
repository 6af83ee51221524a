CREATE TABLE "benefit_groups" (
	"user_id" uuid NOT NULL,
	"group" text NOT NULL,
	"begins_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "benefit_groups_user_id_group_begins_at_pk" PRIMARY KEY("user_id","group","begins_at"),
	CONSTRAINT "benefit_group" CHECK ("benefit_groups"."group" in ('welfare', 'multi_child')),
	CONSTRAINT "benefit_period" CHECK ("benefit_groups"."ends_at" > "benefit_groups"."begins_at")
);
--> statement-breakpoint
CREATE TABLE "budget_days" (
	"programme_id" uuid NOT NULL,
	"period" text NOT NULL,
	"day" date NOT NULL,
	"left" bigint NOT NULL,
	CONSTRAINT "budget_days_programme_id_period_day_pk" PRIMARY KEY("programme_id","period","day"),
	CONSTRAINT "budget_day_left" CHECK ("budget_days"."left" >= 0)
);
--> statement-breakpoint
CREATE TABLE "store_currency_terms" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"store_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"what" text NOT NULL,
	"bucket" text,
	"allowed" boolean NOT NULL,
	"reason" text,
	"begins_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "term_kind" CHECK ("store_currency_terms"."what" in ('payable', 'cashback')),
	CONSTRAINT "term_bucket" CHECK ("store_currency_terms"."bucket" in ('charged', 'cashback', 'grant')),
	CONSTRAINT "term_has_reason" CHECK ("store_currency_terms"."allowed" or "store_currency_terms"."reason" is not null),
	CONSTRAINT "term_period" CHECK ("store_currency_terms"."ends_at" > "store_currency_terms"."begins_at")
);
--> statement-breakpoint
ALTER TABLE "cashback_programmes" DROP CONSTRAINT "programme_scope";--> statement-breakpoint
ALTER TABLE "cashback_programmes" DROP CONSTRAINT "programme_numbers";--> statement-breakpoint
ALTER TABLE "reward_months" DROP CONSTRAINT "promised_counts";--> statement-breakpoint
ALTER TABLE "cashback_programmes" ALTER COLUMN "monthly_budget" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "yearly_sales" bigint;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "flags_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "funder_kind" text DEFAULT 'city' NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "tiers" jsonb DEFAULT '[{"upTo":null,"rateBps":0}]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "base_buckets" text[] DEFAULT '{"charged"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "store_scope" jsonb DEFAULT '{"districts":null,"storeTypes":null,"marketIds":null,"maxYearlySales":null}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "benefit_groups" text[];--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "total_budget" bigint;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "at_budget_end" text DEFAULT 'partial' NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "payout" text DEFAULT 'confirmed' NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "valid_days" integer;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "exclusive_group" text;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reward_months" ADD COLUMN "base" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "benefit_groups" ADD CONSTRAINT "benefit_groups_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_days" ADD CONSTRAINT "budget_days_programme_id_cashback_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."cashback_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_currency_terms" ADD CONSTRAINT "store_currency_terms_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_currency_terms" ADD CONSTRAINT "store_currency_terms_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "store_currency_terms_store_id_currency_index" ON "store_currency_terms" USING btree ("store_id","currency");--> statement-breakpoint
CREATE INDEX "stores_with_flags_to_refresh" ON "stores" USING btree ("flags_until") WHERE "stores"."flags_until" is not null;--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "store_yearly_sales" CHECK ("stores"."yearly_sales" >= 0);--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD CONSTRAINT "programme_funder" CHECK ("cashback_programmes"."funder_kind" in ('city', 'national', 'district', 'association', 'merchant'));--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD CONSTRAINT "programme_buckets" CHECK ("cashback_programmes"."base_buckets" <@ array['charged', 'cashback', 'grant']::text[] and cardinality("cashback_programmes"."base_buckets") > 0);--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD CONSTRAINT "programme_groups" CHECK ("cashback_programmes"."benefit_groups" <@ array['welfare', 'multi_child']::text[]);--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD CONSTRAINT "programme_budget_end" CHECK ("cashback_programmes"."at_budget_end" in ('partial', 'none'));--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD CONSTRAINT "programme_payout" CHECK ("cashback_programmes"."payout" in ('confirmed', 'paid'));--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD CONSTRAINT "programme_tiers" CHECK (jsonb_typeof("cashback_programmes"."tiers") = 'array' and jsonb_array_length("cashback_programmes"."tiers") > 0 and jsonb_array_length(jsonb_path_query_array("cashback_programmes"."tiers", '$[*] ? (@.rateBps >= 0 && @.rateBps <= 5000 && (@.upTo == null || @.upTo > 0))')) = jsonb_array_length("cashback_programmes"."tiers"));--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD CONSTRAINT "programme_has_budget" CHECK ("cashback_programmes"."monthly_budget" is not null or "cashback_programmes"."total_budget" is not null);--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD CONSTRAINT "programme_period" CHECK ("cashback_programmes"."ends_at" > "cashback_programmes"."begins_at");--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD CONSTRAINT "programme_scope" CHECK (jsonb_typeof("cashback_programmes"."store_scope") = 'object' and "cashback_programmes"."store_scope" ?& array['districts', 'storeTypes', 'marketIds', 'maxYearlySales']);--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD CONSTRAINT "programme_numbers" CHECK ("cashback_programmes"."personal_monthly_cap" >= 0 and "cashback_programmes"."monthly_budget" >= 0 and "cashback_programmes"."total_budget" >= 0 and "cashback_programmes"."valid_days" > 0);--> statement-breakpoint
ALTER TABLE "reward_months" ADD CONSTRAINT "promised_counts" CHECK ("reward_months"."promised" >= 0 and "reward_months"."base" >= 0);