-- Stop the mall: the release before this one reads columns and writes states that end here.
UPDATE "products" SET "mid_category_id" = "category_id" WHERE "mid_category_id" IS NULL;--> statement-breakpoint
-- Nothing is known of earlier prices: a list price that no record supports is no longer shown (010).
INSERT INTO "price_history" ("variant_id", "price", "at")
SELECT v."id", v."price", now() FROM "variants" v JOIN "products" p ON p."id" = v."product_id"
WHERE p."state" = 'on_sale' AND v."active";--> statement-breakpoint
UPDATE "variants" SET "claimed_list_price" = "list_price" WHERE "list_price" > "price";--> statement-breakpoint
UPDATE "variants" SET "list_price" = "price" WHERE "list_price" > "price";--> statement-breakpoint
UPDATE "products" SET "list_price" = "price" WHERE "list_price" > "price";--> statement-breakpoint
REVOKE UPDATE, DELETE ON public.price_history FROM mall_app;
--> statement-breakpoint
ALTER TABLE "products" ALTER COLUMN "mid_category_id" SET NOT NULL;
--> statement-breakpoint
-- Tells the web processes that rendered pages they kept are out of date. Equal notices of one transaction are one.
CREATE FUNCTION tell_pages() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  PERFORM pg_catalog.pg_notify('mall_pages', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
  shown text;
  difference text;
BEGIN
  FOREACH shown IN ARRAY ARRAY[
    'products', 'variants', 'product_images', 'image_renditions', 'categories', 'stores', 'markets',
    'store_currency_terms', 'cashback_programmes', 'coupon_campaigns',
    'banners', 'events', 'display_sections', 'display_picks', 'product_rankings', 'test_clock'
  ] LOOP
    -- Every order counts a product's sales anew; no page shows the count.
    difference := CASE shown
      WHEN 'products' THEN '(to_jsonb(old) - ''{sold_count,revision}''::text[]) IS DISTINCT FROM (to_jsonb(new) - ''{sold_count,revision}''::text[])'
      ELSE 'old.* IS DISTINCT FROM new.*'
    END;
    EXECUTE format(
      'CREATE TRIGGER tell_pages AFTER INSERT OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION tell_pages()', shown);
    EXECUTE format(
      'CREATE TRIGGER tell_pages_of_change AFTER UPDATE ON %I FOR EACH ROW WHEN (%s) EXECUTE FUNCTION tell_pages()',
      shown, difference);
  END LOOP;
END $$;
--> statement-breakpoint
-- Only what pages tell of stock: that it runs low, is gone or is back.
CREATE TRIGGER tell_pages AFTER UPDATE ON inventory_units FOR EACH ROW
  WHEN (old.on_hand IS DISTINCT FROM new.on_hand AND least(old.on_hand, new.on_hand) <= 5)
  EXECUTE FUNCTION tell_pages();
--> statement-breakpoint
-- Every change of a product gets the next number, so that an index older than its product shows, whoever changed it.
create sequence products_revision;
--> statement-breakpoint
grant usage on sequence products_revision to mall_app;
--> statement-breakpoint
create function next_product_revision() returns trigger language plpgsql as $$
begin
  new.revision := nextval('public.products_revision');
  return new;
end $$;
--> statement-breakpoint
create trigger next_revision before insert or update on products for each row execute function next_product_revision();
--> statement-breakpoint
update products set revision = 0;
--> statement-breakpoint
-- The bits and counts of an index row move with prices and sales; room on the page keeps such updates cheap.
alter table search_facet_cube set (fillfactor = 70);
