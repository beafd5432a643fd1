/** Writes service policies and their order. Tickets keep the targets that they have; new ones and changed ones ask again. */
import type {
  ServicePolicyEdit,
  ServicePolicyInput,
  PolicyOrder,
} from '#contract/service/servicePolicies';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { serviceCalendars, servicePolicies } from '#db/schema/service/clocks';
import { inOrder } from '#rules/service/servicePolicies';
import type { FieldErrors } from '#shared/fields';
import { localize } from '#shared/localization';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { checkAudience } from '../../platform/audiences/known.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import {
  checkVersion,
  deleteRow,
  findRow,
  getRow,
  updateRow,
} from '../../platform/records/records.ts';
import { newPlaces } from '../../platform/records/places.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadPolicies, type PolicyRow } from './load.ts';

const entry = (
  { actor, now, settings }: Writer,
  id: number,
  names: ServicePolicyInput['names'],
) => ({
  actor,
  at: now,
  resource: 'servicePolicies',
  recordId: id,
  recordName: localize(names, settings.language),
});

const told = ({
  names,
  types,
  severities,
  levels,
  channels,
  calendarId,
  targets,
}: ServicePolicyInput) => ({
  names,
  types,
  severities,
  levels,
  channels,
  calendarId,
  targets,
});

const check = async (tx: Db, writer: Writer, { calendarId, levels }: ServicePolicyInput) => {
  if (!(await findRow(tx, serviceCalendars, calendarId)))
    throw invalid({ calendarId: 'errors.notFound' });
  await checkAudience(tx, writer, { levels }, (errors) => errors);
};

/** The default policy fits everything, so it says nothing of what it fits. */
const checkDefault = ({ types, severities, levels, channels }: ServicePolicyInput): void => {
  const errors: FieldErrors = {};
  for (const [field, values] of Object.entries({ types, severities, levels, channels }))
    if (values.length > 0) errors[field] = 'servicePolicies.errors.defaultFitsAll';
  if (Object.keys(errors).length > 0) throw invalid(errors);
};

/** A new policy is the last before the default one. */
export const createPolicy = async (tx: Db, writer: Writer, input: ServicePolicyInput) => {
  await check(tx, writer, input);
  const places = (await loadPolicies(tx)).flatMap(({ isDefault, position }) =>
    isDefault ? [] : [position],
  );
  const row = {
    ...told(input),
    position: Math.max(-1, ...places) + 1,
    isDefault: false,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, servicePolicies, [row], { returning: true });
  await recordActivity(tx, {
    ...entry(writer, id, input.names),
    verb: 'create',
    after: told(input),
  });
  return getRow(tx, servicePolicies, id);
};

export const editPolicy = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: ServicePolicyEdit,
) => {
  const before = await getRow(tx, servicePolicies, id);
  checkVersion(before, version);
  if (before.isDefault) checkDefault(input);
  await check(tx, writer, input);
  await updateRow(tx, servicePolicies, id, {
    ...told(input),
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...entry(writer, id, input.names),
    before: told(before),
    after: told(input),
  });
  return getRow(tx, servicePolicies, id);
};

export const deletePolicy = async (tx: Db, writer: Writer, id: number) => {
  const row = await getRow(tx, servicePolicies, id);
  if (row.isDefault) throw conflict('servicePolicies.errors.defaultStays');
  await deleteRow(tx, servicePolicies, id);
  await recordActivity(tx, { ...entry(writer, id, row.names), verb: 'delete', before: told(row) });
  return row;
};

/** All of them are named, so that nobody orders what somebody else has just added. */
export const orderPolicies = async (
  tx: Db,
  writer: Writer,
  { ids }: PolicyOrder,
): Promise<PolicyRow[]> => {
  const policies = inOrder(await loadPolicies(tx));
  const placed = policies.filter(({ isDefault }) => !isDefault);
  const before = placed.map(({ id }) => id);
  const places = newPlaces(placed, ids);
  if (!places) throw conflict('servicePolicies.errors.otherPolicies');
  for (const { id, position } of places.written)
    await updateRow(tx, servicePolicies, id, { position });
  const last = policies.find(({ isDefault }) => isDefault);
  if (!last) throw conflict('servicePolicies.errors.noDefault');
  await recordEdit(tx, {
    ...entry(writer, last.id, last.names),
    before: { order: before },
    after: { order: ids },
  });
  return inOrder(await loadPolicies(tx));
};
