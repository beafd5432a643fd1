/** What a message about a payment changes, and what payments leave open of an order. Pure. */
import type { PaymentInput } from '#contract/orders/payments';

/** What a payment says; none of it changes unless a newer message corrects it. */
const PAYMENT_FACTS = [
  'orderExternalId',
  'tender',
  'amount',
  'capturedAt',
  'providerReference',
] as const;
export type PaymentFacts = Pick<PaymentInput, (typeof PAYMENT_FACTS)[number]>;

export type PaymentNews =
  { is: 'new' | 'known' | 'corrected' } | { is: 'refused'; errors: Record<string, string> };

/**
 * What a message says of a payment, whatever the order of messages: an older one says nothing, another content of the same
 * age, or without an age, is refused with each field that differs. `clock` is the store's clock of what is stored.
 */
export const paymentNews = (
  sent: PaymentFacts & { updatedAt: number | null },
  stored: (PaymentFacts & { clock: number | null }) | undefined,
): PaymentNews => {
  if (!stored) return { is: 'new' };
  const { updatedAt } = sent;
  const isOlder = updatedAt !== null && stored.clock !== null && updatedAt < stored.clock;
  const others = PAYMENT_FACTS.filter((fact) => sent[fact] !== stored[fact]);
  if (isOlder || others.length === 0) return { is: 'known' };
  if (updatedAt !== null && (stored.clock === null || updatedAt > stored.clock))
    return { is: 'corrected' };
  return {
    is: 'refused',
    errors: Object.fromEntries(others.map((fact) => [fact, 'payments.errors.otherContent'])),
  };
};

/** What was captured for an order, and by how much that is above (or below, negative) what it comes to. */
export const paymentBalance = (
  total: number,
  payments: readonly { amount: number }[],
): { captured: number; difference: number } => {
  const captured = payments.reduce((sum, { amount }) => sum + amount, 0);
  return { captured, difference: captured - total };
};
