ALTER TABLE "consents" DROP CONSTRAINT "document_is_known";--> statement-breakpoint
DROP INDEX "reviews_product_id_written_at_id_index";--> statement-breakpoint
DROP INDEX "reviews_store_id_written_at_id_index";--> statement-breakpoint
DROP INDEX "reviews_user_id_written_at_id_index";--> statement-breakpoint
CREATE INDEX "reviews_product_id_written_at_id_index" ON "reviews" USING btree ("product_id","written_at","id");--> statement-breakpoint
CREATE INDEX "reviews_store_id_written_at_id_index" ON "reviews" USING btree ("store_id","written_at","id");--> statement-breakpoint
CREATE INDEX "reviews_user_id_written_at_id_index" ON "reviews" USING btree ("user_id","written_at","id");--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "document_is_known" CHECK ("consents"."document" in ('terms', 'age14', 'marketing', 'night_marketing', 'personalisation'));