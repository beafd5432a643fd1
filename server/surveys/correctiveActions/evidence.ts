/** What an action is based on. */
import type { EvidenceFigure, EvidenceInput } from '#contract/surveys/correctiveEvidence';
import { TICKET_TYPES } from '#contract/service/tickets';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { categories } from '#db/schema/catalog/categories';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { rootCauses } from '#db/schema/service/rootCauses';
import { tickets } from '#db/schema/service/tickets';
import { correctiveEvidence } from '#db/schema/surveys/correctiveActions';
import { surveys } from '#db/schema/surveys/surveys';
import { statement } from '#db/statements';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { isTold } from '../alerts/told.ts';
import { isToldResponse } from '../responses/months.ts';

const partsOfFigure = (figure: EvidenceFigure): readonly (string | number)[] => {
  switch (figure.of) {
    case 'returns':
      return [figure.categoryId ?? '-', figure.reasonId ?? '-'];
    case 'targets':
      return [figure.metric, figure.by, figure.key ?? '-'];
    case 'complaints':
      return [figure.rootCauseId];
  }
};
const referenceOfFigure = (figure: EvidenceFigure): string =>
  [figure.of, ...partsOfFigure(figure), figure.from, figure.to].join(' ');

/** What of its kind it is. */
export const referenceOf = (evidence: EvidenceInput): string => {
  switch (evidence.kind) {
    case 'response':
      return evidence.responseId;
    case 'ticket':
      return String(evidence.ticketId);
    case 'alert':
      return String(evidence.alertId);
    case 'rootCause':
      return String(evidence.rootCauseId);
    case 'cell': {
      const { surveyId, kind, questionKey, rowKey, from, to } = evidence.cell;
      return [surveyId, kind, questionKey, rowKey, from, to].join(' ');
    }
    case 'figure':
      return referenceOfFigure(evidence.figure);
  }
};

/** Of answers only what somebody may see by now: whether another one exists tells when it was given. */
/** Null names nothing, so that nothing has to exist. */
const exists = async (tx: Db, table: SQLiteTable, id: number | null): Promise<boolean> =>
  id === null || (await findRow(tx, table, id)) !== undefined;

const isKnownFigure = async (tx: Db, figure: EvidenceFigure): Promise<boolean> => {
  switch (figure.of) {
    case 'returns':
      return (
        (await exists(tx, categories, figure.categoryId)) &&
        (await exists(tx, returnReasons, figure.reasonId))
      );
    case 'targets':
      return figure.by !== 'type' || TICKET_TYPES.some((type) => type === figure.key);
    case 'complaints':
      return exists(tx, rootCauses, figure.rootCauseId);
  }
};

const isKnown = async (tx: Db, writer: Writer, evidence: EvidenceInput): Promise<boolean> => {
  switch (evidence.kind) {
    case 'response':
      return isToldResponse(tx, writer, evidence.responseId);
    case 'ticket':
      return (await findRow(tx, tickets, evidence.ticketId)) !== undefined;
    case 'alert':
      return isTold(tx, writer, evidence.alertId);
    case 'rootCause':
      return (await findRow(tx, rootCauses, evidence.rootCauseId)) !== undefined;
    case 'cell':
      return (await findRow(tx, surveys, evidence.cell.surveyId)) !== undefined;
    case 'figure':
      return isKnownFigure(tx, evidence.figure);
  }
};

const known = statement<{ kind: string; reference: string }>(
  'select kind, reference from corrective_evidence where action_id = ?',
);
const keyOf = (kind: string, reference: string) => `${kind} ${reference}`;

/** Adds what is not there yet, and returns how many rows that were. */
export const addEvidence = async (
  tx: Db,
  writer: Writer,
  actionId: number,
  sent: readonly EvidenceInput[],
): Promise<number> => {
  for (const one of sent)
    if (!(await isKnown(tx, writer, one))) throw invalid({ evidence: 'errors.notFound' });
  const there = new Set(
    (await known(tx, actionId)).map(({ kind, reference }) => keyOf(kind, reference)),
  );
  const rows = sent.flatMap((one) => {
    const reference = referenceOf(one);
    const key = keyOf(one.kind, reference);
    if (there.has(key)) return [];
    there.add(key);
    return [
      {
        actionId,
        kind: one.kind,
        responseId: one.kind === 'response' ? one.responseId : null,
        ticketId: one.kind === 'ticket' ? one.ticketId : null,
        alertId: one.kind === 'alert' ? one.alertId : null,
        rootCauseId: one.kind === 'rootCause' ? one.rootCauseId : null,
        cell: one.kind === 'cell' ? one.cell : null,
        figure: one.kind === 'figure' ? one.figure : null,
        reference,
        addedBy: writer.actor.name,
        addedAt: writer.now,
      },
    ];
  });
  await insertRows(tx, correctiveEvidence, rows);
  return rows.length;
};

/** One row that somebody adds by hand. */
export const addOne = async (tx: Db, writer: Writer, actionId: number, sent: EvidenceInput) => {
  if ((await addEvidence(tx, writer, actionId, [sent])) === 0)
    throw conflict('correctiveActions.errors.linked');
};
