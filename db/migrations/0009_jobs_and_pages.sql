-- A keyed job that is queued again while it runs gives its key to the new one and is never tried again: whoever dies with
-- it leaves nothing undone. The flag tells it from a job that was given up.
create or replace function outbox.enqueue(p_name text, p_payload json, p_job_key text default null, p_priority int default 0) returns void
language plpgsql security definer set search_path = pg_temp as $$
begin
  perform graphile_worker.add_job(p_name, payload := p_payload, job_key := p_job_key, max_attempts := 25, priority := p_priority,
    flags := case when p_job_key is not null then array['keyed'] end,
    queue_name := case when p_priority > 0 then 'slow' end);
end $$;
--> statement-breakpoint
-- What else guests' pages show.
DO $$
DECLARE
  shown text;
BEGIN
  FOREACH shown IN ARRAY ARRAY[
    'reviews', 'testbed_programmes', 'testbed_products', 'testbed_feedback', 'testbed_replies', 'bundle_parts', 'store_closures'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER tell_pages AFTER INSERT OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION tell_pages()', shown);
    EXECUTE format(
      'CREATE TRIGGER tell_pages_of_change AFTER UPDATE ON %I FOR EACH ROW WHEN (old.* IS DISTINCT FROM new.*) EXECUTE FUNCTION tell_pages()',
      shown);
  END LOOP;
END $$;
