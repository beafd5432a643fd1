/** New members begin with the lowest level of the programme. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { evaluateMembers } from './evaluateMembers.ts';

export const joinNew = (
  tx: Db,
  writer: Writer,
  created: readonly { id: number }[],
): Promise<void> =>
  evaluateMembers(
    tx,
    writer,
    created.map(({ id }) => id),
    'time',
  );
