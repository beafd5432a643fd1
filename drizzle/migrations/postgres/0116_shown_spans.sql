CREATE TABLE "shown_spans" (
	"variant_id" integer NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	CONSTRAINT "shown_spans_variant_id_starts_at_pk" PRIMARY KEY("variant_id","starts_at")
);--> statement-breakpoint
-- When products were active, by the log of activities.
insert into shown_spans (variant_id, starts_at, ends_at)
  with changes as (
    select a.record_id, a.id, a.at, a.before::json ->> 'status' as was,
      a.after::json ->> 'status' as became
    from activities a where a.resource = 'products' and a.after::json ->> 'status' is not null
  ), steps as (
    select p.id as product_id, p.status, p.created_at, c.at, c.was, c.became, lead(c.was) over w as next_was,
      lead(c.at) over w as next_at, row_number() over w as position
    from products p left join changes c on c.record_id = cast(p.id as text) window w as (partition by p.id order by c.id)
  ), active as (
    select product_id, created_at as starts_at, at as ends_at from steps where position = 1 and was = 'active'
    union all
    select product_id, at, coalesce(next_at, 8640000000000000) from steps
    where became = 'active' and coalesce(next_was, status) = 'active'
    union all
    select p.id, coalesce((select max(s.at) from steps s where s.product_id = p.id), p.created_at), 8640000000000000
    from products p where p.status = 'active' and not exists
      (select 1 from steps s where s.product_id = p.id and s.became = 'active' and s.next_at is null)
  ), owned as (
    select id as variant_id, product_id, cast(8640000000000000 as bigint) as until from variants
    union all select variant_id, product_id, removed_at from removed_variants
  ), bounded as (
    select o.variant_id, o.product_id, o.until,
      coalesce((select min(e.effective_at) from price_events e where e.variant_id = o.variant_id), 0) as since
    from owned o
  ), cut as (
    select b.variant_id, case when b.since > a.starts_at then b.since else a.starts_at end as starts_at,
      case when b.until < a.ends_at then b.until else a.ends_at end as ends_at
    from active a join bounded b on b.product_id = a.product_id
  )
  select variant_id, starts_at, ends_at from cut where starts_at < ends_at
  union all
  select e.variant_id, min(e.effective_at), max(e.effective_at) + 1 from price_events e
  where not exists (select 1 from owned o where o.variant_id = e.variant_id) group by e.variant_id;--> statement-breakpoint
-- The price with which each time begins, where nothing was logged at its start.
insert into price_events (variant_id, effective_at, recorded_at, amount, original_amount, cause,
    batch_id, actor_kind, actor_id, actor_name)
  select s.variant_id, s.starts_at, cast(extract(epoch from now()) * 1000 as bigint), held.amount, held.original_amount, 'catalog', null, 'system', null,
    'system'
  from shown_spans s join price_events held on held.id = (select p.id from price_events p
    where p.variant_id = s.variant_id and p.effective_at < s.starts_at order by p.effective_at desc, p.id desc limit 1)
  where not exists (select 1 from price_events e where e.variant_id = s.variant_id and e.effective_at = s.starts_at);
