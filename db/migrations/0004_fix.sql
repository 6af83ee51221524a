ALTER TABLE "payment_attempts" ADD COLUMN "needs_account" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "attempts_open" ON "payment_attempts" USING btree ("state","sent_at") WHERE "payment_attempts"."state" in ('confirming', 'unknown', 'compensating', 'awaiting_deposit');--> statement-breakpoint
CREATE INDEX "attempts_by_approval" ON "payment_attempts" USING btree ("approved_at") WHERE "payment_attempts"."approved_at" is not null;--> statement-breakpoint
CREATE INDEX "attempts_by_end" ON "payment_attempts" USING btree ("settled_at") WHERE "payment_attempts"."state" in ('compensated', 'expired');--> statement-breakpoint
CREATE INDEX "refunds_by_end" ON "refunds" USING btree ("done_at") WHERE "refunds"."state" = 'done';--> statement-breakpoint
CREATE INDEX "charges_open" ON "wallet_charges" USING btree ("created_at") WHERE "wallet_charges"."state" = 'awaiting_payment';--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD CONSTRAINT "asks_while_compensating" CHECK (not "payment_attempts"."needs_account" or "payment_attempts"."state" = 'compensating');