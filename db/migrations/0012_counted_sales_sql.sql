-- What was counted of a product until now is the sum over its paid lines; from here on each line remembers its part.
update order_lines l set counted_quantity = l.quantity - l.refunded_quantity
from orders o where o.id = l.order_id and o.state = 'paid' and l.product_id is not null and l.quantity > l.refunded_quantity;--> statement-breakpoint
update products p set sold_count = coalesce(s.units, 0)
from products q left join (select product_id, sum(counted_quantity) as units from order_lines group by 1) s on s.product_id = q.id
where q.id = p.id and p.sold_count <> coalesce(s.units, 0);
