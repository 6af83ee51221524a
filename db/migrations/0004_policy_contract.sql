ALTER TABLE "cashback_programmes" ALTER COLUMN "tiers" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "cashback_programmes" DROP COLUMN "scope";--> statement-breakpoint
ALTER TABLE "cashback_programmes" DROP COLUMN "rate_bps";