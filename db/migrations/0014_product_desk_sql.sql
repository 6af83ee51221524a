-- A store's page tells of its dated closures too; they stand in a table of their own.
CREATE TRIGGER tell_pages AFTER INSERT OR UPDATE OR DELETE ON store_closures FOR EACH ROW EXECUTE FUNCTION tell_pages();
