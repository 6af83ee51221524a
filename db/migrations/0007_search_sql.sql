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
