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
CREATE TABLE "cash_receipt_cancels" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"receipt_id" uuid NOT NULL,
	"refund_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"tax_free" bigint NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"failure_code" text,
	"requested_at" timestamp with time zone NOT NULL,
	"sends" integer DEFAULT 0 NOT NULL,
	"next_send_at" timestamp with time zone,
	CONSTRAINT "cash_receipt_cancels_receiptId_refundId_unique" UNIQUE("receipt_id","refund_id"),
	CONSTRAINT "receipt_cancel_state" CHECK ("cash_receipt_cancels"."state" in ('requested', 'done', 'failed')),
	CONSTRAINT "receipt_cancel_amounts" CHECK ("cash_receipt_cancels"."amount" > 0 and "cash_receipt_cancels"."tax_free" between 0 and "cash_receipt_cancels"."amount")
);
--> statement-breakpoint
CREATE TABLE "cash_receipts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"part" text NOT NULL,
	"kind" text NOT NULL,
	"identity_sealed" text,
	"amount" bigint NOT NULL,
	"tax_free" bigint NOT NULL,
	"reduced" bigint DEFAULT 0 NOT NULL,
	"reduced_tax_free" bigint DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"receipt_key" text,
	"issue_number" text,
	"receipt_url" text,
	"failure_code" text,
	"requested_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"sends" integer DEFAULT 0 NOT NULL,
	"next_send_at" timestamp with time zone,
	"alarmed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "cash_receipts_orderId_part_unique" UNIQUE("order_id","part"),
	CONSTRAINT "receipt_part" CHECK ("cash_receipts"."part" in ('external', 'wallet')),
	CONSTRAINT "receipt_kind" CHECK ("cash_receipts"."kind" in ('income_deduction', 'business', 'voluntary')),
	CONSTRAINT "receipt_state" CHECK ("cash_receipts"."state" in ('requested', 'issued', 'failed')),
	CONSTRAINT "receipt_amounts" CHECK ("cash_receipts"."amount" > 0 and "cash_receipts"."tax_free" between 0 and "cash_receipts"."amount" and "cash_receipts"."reduced" between 0 and "cash_receipts"."amount" and "cash_receipts"."reduced_tax_free" between 0 and "cash_receipts"."tax_free"),
	CONSTRAINT "receipt_names_whom" CHECK (("cash_receipts"."kind" = 'voluntary') = ("cash_receipts"."identity_sealed" is null)),
	CONSTRAINT "issued_has_key" CHECK (("cash_receipts"."state" = 'issued') = ("cash_receipts"."receipt_key" is not null))
);
--> statement-breakpoint
CREATE TABLE "provider_days" (
	"day" date PRIMARY KEY NOT NULL,
	"tried_at" timestamp with time zone NOT NULL,
	"compared_at" timestamp with time zone,
	"transactions" integer DEFAULT 0 NOT NULL,
	"differences" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund_accounts" (
	"attempt_id" uuid PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "point_policies" (
	"effective_from" timestamp with time zone PRIMARY KEY NOT NULL,
	"earn_bps" integer NOT NULL,
	"minimum_use" bigint NOT NULL,
	"valid_days" integer NOT NULL,
	CONSTRAINT "point_policy" CHECK ("point_policies"."earn_bps" between 0 and 2000 and "point_policies"."minimum_use" >= 0 and "point_policies"."valid_days" > 0)
);
--> statement-breakpoint
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
CREATE TABLE "refund_promises" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"store_order_id" uuid,
	"step" integer NOT NULL,
	"condition" text NOT NULL,
	"until" date,
	"charged" bigint NOT NULL,
	"cashback" bigint NOT NULL,
	"grant" bigint NOT NULL,
	"points" bigint NOT NULL,
	"external" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"kept_back" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "refund_promises_orderId_storeOrderId_step_unique" UNIQUE NULLS NOT DISTINCT("order_id","store_order_id","step"),
	CONSTRAINT "promise_condition" CHECK ("refund_promises"."condition" in ('before-dispatch', 'after-delivery', 'unused')),
	CONSTRAINT "promise_amounts" CHECK (least("refund_promises"."charged", "refund_promises"."cashback", "refund_promises"."grant", "refund_promises"."points", "refund_promises"."external", "refund_promises"."fee") >= 0)
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
CREATE TABLE "expiry_notices" (
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "expiry_notices_user_id_day_pk" PRIMARY KEY("user_id","day")
);
--> statement-breakpoint
CREATE TABLE "grant_programmes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"currency" text NOT NULL,
	"name" text NOT NULL,
	"funder" text NOT NULL,
	"store_types" jsonb,
	"districts" jsonb,
	"valid_days" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "grant_days" CHECK ("grant_programmes"."valid_days" > 0)
);
--> statement-breakpoint
CREATE TABLE "pending_returns" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"lot_id" uuid NOT NULL,
	"hold_id" uuid,
	"cause_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"moved" bigint DEFAULT 0 NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "pending_returns_lotId_causeId_unique" UNIQUE("lot_id","cause_id"),
	CONSTRAINT "pending_moved" CHECK ("pending_returns"."amount" > 0 and "pending_returns"."moved" between 0 and "pending_returns"."amount")
);
--> statement-breakpoint
CREATE TABLE "wallet_gifts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"sender_id" uuid NOT NULL,
	"receiver_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"message" text NOT NULL,
	"state" text DEFAULT 'sent' NOT NULL,
	"intent_key" uuid NOT NULL,
	"month" text NOT NULL,
	"restored" bigint NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"accept_by" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "gift_intent" UNIQUE("sender_id","intent_key"),
	CONSTRAINT "gift_state" CHECK ("wallet_gifts"."state" in ('sent', 'accepted', 'declined', 'cancelled', 'lapsed')),
	CONSTRAINT "gift_amount" CHECK ("wallet_gifts"."amount" > 0 and "wallet_gifts"."restored" between 0 and "wallet_gifts"."amount"),
	CONSTRAINT "gift_to_another" CHECK ("wallet_gifts"."sender_id" <> "wallet_gifts"."receiver_id")
);
--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "refunds_orderId_requestKey_unique";--> statement-breakpoint
ALTER TABLE "lot_uses" DROP CONSTRAINT "lot_uses_lotId_holdId_cause_unique";--> statement-breakpoint
ALTER TABLE "wallet_lots" DROP CONSTRAINT "wallet_lots_sourceId_unique";--> statement-breakpoint
ALTER TABLE "order_line_rewards" DROP CONSTRAINT "line_reward";--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "line_adds_up";--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "line_not_negative";--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "line_refund_capped";--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "guest_pays_outside";--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "order_adds_up";--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "order_not_negative";--> statement-breakpoint
ALTER TABLE "payment_attempts" DROP CONSTRAINT "attempt_state";--> statement-breakpoint
ALTER TABLE "payment_attempts" DROP CONSTRAINT "captured_has_key";--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "refund_state";--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "refund_amounts";--> statement-breakpoint
ALTER TABLE "cashback_programmes" DROP CONSTRAINT "programme_scope";--> statement-breakpoint
ALTER TABLE "cashback_programmes" DROP CONSTRAINT "programme_numbers";--> statement-breakpoint
ALTER TABLE "cashback_rewards" DROP CONSTRAINT "reward_amounts";--> statement-breakpoint
ALTER TABLE "lot_uses" DROP CONSTRAINT "lot_use";--> statement-breakpoint
ALTER TABLE "reward_months" DROP CONSTRAINT "promised_counts";--> statement-breakpoint
ALTER TABLE "wallet_charges" DROP CONSTRAINT "charge_state";--> statement-breakpoint
ALTER TABLE "wallet_holds" DROP CONSTRAINT "hold_amounts";--> statement-breakpoint
ALTER TABLE "wallet_months" DROP CONSTRAINT "month_counts";--> statement-breakpoint
DROP INDEX "attempts_to_read";--> statement-breakpoint
DROP INDEX "lots_in_order";--> statement-breakpoint
ALTER TABLE "refunds" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ALTER COLUMN "monthly_budget" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "lot_uses" ALTER COLUMN "hold_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet_lots" ALTER COLUMN "currency" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "person_verifications" ADD COLUMN "contact_hash" text;--> statement-breakpoint
ALTER TABLE "person_verifications" ADD COLUMN "name_sealed" text;--> statement-breakpoint
ALTER TABLE "order_line_rewards" ADD COLUMN "base" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line_rewards" ADD COLUMN "reversed_base" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_line_rewards" ADD COLUMN "valid_days" integer;--> statement-breakpoint
ALTER TABLE "order_line_rewards" ADD COLUMN "state" text DEFAULT 'promised' NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "grant" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "points" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "coupon_city" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "coupon_mall" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "coupon_seller" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "refunded_grant" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "refunded_points" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "refunded_coupon_city" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "refunded_coupon_mall" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "refunded_coupon_seller" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "points_earned" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "refunded_points_earned" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "confirm_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "currency" text DEFAULT 'daejeon' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "grant" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "points" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "coupon_city" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "coupon_mall" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "coupon_seller" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "instalment_months" integer;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "escrow" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "deposit_sealed" text;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "withdrawals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "needs_account" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD COLUMN "grant" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD COLUMN "points" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD COLUMN "coupon" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "charge_id" uuid;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "grant" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "points" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "coupon" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "withheld" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "withheld_points" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "pending_return" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "cause" text DEFAULT 'buyer' NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "clawed_points" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "refusals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "refused_code" text;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "yearly_sales" bigint;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "flags_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "funder_kind" text DEFAULT 'city' NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "tiers" jsonb;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "base_buckets" text[] DEFAULT '{"charged"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "store_scope" jsonb DEFAULT '{"districts":null,"storeTypes":null,"marketIds":null,"maxYearlySales":null}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "benefit_groups" text[];--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "total_budget" bigint;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "at_budget_end" text DEFAULT 'partial' NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "payout" text DEFAULT 'confirmed' NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "valid_days" integer;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "exclusive_group" text;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_rewards" ADD COLUMN "period" text;--> statement-breakpoint
ALTER TABLE "cashback_rewards" ADD COLUMN "base" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cashback_rewards" ADD COLUMN "reversed_base" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "currency_policies" ADD COLUMN "gift_limit" bigint DEFAULT 500000 NOT NULL;--> statement-breakpoint
ALTER TABLE "currency_policies" ADD COLUMN "gift_daily_limit" bigint DEFAULT 2000000 NOT NULL;--> statement-breakpoint
ALTER TABLE "currency_policies" ADD COLUMN "gift_monthly_limit" bigint DEFAULT 5000000 NOT NULL;--> statement-breakpoint
ALTER TABLE "currency_policies" ADD COLUMN "gift_accept_days" integer DEFAULT 3 NOT NULL;--> statement-breakpoint
ALTER TABLE "currency_policies" ADD COLUMN "charge_cancel_days" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "currency_policies" ADD COLUMN "remainder_used_bps" integer DEFAULT 6000 NOT NULL;--> statement-breakpoint
ALTER TABLE "currency_policies" ADD COLUMN "small_charge_up_to" bigint DEFAULT 10000 NOT NULL;--> statement-breakpoint
ALTER TABLE "currency_policies" ADD COLUMN "small_remainder_used_bps" integer DEFAULT 8000 NOT NULL;--> statement-breakpoint
ALTER TABLE "currency_policies" ADD COLUMN "return_grace_days" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "reward_months" ADD COLUMN "base" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet_holds" ADD COLUMN "points" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD COLUMN "bucket" text DEFAULT 'charged' NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD COLUMN "grant_programme_id" uuid;--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD COLUMN "part" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "wallet_months" ADD COLUMN "restored" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "benefit_groups" ADD CONSTRAINT "benefit_groups_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_days" ADD CONSTRAINT "budget_days_programme_id_cashback_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."cashback_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cash_receipt_cancels" ADD CONSTRAINT "cash_receipt_cancels_receipt_id_cash_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."cash_receipts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_accounts" ADD CONSTRAINT "refund_accounts_attempt_id_payment_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."payment_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_redemptions" ADD CONSTRAINT "coupon_redemptions_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_campaign_id_coupon_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."coupon_campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "coupons_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_promises" ADD CONSTRAINT "refund_promises_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_currency_terms" ADD CONSTRAINT "store_currency_terms_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_currency_terms" ADD CONSTRAINT "store_currency_terms_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "expiry_notices" ADD CONSTRAINT "expiry_notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_programmes" ADD CONSTRAINT "grant_programmes_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_returns" ADD CONSTRAINT "pending_returns_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_returns" ADD CONSTRAINT "pending_returns_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_returns" ADD CONSTRAINT "pending_returns_lot_id_wallet_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."wallet_lots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pending_returns" ADD CONSTRAINT "pending_returns_hold_id_wallet_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."wallet_holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_gifts" ADD CONSTRAINT "wallet_gifts_sender_id_users_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_gifts" ADD CONSTRAINT "wallet_gifts_receiver_id_users_id_fk" FOREIGN KEY ("receiver_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_gifts" ADD CONSTRAINT "wallet_gifts_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "receipt_cancels_to_send" ON "cash_receipt_cancels" USING btree ("next_send_at") WHERE "cash_receipt_cancels"."state" = 'requested';--> statement-breakpoint
CREATE INDEX "receipts_to_send" ON "cash_receipts" USING btree ("next_send_at") WHERE "cash_receipts"."state" = 'requested';--> statement-breakpoint
CREATE INDEX "coupon_campaigns_claim_mode_claim_until_index" ON "coupon_campaigns" USING btree ("claim_mode","claim_until");--> statement-breakpoint
CREATE INDEX "coupon_redemptions_order_id_index" ON "coupon_redemptions" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "coupon_redemptions_coupon_id_index" ON "coupon_redemptions" USING btree ("coupon_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_redemption" ON "coupon_redemptions" USING btree ("coupon_id") WHERE "coupon_redemptions"."state" <> 'returned';--> statement-breakpoint
CREATE INDEX "coupons_user_id_state_expires_at_index" ON "coupons" USING btree ("user_id","state","expires_at");--> statement-breakpoint
CREATE INDEX "coupons_to_expire" ON "coupons" USING btree ("expires_at") WHERE "coupons"."state" = 'usable';--> statement-breakpoint
CREATE INDEX "store_currency_terms_store_id_currency_index" ON "store_currency_terms" USING btree ("store_id","currency");--> statement-breakpoint
CREATE INDEX "returns_waiting" ON "pending_returns" USING btree ("user_id","since","id") WHERE "pending_returns"."moved" < "pending_returns"."amount";--> statement-breakpoint
CREATE INDEX "wallet_gifts_sender_id_sent_at_id_index" ON "wallet_gifts" USING btree ("sender_id","sent_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "wallet_gifts_receiver_id_sent_at_id_index" ON "wallet_gifts" USING btree ("receiver_id","sent_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "gifts_to_lapse" ON "wallet_gifts" USING btree ("accept_by") WHERE "wallet_gifts"."state" = 'sent';--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_charge_id_wallet_charges_id_fk" FOREIGN KEY ("charge_id") REFERENCES "public"."wallet_charges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD CONSTRAINT "wallet_lots_grant_programme_id_grant_programmes_id_fk" FOREIGN KEY ("grant_programme_id") REFERENCES "public"."grant_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_verifications_contact_hash_index" ON "person_verifications" USING btree ("contact_hash");--> statement-breakpoint
CREATE INDEX "rewards_to_pay" ON "order_line_rewards" USING btree ("line_id") WHERE "order_line_rewards"."state" = 'due';--> statement-breakpoint
CREATE INDEX "lines_to_confirm" ON "order_lines" USING btree ("confirm_at") WHERE "order_lines"."confirmed_at" is null and "order_lines"."state" in ('delivered', 'issued');--> statement-breakpoint
CREATE INDEX "attempts_open" ON "payment_attempts" USING btree ("state","sent_at") WHERE "payment_attempts"."state" in ('confirming', 'unknown', 'compensating', 'awaiting_deposit');--> statement-breakpoint
CREATE INDEX "attempts_by_approval" ON "payment_attempts" USING btree ("approved_at") WHERE "payment_attempts"."approved_at" is not null;--> statement-breakpoint
CREATE INDEX "attempts_by_end" ON "payment_attempts" USING btree ("settled_at") WHERE "payment_attempts"."state" in ('compensated', 'expired');--> statement-breakpoint
CREATE INDEX "refunds_attempt_id_index" ON "refunds" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "refunds_by_end" ON "refunds" USING btree ("done_at") WHERE "refunds"."state" = 'done';--> statement-breakpoint
CREATE INDEX "stores_with_flags_to_refresh" ON "stores" USING btree ("flags_until") WHERE "stores"."flags_until" is not null;--> statement-breakpoint
CREATE INDEX "gift_uses" ON "lot_uses" USING btree ("cause") WHERE "lot_uses"."use" = 'gift';--> statement-breakpoint
CREATE INDEX "charges_open" ON "wallet_charges" USING btree ("created_at") WHERE "wallet_charges"."state" = 'awaiting_payment';--> statement-breakpoint
CREATE INDEX "lots_to_expire" ON "wallet_lots" USING btree ("expires_on","id") WHERE "wallet_lots"."remaining" > 0;--> statement-breakpoint
CREATE INDEX "attempts_to_read" ON "payment_attempts" USING btree ("next_read_at") WHERE "payment_attempts"."state" in ('confirming', 'unknown', 'compensating', 'awaiting_deposit');--> statement-breakpoint
CREATE INDEX "lots_in_order" ON "wallet_lots" USING btree ("user_id","bucket","currency","charged_at","id");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_orderId_chargeId_requestKey_unique" UNIQUE NULLS NOT DISTINCT("order_id","charge_id","request_key");--> statement-breakpoint
ALTER TABLE "lot_uses" ADD CONSTRAINT "lot_uses_lotId_holdId_cause_unique" UNIQUE NULLS NOT DISTINCT("lot_id","hold_id","cause");--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD CONSTRAINT "lot_source" UNIQUE("source_id","part");--> statement-breakpoint
ALTER TABLE "order_line_rewards" ADD CONSTRAINT "line_reward_state" CHECK ("order_line_rewards"."state" in ('promised', 'due', 'paid'));--> statement-breakpoint
ALTER TABLE "order_line_rewards" ADD CONSTRAINT "line_reward" CHECK ("order_line_rewards"."amount" >= 0 and "order_line_rewards"."reversed" between 0 and "order_line_rewards"."amount" and "order_line_rewards"."reversed_base" between 0 and "order_line_rewards"."base");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "line_adds_up" CHECK ("order_lines"."amount" = "order_lines"."quantity" * "order_lines"."unit_price" and "order_lines"."amount" = "order_lines"."charged" + "order_lines"."cashback" + "order_lines"."grant" + "order_lines"."points" + "order_lines"."coupon_city" + "order_lines"."coupon_mall" + "order_lines"."coupon_seller" + "order_lines"."external");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "line_not_negative" CHECK ("order_lines"."quantity" > 0 and least("order_lines"."fee", "order_lines"."fee_vat", "order_lines"."points_earned", "order_lines"."charged", "order_lines"."cashback", "order_lines"."grant", "order_lines"."points", "order_lines"."coupon_city", "order_lines"."coupon_mall", "order_lines"."coupon_seller", "order_lines"."external") >= 0 and "order_lines"."fee" + "order_lines"."fee_vat" <= "order_lines"."amount" - "order_lines"."coupon_seller");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "line_refund_capped" CHECK ("order_lines"."refunded_quantity" between 0 and "order_lines"."quantity" and "order_lines"."refunded_charged" between 0 and "order_lines"."charged" and "order_lines"."refunded_cashback" between 0 and "order_lines"."cashback" and "order_lines"."refunded_grant" between 0 and "order_lines"."grant" and "order_lines"."refunded_points" between 0 and "order_lines"."points" and "order_lines"."refunded_coupon_city" between 0 and "order_lines"."coupon_city" and "order_lines"."refunded_coupon_mall" between 0 and "order_lines"."coupon_mall" and "order_lines"."refunded_coupon_seller" between 0 and "order_lines"."coupon_seller" and "order_lines"."refunded_external" between 0 and "order_lines"."external" and "order_lines"."refunded_fee" between 0 and "order_lines"."fee" and "order_lines"."refunded_fee_vat" between 0 and "order_lines"."fee_vat" and "order_lines"."refunded_points_earned" between 0 and "order_lines"."points_earned");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "guest_pays_outside" CHECK ("orders"."guest_key" is null or "orders"."total" = "orders"."external");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "order_adds_up" CHECK ("orders"."total" = "orders"."goods_total" + "orders"."shipping_total" and "orders"."total" = "orders"."charged" + "orders"."cashback" + "orders"."grant" + "orders"."points" + "orders"."coupon_city" + "orders"."coupon_mall" + "orders"."coupon_seller" + "orders"."external");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "order_not_negative" CHECK (least("orders"."goods_total", "orders"."shipping_total", "orders"."charged", "orders"."cashback", "orders"."grant", "orders"."points", "orders"."coupon_city", "orders"."coupon_mall", "orders"."coupon_seller", "orders"."external") >= 0);--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "asks_while_compensating" CHECK (not "payment_attempts"."needs_account" or "payment_attempts"."state" = 'compensating');--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "awaited_has_account" CHECK ("payment_attempts"."state" <> 'awaiting_deposit' or ("payment_attempts"."deposit_sealed" is not null and "payment_attempts"."due_at" is not null));--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "attempt_state" CHECK ("payment_attempts"."state" in ('ready', 'confirming', 'unknown', 'awaiting_deposit', 'captured', 'failed', 'expired', 'compensating', 'compensated'));--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "captured_has_key" CHECK ("payment_attempts"."state" not in ('confirming', 'unknown', 'awaiting_deposit', 'captured', 'compensating', 'compensated') or "payment_attempts"."payment_key" is not null);--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refund_subject" CHECK (num_nonnulls("refunds"."order_id", "refunds"."charge_id") = 1);--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refund_state" CHECK ("refunds"."state" in ('decided', 'needs_account', 'sending', 'unknown', 'done', 'stuck'));--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refund_amounts" CHECK ("refunds"."charged" >= 0 and "refunds"."cashback" >= 0 and "refunds"."external" >= 0 and "refunds"."clawed_charged" >= 0);--> statement-breakpoint
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
ALTER TABLE "cashback_rewards" ADD CONSTRAINT "reward_amounts" CHECK ("cashback_rewards"."amount" >= 0 and "cashback_rewards"."reversed" between 0 and "cashback_rewards"."amount" and "cashback_rewards"."reversed_base" between 0 and "cashback_rewards"."base");--> statement-breakpoint
ALTER TABLE "lot_uses" ADD CONSTRAINT "lot_use" CHECK ("lot_uses"."use" in ('hold', 'gift', 'expire', 'pay_out', 'claw_back', 'release', 'return', 'gift_back'));--> statement-breakpoint
ALTER TABLE "reward_months" ADD CONSTRAINT "promised_counts" CHECK ("reward_months"."promised" >= 0 and "reward_months"."base" >= 0);--> statement-breakpoint
ALTER TABLE "wallet_charges" ADD CONSTRAINT "charge_state" CHECK ("wallet_charges"."state" in ('awaiting_payment', 'charged', 'failed', 'cancelled'));--> statement-breakpoint
ALTER TABLE "wallet_holds" ADD CONSTRAINT "hold_amounts" CHECK ("wallet_holds"."charged" >= 0 and "wallet_holds"."cashback" >= 0 and "wallet_holds"."points" >= 0);--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD CONSTRAINT "lot_bucket" CHECK ("wallet_lots"."bucket" in ('charged', 'cashback', 'grant', 'points'));--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD CONSTRAINT "points_have_no_currency" CHECK (("wallet_lots"."bucket" = 'points') = ("wallet_lots"."currency" is null));--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD CONSTRAINT "grant_has_programme" CHECK (("wallet_lots"."bucket" = 'grant') = ("wallet_lots"."grant_programme_id" is not null));--> statement-breakpoint
ALTER TABLE "wallet_months" ADD CONSTRAINT "month_counts" CHECK ("wallet_months"."charged" >= 0 and "wallet_months"."charging" >= 0 and "wallet_months"."restored" >= 0);
