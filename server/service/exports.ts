/** Columns of the exports of service. */
import { Absence } from '#contract/service/absences';
import { Case } from '#contract/service/cases';
import { Macro } from '#contract/service/macros';
import { AfterSalesPolicy } from '#contract/service/policies';
import { QualityReview } from '#contract/service/qualityReviews';
import { Team } from '#contract/service/teams';
import { Ticket } from '#contract/service/tickets';
import { columnsOf } from '../platform/exports/columns.ts';
import { type Exports, listExport } from '../platform/exports/exports.ts';
import { VERSION_COLUMNS } from '../platform/versions/exports.ts';
import { absenceList } from './absences/routes.ts';
import { RootCause } from '#contract/service/rootCauses';
import { CareRule } from '#contract/service/careRules';
import { rootCauseList } from './rootCauses/routes.ts';
import { careRuleList } from './careRules/routes.ts';
import { caseList } from './cases/list.ts';
import { macroList } from './macros/routes.ts';
import { reviewList } from './qualityReviews/routes.ts';
import { teamList } from './teams/routes.ts';
import { policyList } from './policies/list.ts';
import { ticketList } from './tickets/list.ts';

export const EXPORTS: Exports = {
  afterSalesPolicies: listExport(policyList, columnsOf(AfterSalesPolicy, ...VERSION_COLUMNS)),
  tickets: listExport(
    ticketList,
    columnsOf(
      Ticket,
      'number',
      'type',
      'subject',
      'status',
      'priority',
      'severity',
      'channel',
      'source',
      'memberExternalId',
      'memberName',
      'level',
      'orderExternalId',
      'assigneeName',
      'teamName',
      'waitingOn',
      'followUpAt',
      ['nextDueMetric', { isNew: true }],
      ['nextDueAt', { isNew: true }],
      'resolution',
      'openedAt',
      ['lastMessageAt', { isNew: true }],
      'firstReplyAt',
      'resolvedAt',
      'closedAt',
      'reopenCount',
      'tags',
    ),
  ),
  cases: listExport(
    caseList,
    columnsOf(
      Case,
      'number',
      'ticketNumber',
      'kind',
      'stage',
      'stageAt',
      'dueAt',
      'memberExternalId',
      'memberName',
      'orderExternalId',
      'ownerName',
      'responsibility',
      'reasonCode',
      'openedAt',
      'openedBy',
      'closedAt',
    ),
  ),
  macros: listExport(
    macroList,
    columnsOf(
      Macro,
      'names',
      'shortcut',
      'kind',
      'texts',
      'next',
      'resolution',
      'type',
      'priority',
      'tags',
      'opensNext',
    ),
  ),
  teams: listExport(teamList, columnsOf(Team, 'names', 'leadName', 'memberNames', 'openTickets')),
  absences: listExport(
    absenceList,
    columnsOf(Absence, 'staffName', 'substituteName', 'fromAt', 'untilAt', 'note', 'state'),
  ),
  careRules: listExport(
    careRuleList,
    columnsOf(
      CareRule,
      'name',
      'event',
      'afterDays',
      'minAmount',
      'levels',
      'coolDownDays',
      ['isActive', { isNew: true }],
      'activeSince',
    ),
  ),
  qualityReviews: listExport(
    reviewList,
    columnsOf(
      QualityReview,
      'ticketNumber',
      'agentName',
      'week',
      'score',
      'comment',
      'reviewerName',
      'answer',
      'answeredAt',
      'createdAt',
    ),
  ),
  rootCauses: listExport(
    rootCauseList,
    columnsOf(
      RootCause,
      'code',
      'names',
      'parentId',
      'isInternal',
      ['isArchived', { isNew: true }],
      'archivedAt',
    ),
  ),
};
