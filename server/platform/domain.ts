/** The domain of access, activities, jobs, imports, exports and settings. */
import { idempotencyKeys } from '#db/schema/platform/idempotency';
import { loginAttempts } from '#db/schema/platform/loginAttempts';
import { scheduledRuns } from '#db/schema/platform/schedule';
import { outboxEvents } from '#db/schema/platform/outbox';
import { messages, unsubscribeLinks } from '#db/schema/platform/messages';
import { LINK_KEEP_DAYS, MESSAGE_KEEP_DAYS } from '#contract/platform/messages';
import { EVENT_KEEP_DAYS } from '#contract/platform/outbox';
import type { Domain } from '../domain.ts';
import { accessRoutes } from './access/routes.ts';
import { activityRoutes } from './activityLog/routes.ts';
import { apiKeyRoutes } from './apiKeys/routes.ts';
import { approverRoutes } from './approvers/routes.ts';
import { attentionRoutes } from './attention/routes.ts';
import { ACTIVITY_EXPORT } from './activityLog/exports.ts';
import { exportRoutes } from './exports/routes.ts';
import { WEBHOOK_EXPORTS } from './webhooks/exports.ts';
import { IDEMPOTENCY_KEEP_DAYS } from './idempotency/remember.ts';
import { rejectedRoutes } from './imports/rejectedRoutes.ts';
import { importRoutes } from './imports/routes.ts';
import { keepFor } from './jobs/retention.ts';
import { JOB_ATTENTION } from './jobs/attention.ts';
import { listRoutes } from './lists/routes.ts';
import { jobRoutes } from './jobs/routes.ts';
import { SCHEDULE_ATTENTION } from './schedule/attention.ts';
import { RUN_KEEP_DAYS } from './schedule/contract.ts';
import { DELETIONS } from './schedule/deletions.ts';
import { SCHEDULE_EXPORT } from './schedule/list.ts';
import { scheduledRunRoutes } from './schedule/routes.ts';
import { RUN_SCHEDULE } from './schedule/runDue.ts';
import { scheduleChecks } from './schedule/verify.ts';
import { MESSAGE_ATTENTION } from './messages/attention.ts';
import { MESSAGE_EXPORTS } from './messages/exports.ts';
import { deleteOldMail } from './messages/files.ts';
import { STOP_RESTORED_MESSAGES } from './messages/restored.ts';
import { messageRoutes } from './messages/routes.ts';
import { ensureMessageSettings, lookAtHeld } from './messageSettings/settings.ts';
import { MESSAGE_EVENT } from './messages/tellSystems.ts';
import { ensureTemplates } from './messages/templates.ts';
import { ensureTimers, recordDueEvents } from './outbox/timers.ts';
import { ensureSettings } from './settings/read.ts';
import { RESUME_RECOUNT } from './settings/recount.ts';
import { PLATFORM_MEMBER_DATA } from './personalData/platformData.ts';
import { pictureRoutes } from './pictures/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { staffRoutes } from './staff/routes.ts';
import { undoRoutes } from './undo/routes.ts';
import { WEBHOOK_ATTENTION } from './webhooks/attention.ts';
import { PAUSE_RESTORED } from './webhooks/pauseRestored.ts';
import { webhookRoutes } from './webhooks/routes.ts';

export const platform: Domain = {
  name: 'platform',
  routes: [
    ...accessRoutes,
    ...activityRoutes,
    ...approverRoutes,
    ...attentionRoutes,
    ...apiKeyRoutes,
    ...exportRoutes,
    ...importRoutes,
    ...jobRoutes,
    ...pictureRoutes,
    ...listRoutes,
    ...messageRoutes,
    ...rejectedRoutes,
    ...scheduledRunRoutes,
    ...settingsRoutes,
    ...staffRoutes,
    ...undoRoutes,
    ...webhookRoutes,
  ],
  memberData: [PLATFORM_MEMBER_DATA],
  defaults: [
    ensureSettings,
    ensureMessageSettings,
    ensureTemplates,
    (connection) => connection.transaction((tx) => ensureTimers(tx, Date.now())),
  ],
  attention: [...SCHEDULE_ATTENTION, ...JOB_ATTENTION, ...WEBHOOK_ATTENTION, ...MESSAGE_ATTENTION],
  eventTypes: [MESSAGE_EVENT],
  afterCalendarChange: [lookAtHeld],
  periodic: [RESUME_RECOUNT, RUN_SCHEDULE, recordDueEvents, deleteOldMail],
  schedule: DELETIONS,
  verify: scheduleChecks,
  exports: [ACTIVITY_EXPORT, SCHEDULE_EXPORT, WEBHOOK_EXPORTS, MESSAGE_EXPORTS],
  afterRestore: [
    PAUSE_RESTORED,
    STOP_RESTORED_MESSAGES,
    { rebuild: (tx) => ensureTimers(tx, Date.now()) },
  ],
  retention: [
    keepFor(IDEMPOTENCY_KEEP_DAYS, idempotencyKeys, idempotencyKeys.createdAt),
    keepFor(1, loginAttempts, loginAttempts.startedAt),
    keepFor(EVENT_KEEP_DAYS, outboxEvents, outboxEvents.recordedAt),
    keepFor(MESSAGE_KEEP_DAYS, messages, messages.createdAt),
    keepFor(LINK_KEEP_DAYS, unsubscribeLinks, unsubscribeLinks.createdAt),
    // Those that failed are begun again every few hours, unless the console no longer has their job.
    keepFor(RUN_KEEP_DAYS, scheduledRuns, scheduledRuns.finishedAt),
  ],
};
