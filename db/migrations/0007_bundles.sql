CREATE TABLE "bundle_parts" (
	"variant_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "bundle_parts_variant_id_unit_id_pk" PRIMARY KEY("variant_id","unit_id"),
	CONSTRAINT "part_quantity" CHECK ("bundle_parts"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "order_line_parts" (
	"line_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"position" integer NOT NULL,
	"product_id" uuid NOT NULL,
	"name" text NOT NULL,
	"option_name" text NOT NULL,
	CONSTRAINT "order_line_parts_line_id_unit_id_pk" PRIMARY KEY("line_id","unit_id"),
	CONSTRAINT "line_part_quantity" CHECK ("order_line_parts"."quantity" > 0)
);
--> statement-breakpoint
ALTER TABLE "variants" ALTER COLUMN "unit_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "is_bundle" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "bundle_parts" ADD CONSTRAINT "bundle_parts_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_parts" ADD CONSTRAINT "bundle_parts_unit_id_variants_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."variants"("unit_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line_parts" ADD CONSTRAINT "order_line_parts_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line_parts" ADD CONSTRAINT "order_line_parts_unit_id_inventory_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."inventory_units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_line_parts" ADD CONSTRAINT "order_line_parts_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_parts_unit_id_index" ON "bundle_parts" USING btree ("unit_id");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "bundles_are_goods" CHECK (not "products"."is_bundle" or "products"."kind" = 'goods');