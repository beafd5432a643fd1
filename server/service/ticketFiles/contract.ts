/** What is known of a ticket that came by a file from another system. */
import type { Localized } from '#shared/localization';

export interface TicketOrigin {
  /** As the other system names it. */
  number: string;
  /** Whoever worked on it there. */
  agent: string | null;
  reasonText: string | null;
  /** The reason that the text means; null where nobody has said so yet. */
  reasonNames: Localized | null;
  /** From 1 to 5. */
  satisfaction: number | null;
  closedAt: number | null;
  importedAt: number;
}
