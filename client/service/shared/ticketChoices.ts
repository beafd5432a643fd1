/** Coded values of tickets as choices. */
import { TICKET_CHANNELS } from '#contract/service/messages';
import {
  CHOSEN_RESOLUTIONS,
  TICKET_PRIORITIES,
  TICKET_STATUSES,
  TICKET_TYPES,
  WAITING_ON,
} from '#contract/service/tickets';

const named = (ids: readonly string[], messages: string) =>
  ids.map((id) => ({ id, name: `tickets.${messages}.${id}` }));

export const TYPES = named(TICKET_TYPES, 'types');
export const STATUSES = named(TICKET_STATUSES, 'statuses');
export const PRIORITIES = named(TICKET_PRIORITIES, 'priorities');
export const CHANNELS = named(TICKET_CHANNELS, 'channels');
export const RESOLUTION_CHOICES = named(CHOSEN_RESOLUTIONS, 'resolutions');
export const WAITING_CHOICES = named(WAITING_ON, 'waitingOn');
export const SEVERITIES = [1, 2, 3, 4].map((id) => ({ id, name: `tickets.severities.${id}` }));
export const DUE = named(['overdue', 'soon'], 'dues');
