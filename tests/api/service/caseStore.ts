/** Cases of a store with tickets: how tests open, read and move them. */
import type { CaseDetail } from '#contract/service/cases';
import type { Call } from '../support/openApi.ts';
import { write } from './ticketStore.ts';

export type Refused = CaseDetail & { message?: string; errors?: object };

export const openCase = (call: Call, ticketId: number, kind: string, input: object, more = {}) =>
  call<Refused>('POST', '/api/cases', { ticketId, kind, input, ...more });

export const readCase = async (call: Call, id: number) =>
  (await call<CaseDetail>('GET', `/api/cases/${id}`)).body;

/** A step with the version that the case has. */
export const stepOf = async (
  call: Call,
  id: number,
  action: string,
  input: object = {},
  reason: string | null = null,
) =>
  call<Refused>('POST', `/api/cases/${id}/actions/${action}`, {
    version: (await readCase(call, id)).version,
    reason,
    input,
  });

/** Status and message of what is expected to be refused. */
export const refusal = async (answer: ReturnType<typeof stepOf>) => {
  const { status, body } = await answer;
  return [status, body.message];
};

/** A new ticket, and a case of this kind on it. */
export const newCase = async (call: Call, kind: string, input: object): Promise<CaseDetail> => {
  const { id } = await write(call);
  const { status, body } = await openCase(call, id, kind, input);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
};
