/** What each view of tickets shows, as filter and order of the list. Pure. */
import type { SharedView } from '#contract/service/views';

export interface ViewState {
  filter: Readonly<Record<string, unknown>>;
  sort: readonly [field: string, order: 'ASC' | 'DESC'];
}

/** What is due first comes first, whoever it is for: levels and priorities give it less time. */
const URGENT: ViewState['sort'] = ['nextDueAt', 'ASC'];

export const VIEW_STATES: Record<SharedView, ViewState> = {
  mine: { filter: { assigneeId: 'me', isLive: true }, sort: URGENT },
  unassigned: { filter: { assigneeId: null, isLive: true }, sort: URGENT },
  myTeams: { filter: { teamId: 'mine', isLive: true }, sort: URGENT },
  overdue: { filter: { due: 'overdue' }, sort: URGENT },
  dueSoon: { filter: { due: 'soon' }, sort: URGENT },
  allOpen: { filter: { isLive: true }, sort: URGENT },
  waitingOnCustomer: { filter: { status: 'pendingCustomer' }, sort: ['lastMessageAt', 'ASC'] },
  onHold: { filter: { status: 'onHold' }, sort: ['followUpAt', 'ASC'] },
  resolvedToday: { filter: { resolvedToday: true }, sort: ['resolvedAt', 'DESC'] },
};
