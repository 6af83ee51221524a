CREATE TABLE "coupon_campaigns" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"intro" text NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"rate_bps" integer NOT NULL,
	"amount" bigint NOT NULL,
	"minimum_order" bigint NOT NULL,
	"max_discount" bigint,
	"scope" jsonb NOT NULL,
	"claim_mode" text NOT NULL,
	"claim_from" timestamp with time zone NOT NULL,
	"claim_until" timestamp with time zone NOT NULL,
	"use_from" timestamp with time zone NOT NULL,
	"use_until" timestamp with time zone NOT NULL,
	"valid_days" integer,
	"total_limit" integer,
	"issued" integer DEFAULT 0 NOT NULL,
	"per_person_limit" integer NOT NULL,
	"verified_only" boolean NOT NULL,
	"combinable" boolean NOT NULL,
	"city_bps" integer NOT NULL,
	"mall_bps" integer NOT NULL,
	"seller_bps" integer NOT NULL,
	"on_buyer_cancel" text NOT NULL,
	"extend_days" integer NOT NULL,
	CONSTRAINT "campaign_kind" CHECK ("coupon_campaigns"."kind" in ('percent', 'amount', 'free_shipping')),
	CONSTRAINT "campaign_level" CHECK ("coupon_campaigns"."level" in ('product', 'store', 'cart', 'shipping')),
	CONSTRAINT "campaign_claim_mode" CHECK ("coupon_campaigns"."claim_mode" in ('open', 'given')),
	CONSTRAINT "campaign_on_buyer_cancel" CHECK ("coupon_campaigns"."on_buyer_cancel" in ('restore-if-valid', 'keep-used')),
	CONSTRAINT "campaign_discount" CHECK (case "coupon_campaigns"."kind" when 'percent' then "coupon_campaigns"."rate_bps" between 1 and 10000 and "coupon_campaigns"."amount" = 0
        when 'amount' then "coupon_campaigns"."amount" > 0 and "coupon_campaigns"."rate_bps" = 0
        else "coupon_campaigns"."level" = 'shipping' and "coupon_campaigns"."amount" = 0 and "coupon_campaigns"."rate_bps" = 0 end),
	CONSTRAINT "campaign_bounds" CHECK ("coupon_campaigns"."minimum_order" >= 0 and "coupon_campaigns"."max_discount" > 0),
	CONSTRAINT "campaign_periods" CHECK ("coupon_campaigns"."claim_from" < "coupon_campaigns"."claim_until" and "coupon_campaigns"."use_from" < "coupon_campaigns"."use_until"),
	CONSTRAINT "campaign_days" CHECK ("coupon_campaigns"."valid_days" > 0 and "coupon_campaigns"."extend_days" > 0),
	CONSTRAINT "campaign_total" CHECK ("coupon_campaigns"."issued" >= 0 and "coupon_campaigns"."issued" <= "coupon_campaigns"."total_limit"),
	CONSTRAINT "campaign_per_person" CHECK ("coupon_campaigns"."per_person_limit" between 1 and 100),
	CONSTRAINT "campaign_funders" CHECK ("coupon_campaigns"."city_bps" >= 0 and "coupon_campaigns"."mall_bps" >= 0 and "coupon_campaigns"."seller_bps" >= 0 and "coupon_campaigns"."city_bps" + "coupon_campaigns"."mall_bps" + "coupon_campaigns"."seller_bps" = 10000)
);
--> statement-breakpoint
CREATE TABLE "coupon_redemptions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"coupon_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"city" bigint NOT NULL,
	"mall" bigint NOT NULL,
	"seller" bigint NOT NULL,
	"state" text DEFAULT 'reserved' NOT NULL,
	"return_reason" text,
	"reserved_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "redemption_state" CHECK ("coupon_redemptions"."state" in ('reserved', 'final', 'returned')),
	CONSTRAINT "return_reason" CHECK ("coupon_redemptions"."return_reason" in ('unpaid', 'buyer', 'seller', 'mall')),
	CONSTRAINT "returned_for_a_reason" CHECK (("coupon_redemptions"."state" = 'returned') = ("coupon_redemptions"."return_reason" is not null)),
	CONSTRAINT "redemption_discount" CHECK ("coupon_redemptions"."city" >= 0 and "coupon_redemptions"."mall" >= 0 and "coupon_redemptions"."seller" >= 0 and "coupon_redemptions"."city" + "coupon_redemptions"."mall" + "coupon_redemptions"."seller" > 0)
);
--> statement-breakpoint
CREATE TABLE "coupons" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"issue_key" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'usable' NOT NULL,
	CONSTRAINT "one_coupon_per_ordinal" UNIQUE("campaign_id","user_id","n"),
	CONSTRAINT "one_coupon_per_key" UNIQUE("campaign_id","user_id","issue_key"),
	CONSTRAINT "coupon_state" CHECK ("coupons"."state" in ('usable', 'reserved', 'used', 'expired')),
	CONSTRAINT "coupon_ordinal" CHECK ("coupons"."n" >= 1)
);
--> statement-breakpoint
ALTER TABLE "coupon_redemptions" ADD CONSTRAINT "coupon_redemptions_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_campaign_id_coupon_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."coupon_campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coupon_campaigns_claim_mode_claim_until_index" ON "coupon_campaigns" USING btree ("claim_mode","claim_until");--> statement-breakpoint
CREATE INDEX "coupon_redemptions_order_id_index" ON "coupon_redemptions" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "coupon_redemptions_coupon_id_index" ON "coupon_redemptions" USING btree ("coupon_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_redemption" ON "coupon_redemptions" USING btree ("coupon_id") WHERE "coupon_redemptions"."state" <> 'returned';--> statement-breakpoint
CREATE INDEX "coupons_user_id_state_expires_at_index" ON "coupons" USING btree ("user_id","state","expires_at");--> statement-breakpoint
CREATE INDEX "coupons_to_expire" ON "coupons" USING btree ("expires_at") WHERE "coupons"."state" = 'usable';