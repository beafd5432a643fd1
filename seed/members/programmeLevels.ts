/** The levels that the members' programme gives all members. */
import type { Connection } from '#db';
import { evaluateNext } from '#server/members/evaluation/evaluateAll';
import type { Writer } from '#server/platform/records/writer';

export const writeProgrammeLevels = async (connection: Connection, writer: Writer) => {
  while ((await connection.transaction((tx) => evaluateNext(tx, writer))) > 0);
};
