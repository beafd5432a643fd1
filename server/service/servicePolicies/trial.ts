/** Which policy a ticket would get, and when each of its clocks would be due. */
import { METRICS } from '#contract/service/metrics';
import type {
  ServicePolicyTrial,
  ServicePolicyTrialInput,
} from '#contract/service/servicePolicies';
import type { Db } from '#db';
import { afterBusinessTime } from '#rules/service/calendars';
import { inOrder, targetMinutes, unmetCondition } from '#rules/service/servicePolicies';
import { MINUTE_MS } from '#shared/days';
import { conflict } from '../../platform/http/errors.ts';
import { loadVersions } from '../calendars/load.ts';
import { loadPolicies } from './load.ts';

export const tryPolicies = async (
  db: Db,
  now: number,
  { openedAt: asked, priority, ...facts }: ServicePolicyTrialInput,
): Promise<ServicePolicyTrial> => {
  const passed: ServicePolicyTrial['passed'] = [];
  for (const policy of inOrder(await loadPolicies(db))) {
    const because = policy.isDefault ? null : unmetCondition(policy, facts);
    const { id: policyId, names, calendarId, targets } = policy;
    if (because !== null) {
      passed.push({ policyId, names, because });
      continue;
    }
    const openedAt = asked ?? now;
    const versions = (await loadVersions(db, [calendarId])).get(calendarId) ?? [];
    const calendar = targets[priority].isAroundTheClock ? null : versions;
    const minutes = targetMinutes(targets, priority);
    const [firstResponse = null, nextResponse = null, resolution = null] = METRICS.map((metric) => {
      const target = minutes[metric];
      return target === null ? null : afterBusinessTime(calendar, openedAt, target * MINUTE_MS);
    });
    return {
      policyId,
      names,
      openedAt,
      due: { firstResponse, nextResponse, resolution },
      passed,
    };
  }
  throw conflict('servicePolicies.errors.noDefault');
};
