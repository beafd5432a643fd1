/** Actions of owners on staff accounts. Every change clears the cache of callers. */
import type { z } from 'zod';
import type { StaffInput } from '#contract/platform/staff';
import { staff } from '#db/schema/platform/staff';
import { recordActivity, recordEdit } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict, invalid } from '../http/errors.ts';
import { checkVersion, updateRow } from '../records/records.ts';
import { endSessions, loadStaff, refuseLastOwner } from './person.ts';
import { withdrawLinks } from './passwordLinks.ts';

export const editStaff = async (
  context: Context,
  id: string,
  input: z.output<typeof StaffInput> & { version?: number },
) => {
  const saved = await context.transaction(async (tx) => {
    const before = await loadStaff(tx, id);
    checkVersion(before, input.version);
    if (input.role !== before.role) {
      if (id === context.actor.id) throw invalid({ role: 'staff.errors.ownRole' });
      await refuseLastOwner(tx, before);
      await withdrawLinks(tx, { userId: id });
    }
    const change = { name: input.name, role: input.role };
    await updateRow(tx, staff, id, {
      ...change,
      version: before.version + 1,
      updatedAt: new Date(context.now()),
    });
    const after = await loadStaff(tx, id);
    const { actor } = context;
    await recordEdit(tx, {
      actor,
      at: context.now(),
      resource: 'staff',
      recordId: id,
      recordName: after.name,
      before: { ...before },
      after: change,
    });
    return after;
  });
  context.forget();
  return saved;
};

export const setActive = async (context: Context, id: string, active: boolean) => {
  const saved = await context.transaction(async (tx) => {
    const before = await loadStaff(tx, id);
    if (before.active === active) return before;
    if (!active) {
      if (id === context.actor.id) throw conflict('staff.errors.ownAccount');
      await refuseLastOwner(tx, before);
      await endSessions(tx, { id });
      await withdrawLinks(tx, { userId: id });
    }
    await updateRow(tx, staff, id, {
      active,
      version: before.version + 1,
      updatedAt: new Date(context.now()),
    });
    await recordActivity(tx, {
      actor: context.actor,
      at: context.now(),
      resource: 'staff',
      recordId: id,
      recordName: before.name,
      verb: active ? 'reactivate' : 'deactivate',
      before: { active: !active },
      after: { active },
    });
    return loadStaff(tx, id);
  });
  context.forget();
  return saved;
};
