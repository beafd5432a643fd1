/** The domain of access, activities, jobs, imports, exports and settings. */
import { idempotencyKeys } from '#db/schema/platform/idempotency';
import { loginAttempts } from '#db/schema/platform/loginAttempts';
import type { Domain } from '../domain.ts';
import { accessRoutes } from './access/routes.ts';
import { activityRoutes } from './activities/routes.ts';
import { apiKeyRoutes } from './apiKeys/routes.ts';
import { attentionRoutes } from './attention/routes.ts';
import { ACTIVITY_EXPORT } from './exports/activities.ts';
import { exportRoutes } from './exports/routes.ts';
import { IDEMPOTENCY_KEEP_DAYS } from './idempotency/remember.ts';
import { rejectedRoutes } from './imports/rejectedRoutes.ts';
import { importRoutes } from './imports/routes.ts';
import { keepFor } from './jobs/retention.ts';
import { JOB_ATTENTION } from './jobs/attention.ts';
import { listRoutes } from './lists/routes.ts';
import { jobRoutes } from './jobs/routes.ts';
import { ensureSettings } from './settings/read.ts';
import { RESUME_RECOUNT } from './settings/recount.ts';
import { pictureRoutes } from './pictures/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { staffRoutes } from './staff/routes.ts';
import { undoRoutes } from './undo/routes.ts';

export const platform: Domain = {
  name: 'platform',
  routes: [
    ...accessRoutes,
    ...activityRoutes,
    ...attentionRoutes,
    ...apiKeyRoutes,
    ...exportRoutes,
    ...importRoutes,
    ...jobRoutes,
    ...pictureRoutes,
    ...listRoutes,
    ...rejectedRoutes,
    ...settingsRoutes,
    ...staffRoutes,
    ...undoRoutes,
  ],
  defaults: [ensureSettings],
  attention: JOB_ATTENTION,
  periodic: [RESUME_RECOUNT],
  exports: [ACTIVITY_EXPORT],
  retention: [
    keepFor(IDEMPOTENCY_KEEP_DAYS, idempotencyKeys, idempotencyKeys.createdAt),
    keepFor(1, loginAttempts, loginAttempts.startedAt),
  ],
};
