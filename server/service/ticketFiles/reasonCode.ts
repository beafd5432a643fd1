/** Which reason the words of another system mean, in SQL: read from the words of reasons, so that it follows them. */

/** Over a row `i` of imported tickets; null where they mean none yet. */
export const TICKET_REASON = `coalesce(
  (select w.reason_id from return_reason_words w where w.text = i.reason_text),
  (select r.id from return_reasons r where r.code = i.reason_text))`;

/**
 * In place of the words: a code says the same and nothing about the customer; null where they mean nothing yet. In an update
 * of imported tickets.
 */
export const REASON_CODE = `(select r.code from return_reasons r where r.code = imported_tickets.reason_text
  or r.id in (select w.reason_id from return_reason_words w where w.text = imported_tickets.reason_text))`;
