DROP INDEX "products_top_price";--> statement-breakpoint
DROP INDEX "products_top_sold";--> statement-breakpoint
DROP INDEX "products_mid_price";--> statement-breakpoint
DROP INDEX "products_mid_sold";--> statement-breakpoint
DROP INDEX "products_leaf_sold";--> statement-breakpoint
DROP INDEX "products_kind_price";--> statement-breakpoint
DROP INDEX "products_kind_sold";--> statement-breakpoint
DROP INDEX "order_lines_product_id_index";--> statement-breakpoint
DROP INDEX "audit_log_at_id_index";--> statement-breakpoint
DROP INDEX "audit_log_store_id_at_index";--> statement-breakpoint
DROP INDEX "audit_log_actor_id_at_index";--> statement-breakpoint
DROP INDEX "bought_together_product_id_orders_other_id_index";--> statement-breakpoint
DROP INDEX "price_history_variant_id_at_id_index";--> statement-breakpoint
DROP INDEX "addresses_user_id_is_default_created_at_index";--> statement-breakpoint
DROP INDEX "consents_user_id_document_at_index";--> statement-breakpoint
DROP INDEX "sessions_user_id_last_seen_at_index";--> statement-breakpoint
DROP INDEX "store_follows_user_id_followed_at_store_id_index";--> statement-breakpoint
DROP INDEX "viewed_products_user_id_viewed_at_product_id_index";--> statement-breakpoint
DROP INDEX "wishes_user_id_wished_at_product_id_index";--> statement-breakpoint
DROP INDEX "orders_user_id_placed_at_id_index";--> statement-breakpoint
DROP INDEX "orders_guest_key_placed_at_index";--> statement-breakpoint
DROP INDEX "orders_placed_at_id_index";--> statement-breakpoint
DROP INDEX "payment_attempts_subject_id_created_at_index";--> statement-breakpoint
DROP INDEX "local_mails_sent_at_id_index";--> statement-breakpoint
DROP INDEX "testbed_feedback_programme_id_answered_at_id_index";--> statement-breakpoint
DROP INDEX "programmes_by_state";--> statement-breakpoint
DROP INDEX "programmes_of_store";--> statement-breakpoint
DROP INDEX "wallet_charges_user_id_created_at_id_index";--> statement-breakpoint
DROP INDEX "wallet_gifts_sender_id_sent_at_id_index";--> statement-breakpoint
DROP INDEX "wallet_gifts_receiver_id_sent_at_id_index";--> statement-breakpoint
ALTER TABLE "price_plans" ADD COLUMN "by_sheet" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "counted_quantity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "order_lines_product_id_id_index" ON "order_lines" USING btree ("product_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_at_id_index" ON "audit_log" USING btree ("at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "audit_log_store_id_at_index" ON "audit_log" USING btree ("store_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_log_actor_id_at_index" ON "audit_log" USING btree ("actor_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "bought_together_product_id_orders_other_id_index" ON "bought_together" USING btree ("product_id","orders" DESC NULLS FIRST,"other_id");--> statement-breakpoint
CREATE INDEX "price_history_variant_id_at_id_index" ON "price_history" USING btree ("variant_id","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "addresses_user_id_is_default_created_at_index" ON "addresses" USING btree ("user_id","is_default" DESC NULLS FIRST,"created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "consents_user_id_document_at_index" ON "consents" USING btree ("user_id","document","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "sessions_user_id_last_seen_at_index" ON "sessions" USING btree ("user_id","last_seen_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "store_follows_user_id_followed_at_store_id_index" ON "store_follows" USING btree ("user_id","followed_at" DESC NULLS FIRST,"store_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "viewed_products_user_id_viewed_at_product_id_index" ON "viewed_products" USING btree ("user_id","viewed_at" DESC NULLS FIRST,"product_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "wishes_user_id_wished_at_product_id_index" ON "wishes" USING btree ("user_id","wished_at" DESC NULLS FIRST,"product_id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "orders_user_id_placed_at_id_index" ON "orders" USING btree ("user_id","placed_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "orders_guest_key_placed_at_index" ON "orders" USING btree ("guest_key","placed_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "orders_placed_at_id_index" ON "orders" USING btree ("placed_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "payment_attempts_subject_id_created_at_index" ON "payment_attempts" USING btree ("subject_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "local_mails_sent_at_id_index" ON "local_mails" USING btree ("sent_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "testbed_feedback_programme_id_answered_at_id_index" ON "testbed_feedback" USING btree ("programme_id","answered_at","id");--> statement-breakpoint
CREATE INDEX "programmes_by_state" ON "testbed_programmes" USING btree ("state","begins_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "programmes_of_store" ON "testbed_programmes" USING btree ("store_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "wallet_charges_user_id_created_at_id_index" ON "wallet_charges" USING btree ("user_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "wallet_gifts_sender_id_sent_at_id_index" ON "wallet_gifts" USING btree ("sender_id","sent_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "wallet_gifts_receiver_id_sent_at_id_index" ON "wallet_gifts" USING btree ("receiver_id","sent_at" DESC NULLS FIRST,"id");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "line_counted" CHECK ("order_lines"."counted_quantity" between 0 and "order_lines"."quantity");