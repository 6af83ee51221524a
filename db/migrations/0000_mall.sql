CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"store_id" uuid,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cart_lines" (
	"cart_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"selected" boolean DEFAULT true NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"last_add_key" uuid,
	CONSTRAINT "cart_lines_cart_id_variant_id_pk" PRIMARY KEY("cart_id","variant_id"),
	CONSTRAINT "cart_quantity" CHECK ("cart_lines"."quantity" between 1 and 99)
);
--> statement-breakpoint
CREATE TABLE "carts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid,
	"cart_key" text,
	"touched_at" timestamp with time zone NOT NULL,
	CONSTRAINT "carts_userId_unique" UNIQUE("user_id"),
	CONSTRAINT "carts_cartKey_unique" UNIQUE("cart_key"),
	CONSTRAINT "cart_has_one_owner" CHECK (num_nonnulls("carts"."user_id", "carts"."cart_key") = 1)
);
--> statement-breakpoint
CREATE TABLE "categories" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"parent_id" uuid,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"emblem" text NOT NULL,
	"position" integer NOT NULL,
	"notice_type" text NOT NULL,
	CONSTRAINT "categories_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "product_images" (
	"product_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"image_id" uuid NOT NULL,
	"alt" text NOT NULL,
	CONSTRAINT "product_images_product_id_position_pk" PRIMARY KEY("product_id","position"),
	CONSTRAINT "image_is_described" CHECK (length(trim("product_images"."alt")) >= 2)
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"store_id" uuid NOT NULL,
	"seller_code" text NOT NULL,
	"kind" text NOT NULL,
	"top_category_id" uuid NOT NULL,
	"category_id" uuid NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"description" text NOT NULL,
	"origin" text,
	"tax_type" text NOT NULL,
	"state" text NOT NULL,
	"adult_only" boolean DEFAULT false NOT NULL,
	"withdrawal_exception" text,
	"unit_price_text" text,
	"notice" jsonb NOT NULL,
	"terms" jsonb NOT NULL,
	"price" bigint NOT NULL,
	"list_price" bigint NOT NULL,
	"sold_out" boolean DEFAULT false NOT NULL,
	"sold_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "products_storeId_sellerCode_unique" UNIQUE("store_id","seller_code"),
	CONSTRAINT "product_prices" CHECK ("products"."price" >= 0 and "products"."list_price" >= "products"."price"),
	CONSTRAINT "product_kind" CHECK ("products"."kind" in ('goods', 'ticket')),
	CONSTRAINT "product_tax" CHECK ("products"."tax_type" in ('taxable', 'tax_free')),
	CONSTRAINT "product_state" CHECK ("products"."state" in ('draft', 'on_sale', 'paused', 'ended')),
	CONSTRAINT "goods_have_origin" CHECK ("products"."kind" <> 'goods' or "products"."origin" is not null)
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"product_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"option_name" text NOT NULL,
	"price" bigint NOT NULL,
	"list_price" bigint NOT NULL,
	"position" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "variants_unitId_unique" UNIQUE("unit_id"),
	CONSTRAINT "variants_productId_sku_unique" UNIQUE("product_id","sku"),
	CONSTRAINT "variant_prices" CHECK ("variants"."price" >= 100 and "variants"."list_price" >= "variants"."price")
);
--> statement-breakpoint
CREATE TABLE "intents" (
	"owner" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"answer" jsonb,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "intents_owner_key_pk" PRIMARY KEY("owner","key")
);
--> statement-breakpoint
CREATE TABLE "image_renditions" (
	"image_id" uuid NOT NULL,
	"width" integer NOT NULL,
	"format" text NOT NULL,
	"bytes" integer NOT NULL,
	CONSTRAINT "image_renditions_image_id_format_width_pk" PRIMARY KEY("image_id","format","width")
);
--> statement-breakpoint
CREATE TABLE "images" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"sha256" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "images_sha256_unique" UNIQUE("sha256"),
	CONSTRAINT "image_has_size" CHECK ("images"."width" > 0 and "images"."height" > 0)
);
--> statement-breakpoint
CREATE TABLE "addresses" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"label" text NOT NULL,
	"sealed" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"document" text NOT NULL,
	"version" text NOT NULL,
	"agreed" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "document_is_known" CHECK ("consents"."document" in ('terms', 'age14', 'marketing', 'night_marketing'))
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "person_verifications" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"person_hash" text NOT NULL,
	"may_hold_wallet" boolean NOT NULL,
	"adult" boolean NOT NULL,
	"verified_at" timestamp with time zone NOT NULL,
	CONSTRAINT "person_verifications_personHash_unique" UNIQUE("person_hash"),
	CONSTRAINT "adults_may_hold_wallets" CHECK (not "person_verifications"."adult" or "person_verifications"."may_hold_wallet")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"second_factor_at" timestamp with time zone,
	"device" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "social_accounts" (
	"provider" text NOT NULL,
	"provider_user_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "social_accounts_provider_provider_user_id_pk" PRIMARY KEY("provider","provider_user_id"),
	CONSTRAINT "social_accounts_provider_userId_unique" UNIQUE("provider","user_id")
);
--> statement-breakpoint
CREATE TABLE "totp_factors" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"secret_sealed" text NOT NULL,
	"last_step" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_roles" (
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "user_roles_user_id_role_pk" PRIMARY KEY("user_id","role"),
	CONSTRAINT "role_is_known" CHECK ("user_roles"."role" in ('seller', 'campaign_manager', 'operator'))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"password_hash" text,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "users_emailKey_unique" UNIQUE("email_key")
);
--> statement-breakpoint
CREATE TABLE "inventory_movements" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"unit_id" uuid NOT NULL,
	"movement" text NOT NULL,
	"quantity" integer NOT NULL,
	"cause" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "inventory_movements_unitId_cause_unique" UNIQUE("unit_id","cause"),
	CONSTRAINT "movement_is_known" CHECK ("inventory_movements"."movement" in ('opening', 'restock', 'sold', 'returned', 'written_off')),
	CONSTRAINT "movement_moves" CHECK ("inventory_movements"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "inventory_units" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"on_hand" integer NOT NULL,
	"held" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "never_oversold" CHECK ("inventory_units"."on_hand" >= 0 and "inventory_units"."held" >= 0)
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"unit_id" uuid NOT NULL,
	"holder_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	CONSTRAINT "reservations_holderId_unitId_unique" UNIQUE("holder_id","unit_id"),
	CONSTRAINT "reservation_quantity" CHECK ("reservations"."quantity" > 0),
	CONSTRAINT "reservation_state" CHECK ("reservations"."state" in ('open', 'committed', 'released'))
);
--> statement-breakpoint
CREATE TABLE "stock_counts" (
	"unit_id" uuid NOT NULL,
	"cause" text NOT NULL,
	CONSTRAINT "stock_counts_unit_id_cause_pk" PRIMARY KEY("unit_id","cause")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "guest_order_keys" (
	"order_id" uuid NOT NULL,
	"guest_key" text NOT NULL,
	CONSTRAINT "guest_order_keys_order_id_guest_key_pk" PRIMARY KEY("order_id","guest_key")
);
--> statement-breakpoint
CREATE TABLE "order_line_rewards" (
	"line_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"programme_name" text NOT NULL,
	"amount" bigint NOT NULL,
	"reversed" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "order_line_rewards_line_id_programme_id_pk" PRIMARY KEY("line_id","programme_id"),
	CONSTRAINT "line_reward" CHECK ("order_line_rewards"."amount" > 0 and "order_line_rewards"."reversed" between 0 and "order_line_rewards"."amount")
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"store_order_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line_type" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'awaiting_payment' NOT NULL,
	"product_id" uuid,
	"variant_id" uuid,
	"unit_id" uuid,
	"snapshot" jsonb NOT NULL,
	"tax_type" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price" bigint NOT NULL,
	"amount" bigint NOT NULL,
	"charged" bigint NOT NULL,
	"cashback" bigint NOT NULL,
	"external" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"fee_vat" bigint NOT NULL,
	"refunded_quantity" integer DEFAULT 0 NOT NULL,
	"refunded_charged" bigint DEFAULT 0 NOT NULL,
	"refunded_cashback" bigint DEFAULT 0 NOT NULL,
	"refunded_external" bigint DEFAULT 0 NOT NULL,
	"refunded_fee" bigint DEFAULT 0 NOT NULL,
	"refunded_fee_vat" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "order_lines_orderId_position_unique" UNIQUE("order_id","position"),
	CONSTRAINT "line_type" CHECK ("order_lines"."line_type" in ('item', 'shipping')),
	CONSTRAINT "line_kind" CHECK ("order_lines"."kind" in ('goods', 'ticket')),
	CONSTRAINT "line_state" CHECK ("order_lines"."state" in ('awaiting_payment', 'paid', 'preparing', 'shipped', 'delivered', 'confirmed', 'issued', 'cancelled')),
	CONSTRAINT "line_tax" CHECK ("order_lines"."tax_type" in ('taxable', 'tax_free')),
	CONSTRAINT "line_item_has_variant" CHECK (("order_lines"."line_type" = 'item') = ("order_lines"."variant_id" is not null)),
	CONSTRAINT "line_adds_up" CHECK ("order_lines"."amount" = "order_lines"."quantity" * "order_lines"."unit_price" and "order_lines"."amount" = "order_lines"."charged" + "order_lines"."cashback" + "order_lines"."external"),
	CONSTRAINT "line_not_negative" CHECK ("order_lines"."quantity" > 0 and "order_lines"."charged" >= 0 and "order_lines"."cashback" >= 0 and "order_lines"."external" >= 0 and "order_lines"."fee" >= 0 and "order_lines"."fee_vat" >= 0 and "order_lines"."fee" + "order_lines"."fee_vat" <= "order_lines"."amount"),
	CONSTRAINT "line_refund_capped" CHECK ("order_lines"."refunded_quantity" between 0 and "order_lines"."quantity" and "order_lines"."refunded_charged" between 0 and "order_lines"."charged" and "order_lines"."refunded_cashback" between 0 and "order_lines"."cashback" and "order_lines"."refunded_external" between 0 and "order_lines"."external" and "order_lines"."refunded_fee" between 0 and "order_lines"."fee" and "order_lines"."refunded_fee_vat" between 0 and "order_lines"."fee_vat")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" text NOT NULL,
	"user_id" uuid,
	"guest_key" text,
	"guest_phone_hash" text,
	"guest_password_hash" text,
	"cart_key" text,
	"state" text DEFAULT 'awaiting_payment' NOT NULL,
	"contact_sealed" text NOT NULL,
	"delivery_sealed" text,
	"placed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	"business_day" date NOT NULL,
	"goods_total" bigint NOT NULL,
	"shipping_total" bigint NOT NULL,
	"total" bigint NOT NULL,
	"charged" bigint NOT NULL,
	"cashback" bigint NOT NULL,
	"external" bigint NOT NULL,
	"tax_free" bigint NOT NULL,
	"quote" jsonb NOT NULL,
	CONSTRAINT "orders_number_unique" UNIQUE("number"),
	CONSTRAINT "order_state" CHECK ("orders"."state" in ('awaiting_payment', 'paid', 'expired', 'cancelled')),
	CONSTRAINT "order_owner" CHECK (("orders"."user_id" is not null) <> ("orders"."guest_key" is not null)),
	CONSTRAINT "guest_can_look_up" CHECK ("orders"."guest_key" is null or ("orders"."guest_phone_hash" is not null and "orders"."guest_password_hash" is not null)),
	CONSTRAINT "guest_pays_outside" CHECK ("orders"."guest_key" is null or ("orders"."charged" = 0 and "orders"."cashback" = 0)),
	CONSTRAINT "order_adds_up" CHECK ("orders"."total" = "orders"."goods_total" + "orders"."shipping_total" and "orders"."total" = "orders"."charged" + "orders"."cashback" + "orders"."external"),
	CONSTRAINT "order_not_negative" CHECK ("orders"."goods_total" >= 0 and "orders"."shipping_total" >= 0 and "orders"."charged" >= 0 and "orders"."cashback" >= 0 and "orders"."external" >= 0)
);
--> statement-breakpoint
CREATE TABLE "store_orders" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"store_name" text NOT NULL,
	"position" integer NOT NULL,
	"seller" jsonb NOT NULL,
	"dispatch_by" date,
	CONSTRAINT "store_orders_orderId_storeId_unique" UNIQUE("order_id","store_id")
);
--> statement-breakpoint
CREATE TABLE "payment_attempts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"toss_order_id" text NOT NULL,
	"order_name" text NOT NULL,
	"amount" bigint NOT NULL,
	"tax_free" bigint NOT NULL,
	"method" text NOT NULL,
	"state" text DEFAULT 'ready' NOT NULL,
	"payment_key" text,
	"secret" text,
	"last_transaction_key" text,
	"method_label" text,
	"receipt_url" text,
	"failure_code" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	"reads" integer DEFAULT 0 NOT NULL,
	"next_read_at" timestamp with time zone,
	"alarmed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "payment_attempts_tossOrderId_unique" UNIQUE("toss_order_id"),
	CONSTRAINT "payment_key_pays_once" UNIQUE("payment_key"),
	CONSTRAINT "attempt_purpose" CHECK ("payment_attempts"."purpose" in ('order', 'charge')),
	CONSTRAINT "attempt_state" CHECK ("payment_attempts"."state" in ('ready', 'confirming', 'unknown', 'captured', 'failed', 'expired', 'compensating', 'compensated')),
	CONSTRAINT "attempt_amounts" CHECK ("payment_attempts"."amount" > 0 and "payment_attempts"."tax_free" between 0 and "payment_attempts"."amount"),
	CONSTRAINT "captured_has_key" CHECK ("payment_attempts"."state" not in ('confirming', 'unknown', 'captured', 'compensating', 'compensated') or "payment_attempts"."payment_key" is not null)
);
--> statement-breakpoint
CREATE TABLE "webhook_receipts" (
	"digest" text PRIMARY KEY NOT NULL,
	"raw" text NOT NULL,
	"toss_order_id" text,
	"received_at" timestamp with time zone NOT NULL,
	"handled_at" timestamp with time zone,
	CONSTRAINT "webhook_is_short" CHECK (length("webhook_receipts"."raw") <= 60000)
);
--> statement-breakpoint
CREATE TABLE "local_mails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "test_clock" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"offset_ms" bigint NOT NULL,
	CONSTRAINT "test_clock_is_one_row" CHECK ("test_clock"."only")
);
--> statement-breakpoint
CREATE TABLE "test_faults" (
	"point" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"ms" integer DEFAULT 0 NOT NULL,
	"times" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker_beats" (
	"worker_id" text PRIMARY KEY NOT NULL,
	"beat_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refund_lines" (
	"refund_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"charged" bigint NOT NULL,
	"cashback" bigint NOT NULL,
	"external" bigint NOT NULL,
	"fee" bigint NOT NULL,
	"fee_vat" bigint NOT NULL,
	CONSTRAINT "refund_lines_refund_id_line_id_pk" PRIMARY KEY("refund_id","line_id"),
	CONSTRAINT "refund_quantity" CHECK ("refund_lines"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"order_id" uuid NOT NULL,
	"store_order_id" uuid,
	"attempt_id" uuid,
	"request_key" text NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"charged" bigint NOT NULL,
	"cashback" bigint NOT NULL,
	"external" bigint NOT NULL,
	"tax_free" bigint NOT NULL,
	"clawed_pending" bigint NOT NULL,
	"clawed_cashback" bigint NOT NULL,
	"clawed_charged" bigint NOT NULL,
	"transaction_key" text,
	"decided_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"sends" integer DEFAULT 0 NOT NULL,
	"next_send_at" timestamp with time zone,
	"alarmed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "refunds_orderId_requestKey_unique" UNIQUE("order_id","request_key"),
	CONSTRAINT "refund_state" CHECK ("refunds"."state" in ('decided', 'sending', 'unknown', 'done', 'stuck')),
	CONSTRAINT "refund_amounts" CHECK ("refunds"."charged" >= 0 and "refunds"."cashback" >= 0 and "refunds"."external" >= 0 and "refunds"."clawed_charged" <= "refunds"."charged"),
	CONSTRAINT "refund_has_attempt" CHECK ("refunds"."external" = 0 or "refunds"."attempt_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "markets" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"district" text NOT NULL,
	"intro" text NOT NULL,
	"market_days" text,
	CONSTRAINT "markets_slug_unique" UNIQUE("slug"),
	CONSTRAINT "market_district" CHECK ("markets"."district" in ('동구', '중구', '서구', '유성구', '대덕구'))
);
--> statement-breakpoint
CREATE TABLE "store_members" (
	"store_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"rank" text NOT NULL,
	CONSTRAINT "store_members_user_id_store_id_pk" PRIMARY KEY("user_id","store_id")
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"store_type" text NOT NULL,
	"market_id" uuid,
	"district" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"intro" text NOT NULL,
	"emblem" text NOT NULL,
	"business_name" text NOT NULL,
	"representative" text NOT NULL,
	"business_number" text NOT NULL,
	"mail_order_number" text NOT NULL,
	"address" text NOT NULL,
	"phone" text NOT NULL,
	"email" text NOT NULL,
	"certificate_number" text,
	"certificate_until" date,
	"wallet_payable" boolean NOT NULL,
	"wallet_refusal" text,
	"cashback_eligible" boolean NOT NULL,
	"cashback_refusal" text,
	"shipping_fee" bigint NOT NULL,
	"shipping_free_from" bigint,
	"jeju_surcharge" bigint NOT NULL,
	"island_surcharge" bigint NOT NULL,
	"dispatch_days" integer DEFAULT 2 NOT NULL,
	"fee_bps" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stores_slug_unique" UNIQUE("slug"),
	CONSTRAINT "stores_businessNumber_unique" UNIQUE("business_number"),
	CONSTRAINT "market_store_has_market" CHECK (("stores"."store_type" = 'market') = ("stores"."market_id" is not null)),
	CONSTRAINT "store_type_is_known" CHECK ("stores"."store_type" in ('general', 'market', 'venture', 'social_enterprise', 'village_enterprise')),
	CONSTRAINT "store_state_is_known" CHECK ("stores"."state" in ('open', 'suspended', 'closed')),
	CONSTRAINT "store_fees" CHECK ("stores"."shipping_fee" >= 0 and "stores"."jeju_surcharge" >= 0 and "stores"."island_surcharge" >= 0 and "stores"."fee_bps" between 0 and 3000),
	CONSTRAINT "refusal_has_reason" CHECK (("stores"."wallet_payable" or "stores"."wallet_refusal" is not null) and ("stores"."cashback_eligible" or "stores"."cashback_refusal" is not null))
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"order_line_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"product_name" text NOT NULL,
	"code" text NOT NULL,
	"state" text DEFAULT 'issued' NOT NULL,
	"valid_until" date NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "tickets_code_unique" UNIQUE("code"),
	CONSTRAINT "ticket_state" CHECK ("tickets"."state" in ('issued', 'used', 'cancelled', 'expired')),
	CONSTRAINT "used_has_time" CHECK (("tickets"."state" = 'used') = ("tickets"."used_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "cashback_programmes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"currency" text NOT NULL,
	"name" text NOT NULL,
	"funder" text NOT NULL,
	"scope" text NOT NULL,
	"rate_bps" integer NOT NULL,
	"personal_monthly_cap" bigint NOT NULL,
	"monthly_budget" bigint NOT NULL,
	"begins_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	CONSTRAINT "programme_scope" CHECK ("cashback_programmes"."scope" in ('all', 'market')),
	CONSTRAINT "programme_numbers" CHECK ("cashback_programmes"."rate_bps" between 0 and 5000 and "cashback_programmes"."personal_monthly_cap" >= 0 and "cashback_programmes"."monthly_budget" >= 0)
);
--> statement-breakpoint
CREATE TABLE "cashback_rewards" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"holder_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"month" text NOT NULL,
	"amount" bigint NOT NULL,
	"reversed" bigint DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "cashback_rewards_holderId_programmeId_unique" UNIQUE("holder_id","programme_id"),
	CONSTRAINT "reward_state" CHECK ("cashback_rewards"."state" in ('reserved', 'pending', 'paid', 'cancelled')),
	CONSTRAINT "reward_amounts" CHECK ("cashback_rewards"."amount" > 0 and "cashback_rewards"."reversed" between 0 and "cashback_rewards"."amount")
);
--> statement-breakpoint
CREATE TABLE "currencies" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "currency_policies" (
	"currency" text NOT NULL,
	"effective_from" timestamp with time zone NOT NULL,
	"monthly_charge_limit" bigint NOT NULL,
	"holding_limit" bigint NOT NULL,
	"charge_minimum" bigint NOT NULL,
	"charge_step" bigint NOT NULL,
	"lot_years" integer NOT NULL,
	CONSTRAINT "currency_policies_currency_effective_from_pk" PRIMARY KEY("currency","effective_from"),
	CONSTRAINT "policy_limits" CHECK ("currency_policies"."monthly_charge_limit" >= 0 and "currency_policies"."holding_limit" >= 0 and "currency_policies"."charge_minimum" > 0 and "currency_policies"."charge_step" > 0 and "currency_policies"."lot_years" > 0)
);
--> statement-breakpoint
CREATE TABLE "lot_uses" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"lot_id" uuid NOT NULL,
	"hold_id" uuid NOT NULL,
	"use" text NOT NULL,
	"amount" bigint NOT NULL,
	"cause" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lot_uses_lotId_holdId_cause_unique" UNIQUE("lot_id","hold_id","cause"),
	CONSTRAINT "lot_use" CHECK ("lot_uses"."use" in ('hold', 'release', 'return')),
	CONSTRAINT "lot_use_amount" CHECK ("lot_uses"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "reward_months" (
	"user_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"month" text NOT NULL,
	"promised" bigint NOT NULL,
	CONSTRAINT "reward_months_user_id_programme_id_month_pk" PRIMARY KEY("user_id","programme_id","month"),
	CONSTRAINT "promised_counts" CHECK ("reward_months"."promised" >= 0)
);
--> statement-breakpoint
CREATE TABLE "wallet_charges" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"month" text NOT NULL,
	"state" text DEFAULT 'awaiting_payment' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "charge_state" CHECK ("wallet_charges"."state" in ('awaiting_payment', 'charged', 'failed')),
	CONSTRAINT "charge_amount" CHECK ("wallet_charges"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "wallet_holds" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"holder_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"charged" bigint NOT NULL,
	"cashback" bigint NOT NULL,
	"grants" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	CONSTRAINT "wallet_holds_holderId_unique" UNIQUE("holder_id"),
	CONSTRAINT "hold_state" CHECK ("wallet_holds"."state" in ('open', 'captured', 'released')),
	CONSTRAINT "hold_amounts" CHECK ("wallet_holds"."charged" >= 0 and "wallet_holds"."cashback" >= 0)
);
--> statement-breakpoint
CREATE TABLE "wallet_lots" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"user_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"source_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"remaining" bigint NOT NULL,
	"charged_at" timestamp with time zone NOT NULL,
	"expires_on" date NOT NULL,
	CONSTRAINT "wallet_lots_sourceId_unique" UNIQUE("source_id"),
	CONSTRAINT "lot_remaining" CHECK ("wallet_lots"."remaining" between 0 and "wallet_lots"."amount" and "wallet_lots"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "wallet_months" (
	"user_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"month" text NOT NULL,
	"charged" bigint DEFAULT 0 NOT NULL,
	"charging" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "wallet_months_user_id_currency_month_pk" PRIMARY KEY("user_id","currency","month"),
	CONSTRAINT "month_counts" CHECK ("wallet_months"."charged" >= 0 and "wallet_months"."charging" >= 0)
);
--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_cart_id_carts_id_fk" FOREIGN KEY ("cart_id") REFERENCES "public"."carts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "cart_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carts" ADD CONSTRAINT "carts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "categories" ADD CONSTRAINT "categories_parent_id_categories_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_images" ADD CONSTRAINT "product_images_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_images" ADD CONSTRAINT "product_images_image_id_images_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."images"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_top_category_id_categories_id_fk" FOREIGN KEY ("top_category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_unit_id_inventory_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."inventory_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "image_renditions" ADD CONSTRAINT "image_renditions_image_id_images_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."images"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_verifications" ADD CONSTRAINT "person_verifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "social_accounts" ADD CONSTRAINT "social_accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inventory_movements" ADD CONSTRAINT "inventory_movements_unit_id_inventory_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."inventory_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_unit_id_inventory_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."inventory_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_unit_id_inventory_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."inventory_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest_order_keys" ADD CONSTRAINT "guest_order_keys_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line_rewards" ADD CONSTRAINT "order_line_rewards_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_store_order_id_store_orders_id_fk" FOREIGN KEY ("store_order_id") REFERENCES "public"."store_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_unit_id_inventory_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."inventory_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_orders" ADD CONSTRAINT "store_orders_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_orders" ADD CONSTRAINT "store_orders_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_attempt_id_payment_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."payment_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_members" ADD CONSTRAINT "store_members_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_members" ADD CONSTRAINT "store_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_market_id_markets_id_fk" FOREIGN KEY ("market_id") REFERENCES "public"."markets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cashback_programmes" ADD CONSTRAINT "cashback_programmes_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cashback_rewards" ADD CONSTRAINT "cashback_rewards_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cashback_rewards" ADD CONSTRAINT "cashback_rewards_programme_id_cashback_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."cashback_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "currency_policies" ADD CONSTRAINT "currency_policies_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_uses" ADD CONSTRAINT "lot_uses_lot_id_wallet_lots_id_fk" FOREIGN KEY ("lot_id") REFERENCES "public"."wallet_lots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lot_uses" ADD CONSTRAINT "lot_uses_hold_id_wallet_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."wallet_holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_months" ADD CONSTRAINT "reward_months_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_months" ADD CONSTRAINT "reward_months_programme_id_cashback_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."cashback_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_charges" ADD CONSTRAINT "wallet_charges_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_charges" ADD CONSTRAINT "wallet_charges_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_holds" ADD CONSTRAINT "wallet_holds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_holds" ADD CONSTRAINT "wallet_holds_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD CONSTRAINT "wallet_lots_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_lots" ADD CONSTRAINT "wallet_lots_currency_currencies_code_fk" FOREIGN KEY ("currency") REFERENCES "public"."currencies"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wallet_months" ADD CONSTRAINT "wallet_months_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_at_id_index" ON "audit_log" USING btree ("at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "audit_log_store_id_at_index" ON "audit_log" USING btree ("store_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_actor_id_at_index" ON "audit_log" USING btree ("actor_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cart_lines_variant_id_index" ON "cart_lines" USING btree ("variant_id");--> statement-breakpoint
CREATE INDEX "carts_touched_at_index" ON "carts" USING btree ("touched_at") WHERE "carts"."cart_key" is not null;--> statement-breakpoint
CREATE INDEX "categories_parent_id_position_index" ON "categories" USING btree ("parent_id","position");--> statement-breakpoint
CREATE INDEX "products_top_newest" ON "products" USING btree ("top_category_id","created_at","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_top_price" ON "products" USING btree ("top_category_id","price","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_top_sold" ON "products" USING btree ("top_category_id","sold_count","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_top_recommended" ON "products" USING btree ("top_category_id",(case when "sold_out" then -1 else "sold_count" end),"id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_leaf_newest" ON "products" USING btree ("category_id","created_at","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_leaf_price" ON "products" USING btree ("category_id","price","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_leaf_sold" ON "products" USING btree ("category_id","sold_count","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_leaf_recommended" ON "products" USING btree ("category_id",(case when "sold_out" then -1 else "sold_count" end),"id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_kind_newest" ON "products" USING btree ("kind","created_at","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_kind_price" ON "products" USING btree ("kind","price","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_kind_sold" ON "products" USING btree ("kind","sold_count","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_kind_recommended" ON "products" USING btree ("kind",(case when "sold_out" then -1 else "sold_count" end),"id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_all_newest" ON "products" USING btree ("created_at","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_all_price" ON "products" USING btree ("price","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_all_sold" ON "products" USING btree ("sold_count","id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_all_recommended" ON "products" USING btree ((case when "sold_out" then -1 else "sold_count" end),"id") WHERE "products"."state" = 'on_sale';--> statement-breakpoint
CREATE INDEX "products_store_newest" ON "products" USING btree ("store_id","created_at","id");--> statement-breakpoint
CREATE INDEX "variants_product_id_position_index" ON "variants" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "intents_created_at_index" ON "intents" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "image_renditions_format_image_id_index" ON "image_renditions" USING btree ("format","image_id");--> statement-breakpoint
CREATE INDEX "addresses_user_id_is_default_created_at_index" ON "addresses" USING btree ("user_id","is_default" DESC NULLS LAST,"created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "one_default_address" ON "addresses" USING btree ("user_id") WHERE "addresses"."is_default";--> statement-breakpoint
CREATE INDEX "consents_user_id_document_at_index" ON "consents" USING btree ("user_id","document","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "password_resets_user_id_index" ON "password_resets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "password_resets_expires_at_index" ON "password_resets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_user_id_last_seen_at_index" ON "sessions" USING btree ("user_id","last_seen_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sessions_ends_at_index" ON "sessions" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "open_reservations" ON "reservations" USING btree ("unit_id") WHERE "reservations"."state" = 'open';--> statement-breakpoint
CREATE INDEX "rate_limits_expire_index" ON "rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE INDEX "guest_order_keys_guest_key_index" ON "guest_order_keys" USING btree ("guest_key");--> statement-breakpoint
CREATE INDEX "order_lines_store_order_id_index" ON "order_lines" USING btree ("store_order_id");--> statement-breakpoint
CREATE INDEX "order_lines_store_id_state_index" ON "order_lines" USING btree ("store_id","state");--> statement-breakpoint
CREATE INDEX "order_lines_product_id_index" ON "order_lines" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "orders_user_id_placed_at_id_index" ON "orders" USING btree ("user_id","placed_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "orders_guest_key_placed_at_index" ON "orders" USING btree ("guest_key","placed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_to_expire" ON "orders" USING btree ("expires_at") WHERE "orders"."state" = 'awaiting_payment';--> statement-breakpoint
CREATE INDEX "orders_placed_at_id_index" ON "orders" USING btree ("placed_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "store_orders_store_id_id_index" ON "store_orders" USING btree ("store_id","id");--> statement-breakpoint
CREATE INDEX "payment_attempts_subject_id_created_at_index" ON "payment_attempts" USING btree ("subject_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "attempts_to_read" ON "payment_attempts" USING btree ("next_read_at") WHERE "payment_attempts"."state" in ('confirming', 'unknown', 'compensating');--> statement-breakpoint
CREATE INDEX "attempts_to_expire" ON "payment_attempts" USING btree ("expires_at") WHERE "payment_attempts"."state" = 'ready';--> statement-breakpoint
CREATE INDEX "webhook_receipts_received_at_index" ON "webhook_receipts" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "open_hints" ON "webhook_receipts" USING btree ("toss_order_id") WHERE "webhook_receipts"."handled_at" is null;--> statement-breakpoint
CREATE INDEX "local_mails_sent_at_id_index" ON "local_mails" USING btree ("sent_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "worker_beats_beat_at_index" ON "worker_beats" USING btree ("beat_at");--> statement-breakpoint
CREATE INDEX "refund_lines_line_id_index" ON "refund_lines" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "refunds_open" ON "refunds" USING btree ("state") WHERE "refunds"."state" <> 'done';--> statement-breakpoint
CREATE INDEX "refunds_to_send" ON "refunds" USING btree ("next_send_at") WHERE "refunds"."state" in ('decided', 'sending', 'unknown');--> statement-breakpoint
CREATE INDEX "markets_district_name_index" ON "markets" USING btree ("district","name");--> statement-breakpoint
CREATE INDEX "store_members_store_id_index" ON "store_members" USING btree ("store_id");--> statement-breakpoint
CREATE INDEX "stores_state_store_type_name_index" ON "stores" USING btree ("state","store_type","name");--> statement-breakpoint
CREATE INDEX "stores_market_id_name_index" ON "stores" USING btree ("market_id","name");--> statement-breakpoint
CREATE INDEX "tickets_order_line_id_index" ON "tickets" USING btree ("order_line_id");--> statement-breakpoint
CREATE INDEX "tickets_store_id_state_index" ON "tickets" USING btree ("store_id","state");--> statement-breakpoint
CREATE INDEX "cashback_programmes_currency_begins_at_index" ON "cashback_programmes" USING btree ("currency","begins_at");--> statement-breakpoint
CREATE INDEX "cashback_rewards_user_id_state_index" ON "cashback_rewards" USING btree ("user_id","state");--> statement-breakpoint
CREATE INDEX "cashback_rewards_programme_id_month_index" ON "cashback_rewards" USING btree ("programme_id","month");--> statement-breakpoint
CREATE INDEX "lot_uses_hold_id_index" ON "lot_uses" USING btree ("hold_id");--> statement-breakpoint
CREATE INDEX "wallet_charges_user_id_created_at_id_index" ON "wallet_charges" USING btree ("user_id","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "wallet_holds_user_id_state_index" ON "wallet_holds" USING btree ("user_id","state");--> statement-breakpoint
CREATE INDEX "lots_in_order" ON "wallet_lots" USING btree ("user_id","currency","charged_at","id");