CREATE TABLE "expiry_notices" (
	"user_id" uuid NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "expiry_notices_user_id_day_pk" PRIMARY KEY("user_id","day")
);
--> statement-breakpoint
ALTER TABLE "wallet_charges" DROP CONSTRAINT "charge_state";--> statement-breakpoint
ALTER TABLE "wallet_gifts" DROP CONSTRAINT "gift_amount";--> statement-breakpoint
ALTER TABLE "wallet_months" DROP CONSTRAINT "month_counts";--> statement-breakpoint
ALTER TABLE "person_verifications" ADD COLUMN "contact_hash" text;--> statement-breakpoint
ALTER TABLE "person_verifications" ADD COLUMN "name_sealed" text;--> statement-breakpoint
ALTER TABLE "wallet_gifts" ADD COLUMN "intent_key" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet_gifts" ADD COLUMN "month" text NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet_gifts" ADD COLUMN "restored" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "wallet_months" ADD COLUMN "restored" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "expiry_notices" ADD CONSTRAINT "expiry_notices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "person_verifications_contact_hash_index" ON "person_verifications" USING btree ("contact_hash");--> statement-breakpoint
CREATE INDEX "gift_uses" ON "lot_uses" USING btree ("cause") WHERE "lot_uses"."use" = 'gift';--> statement-breakpoint
ALTER TABLE "wallet_gifts" ADD CONSTRAINT "gift_intent" UNIQUE("sender_id","intent_key");--> statement-breakpoint
ALTER TABLE "wallet_charges" ADD CONSTRAINT "charge_state" CHECK ("wallet_charges"."state" in ('awaiting_payment', 'charged', 'failed', 'cancelled'));--> statement-breakpoint
ALTER TABLE "wallet_gifts" ADD CONSTRAINT "gift_amount" CHECK ("wallet_gifts"."amount" > 0 and "wallet_gifts"."restored" between 0 and "wallet_gifts"."amount");--> statement-breakpoint
ALTER TABLE "wallet_months" ADD CONSTRAINT "month_counts" CHECK ("wallet_months"."charged" >= 0 and "wallet_months"."charging" >= 0 and "wallet_months"."restored" >= 0);