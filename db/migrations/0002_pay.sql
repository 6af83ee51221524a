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
ALTER TABLE "payment_attempts" DROP CONSTRAINT "attempt_state";--> statement-breakpoint
ALTER TABLE "payment_attempts" DROP CONSTRAINT "captured_has_key";--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "refund_state";--> statement-breakpoint
DROP INDEX "attempts_to_read";--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "instalment_months" integer;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "escrow" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "deposit_sealed" text;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "withdrawals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "refusals" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "refused_code" text;--> statement-breakpoint
ALTER TABLE "cash_receipt_cancels" ADD CONSTRAINT "cash_receipt_cancels_receipt_id_cash_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."cash_receipts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_accounts" ADD CONSTRAINT "refund_accounts_attempt_id_payment_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."payment_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "receipt_cancels_to_send" ON "cash_receipt_cancels" USING btree ("next_send_at") WHERE "cash_receipt_cancels"."state" = 'requested';--> statement-breakpoint
CREATE INDEX "receipts_to_send" ON "cash_receipts" USING btree ("next_send_at") WHERE "cash_receipts"."state" = 'requested';--> statement-breakpoint
CREATE INDEX "attempts_to_read" ON "payment_attempts" USING btree ("next_read_at") WHERE "payment_attempts"."state" in ('confirming', 'unknown', 'compensating', 'awaiting_deposit');--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "awaited_has_account" CHECK ("payment_attempts"."state" <> 'awaiting_deposit' or ("payment_attempts"."deposit_sealed" is not null and "payment_attempts"."due_at" is not null));--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "attempt_state" CHECK ("payment_attempts"."state" in ('ready', 'confirming', 'unknown', 'awaiting_deposit', 'captured', 'failed', 'expired', 'compensating', 'compensated'));--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "captured_has_key" CHECK ("payment_attempts"."state" not in ('confirming', 'unknown', 'awaiting_deposit', 'captured', 'compensating', 'compensated') or "payment_attempts"."payment_key" is not null);--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refund_state" CHECK ("refunds"."state" in ('decided', 'needs_account', 'sending', 'unknown', 'done', 'stuck'));