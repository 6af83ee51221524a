-- What an order took is never written again: a refund gives back exactly this.
REVOKE UPDATE, DELETE ON public.order_line_parts FROM mall_app;
