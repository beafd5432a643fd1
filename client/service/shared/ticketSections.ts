import type { ComponentType } from 'react';
import { Hook } from '#shared/hook';

/** A part of the rail of the ticket's page; shows nothing where it has nothing to say. */
export interface TicketSection {
  name: string;
  Content: ComponentType;
}

/** What other features of the domain show beside a ticket. */
export const ticketSections = new Hook<TicketSection>('ticketSections');
