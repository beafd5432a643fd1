/** The id of the order that a row names by number, as SQL; null while that order is unknown. */
export const orderIdOf = (table: string): string =>
  `(select o.id from orders o where o.external_id = "${table}".order_external_id)`;
