/** A case as its page reads it, of which a test says what matters to it. */
import type { CaseDetail } from '#contract/service/cases';

export const AT = Date.parse('2026-09-28T02:00:00Z');

export const caseRecord = (
  fields: Pick<CaseDetail, 'kind' | 'stage'> & Partial<CaseDetail>,
): CaseDetail => ({
  id: 4,
  number: 'CS20260928-0004',
  ticketId: 7,
  ticketNumber: 'TK20260928-0007',
  stageAt: AT,
  dueAt: null,
  lapsesAt: null,
  memberId: null,
  memberName: null,
  memberExternalId: null,
  orderExternalId: 'O-3',
  orderId: 3,
  ownerId: null,
  ownerName: null,
  responsibility: 'undetermined',
  reasonCode: null,
  parentId: null,
  openedAt: AT,
  openedBy: 'Agent',
  closedAt: null,
  createdAt: AT,
  updatedAt: AT,
  version: 5,
  lines: [],
  steps: [],
  isErased: false,
  allowed: [],
  withheld: [],
  advice: [],
  details: null,
  ...fields,
});
