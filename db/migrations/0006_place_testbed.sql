CREATE TABLE "testbed_feedback" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"programme_id" uuid NOT NULL,
	"order_line_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"disclosure" text NOT NULL,
	"answers" jsonb NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "testbed_feedback_orderLineId_unique" UNIQUE("order_line_id"),
	CONSTRAINT "feedback_disclosure" CHECK ("testbed_feedback"."disclosure" in ('none', 'discounted', 'free'))
);
--> statement-breakpoint
CREATE TABLE "testbed_products" (
	"programme_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	CONSTRAINT "testbed_products_programme_id_product_id_pk" PRIMARY KEY("programme_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "testbed_programmes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"store_id" uuid NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"title" text NOT NULL,
	"question" text NOT NULL,
	"story" text NOT NULL,
	"disclosure" text NOT NULL,
	"begins_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"quantity" integer NOT NULL,
	"prices" jsonb NOT NULL,
	"questions" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone,
	"reason" text,
	"closed_at" timestamp with time zone,
	"closing_words" text,
	CONSTRAINT "testbed_programmes_slug_unique" UNIQUE("slug"),
	CONSTRAINT "programme_state" CHECK ("testbed_programmes"."state" in ('draft', 'applied', 'approved', 'rejected', 'running', 'closed', 'graduated', 'ended')),
	CONSTRAINT "programme_disclosure" CHECK ("testbed_programmes"."disclosure" in ('none', 'discounted', 'free')),
	CONSTRAINT "programme_period" CHECK ("testbed_programmes"."ends_at" > "testbed_programmes"."begins_at"),
	CONSTRAINT "programme_quantity" CHECK ("testbed_programmes"."quantity" > 0),
	CONSTRAINT "rejected_has_reason" CHECK ("testbed_programmes"."state" <> 'rejected' or "testbed_programmes"."reason" is not null),
	CONSTRAINT "closed_has_time" CHECK ("testbed_programmes"."state" not in ('closed', 'graduated', 'ended') or "testbed_programmes"."closed_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "testbed_replies" (
	"feedback_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"text" text NOT NULL,
	"replied_at" timestamp with time zone NOT NULL,
	CONSTRAINT "testbed_replies_feedback_id_question_id_pk" PRIMARY KEY("feedback_id","question_id")
);
--> statement-breakpoint
ALTER TABLE "testbed_feedback" ADD CONSTRAINT "testbed_feedback_programme_id_testbed_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."testbed_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_feedback" ADD CONSTRAINT "testbed_feedback_order_line_id_order_lines_id_fk" FOREIGN KEY ("order_line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_feedback" ADD CONSTRAINT "testbed_feedback_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_products" ADD CONSTRAINT "testbed_products_programme_id_testbed_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."testbed_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_products" ADD CONSTRAINT "testbed_products_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_programmes" ADD CONSTRAINT "testbed_programmes_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testbed_replies" ADD CONSTRAINT "testbed_replies_feedback_id_testbed_feedback_id_fk" FOREIGN KEY ("feedback_id") REFERENCES "public"."testbed_feedback"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "testbed_feedback_programme_id_answered_at_id_index" ON "testbed_feedback" USING btree ("programme_id","answered_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "testbed_feedback_user_id_index" ON "testbed_feedback" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "testbed_products_product_id_index" ON "testbed_products" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "programmes_by_state" ON "testbed_programmes" USING btree ("state","begins_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "programmes_of_store" ON "testbed_programmes" USING btree ("store_id","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "programmes_to_start" ON "testbed_programmes" USING btree ("begins_at") WHERE "testbed_programmes"."state" = 'approved';--> statement-breakpoint
CREATE INDEX "programmes_to_close" ON "testbed_programmes" USING btree ("ends_at") WHERE "testbed_programmes"."state" = 'running';