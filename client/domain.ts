import type { DashboardComponent } from 'react-admin';
import type { MemberSection, MemberVerb } from './members/shared/memberSections.ts';
import type { OrderSection } from './orders/shared/orderSections.ts';
import type { TicketSection } from './service/shared/ticketSections.ts';
import type { Feature } from './ui/feature.ts';
import type { RecordSection } from './ui/record/recordSections.ts';

/** Headings of the menu, in order: by job. The texts are `layout.groups.<name>`. */
export const MENU_GROUPS = [
  'catalog',
  'pricing',
  'promotions',
  'members',
  'service',
  'surveys',
  'settings',
] as const;

/** What a domain adds to the console. */
export interface ClientDomain {
  /** Where its features stand in the menu; several domains may share a group. */
  group?: (typeof MENU_GROUPS)[number];
  /** In the order of the menu. */
  features?: readonly Feature[];
  /** Reached from elsewhere than the menu. */
  unlisted?: readonly Feature[];
  /** Parts of the member's page. */
  memberSections?: readonly MemberSection[];
  /** Verbs at the head of the member's page. */
  memberVerbs?: readonly MemberVerb[];
  /** Parts of the order's page. */
  orderSections?: readonly OrderSection[];
  /** Verbs of the section of returns on the order's page. */
  orderReturnVerbs?: readonly OrderSection[];
  /** Parts of the rail of the ticket's page. */
  ticketSections?: readonly TicketSection[];
  /** Parts of pages of other records. */
  recordSections?: readonly RecordSection[];
  /** The page on which a person starts. */
  dashboard?: DashboardComponent;
}
