import type { AfterReply, MacroKind } from '#contract/service/messages';
import type { Resolution, TicketPriority, TicketType } from '#contract/service/tickets';
import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** Texts that staff send again and again, and what they do to the ticket besides. */
export const macros = kit.table(
  'macros',
  {
    id: kit.id(),
    names: kit.json().$type<Localized>().notNull(),
    /** What is typed after a slash to find it. */
    shortcut: kit.text().notNull(),
    kind: kit.text().$type<MacroKind>().notNull(),
    /** With variables, which are filled in when it is chosen. */
    texts: kit.json().$type<Localized>().notNull(),
    next: kit.text().$type<AfterReply>().notNull(),
    resolution: kit.text().$type<Resolution>(),
    /** What the ticket becomes; null where it stays as it is. */
    type: kit.text().$type<TicketType>(),
    priority: kit.text().$type<TicketPriority>(),
    tags: kit.json().$type<string[]>().notNull(),
    /** Whether the next ticket is taken once it is sent. */
    opensNext: kit.yesNo().notNull(),
    ...stamps(),
  },
  (t) => [kit.unique('macros_shortcut').on(t.shortcut)],
);
