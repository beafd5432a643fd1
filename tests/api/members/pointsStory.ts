/** The random history of a member's points, with one record or two, on the database and on the independent model. */
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { mergeRecord } from '#server/members/merges/merge';
import { unmergeRecord } from '#server/members/merges/unmerge';
import { creditPoints } from '#server/members/points/creditPoints';
import { loadBalance, loadSettledBooks } from '#server/members/points/loadBalance';
import { restorePoints } from '#server/members/points/restorePoints';
import { spendPoints } from '#server/members/points/spendPoints';
import { HttpError } from '#server/platform/http/errors';
import type { Writer } from '#server/platform/records/writer';
import { readSettings } from '#server/platform/settings/read';
import { addDays, dayOf, startOfDay } from '#shared/days';
import type { Command, PairStep } from '../../rules/members/points/histories.ts';
import { UnitModel } from '../../rules/members/points/unitModel.ts';
import { NOW, type OpenApi } from '../support/openApi.ts';
import {
  activateLots,
  captureHold,
  clawBack,
  clearPoints,
  holdPoints,
  releaseHold,
} from './pointWrites.ts';

/** Its instants are the beginnings of business days of the store, from that of the tests' clock on. */
export class PointsStory {
  private day = 0;
  private numbers = 0;
  readonly model = new UnitModel();
  private readonly held = new Set<number>();
  constructor(
    private readonly api: OpenApi,
    private readonly recordIds: readonly [number, number?],
    private readonly zone: string,
  ) {}

  private at(day: number) {
    return startOfDay(addDays(dayOf(NOW, this.zone), day), this.zone);
  }
  get now() {
    return this.at(this.day);
  }
  private orderOf = (order: number) => ({ source: 'order', sourceId: `o${order}` }) as const;
  private redemptionOf = (name: number) =>
    ({ source: 'redemption', sourceId: `s${this.recordIds[0]}/${name}` }) as const;
  /** A return by which nobody has been given anything yet. */
  private newCause = () =>
    ({ source: 'return', sourceId: `r${this.recordIds[0]}/${++this.numbers}` }) as const;
  private write = <T>(work: (tx: Db, writer: Writer) => Promise<T>): Promise<T> =>
    this.api.connection.transaction(async (tx) =>
      work(tx, { actor: SYSTEM, now: this.now, settings: await readSettings(tx) }),
    );

  /** Whether the database did it, where both sides must agree. */
  private async tried(work: (tx: Db, writer: Writer) => Promise<unknown>): Promise<boolean> {
    try {
      await this.write(work);
      return true;
    } catch (error) {
      if (error instanceof HttpError && error.status === 409) return false;
      throw error;
    }
  }

  async step(wait: number, command: PairStep['command'], record = 0) {
    this.day += wait;
    this.model.tickTo(this.day);
    if (command.kind === 'merge') await this.mergeOrUndo();
    else await this.run(command, record);
  }

  private async mergeOrUndo() {
    const [memberId, recordId = 0] = this.recordIds;
    const { model } = this;
    const reason = 'Same phone';
    if (model.isMerged) {
      model.undo();
      await this.write((tx, writer) => unmergeRecord(tx, writer, recordId, { reason }));
    } else {
      model.merge();
      await this.write((tx, writer) => mergeRecord(tx, writer, memberId, { recordId, reason }));
    }
  }

  private async run(one: Command, record: number) {
    const { model, day } = this;
    const memberId = this.recordIds[record] ?? 0;
    const orderName = (order: number) => `${record}/o${order}`;
    const instant = (offset: number | null) => (offset === null ? null : day + offset);
    const atOf = (tick: number | null) => (tick === null ? null : this.at(tick));
    switch (one.kind) {
      case 'nothing':
        return;
      case 'earn': {
        const [from, until] = [instant(one.from), instant(one.until)];
        model.earn(orderName(one.order), one.points, from, until, record);
        const credit = {
          memberId,
          type: 'earn',
          points: one.points,
          ...this.orderOf(one.order),
          sourceLine: String(++this.numbers),
          ruleKey: 'paid',
          occurredAt: this.now,
          availableAt: atOf(from),
          expiresAt: atOf(until),
        } as const;
        await this.write((tx, writer) => creditPoints(tx, writer, [credit]));
        return;
      }
      case 'deliver': {
        model.deliver(orderName(one.order), day + one.from);
        const about = {
          memberId,
          ...this.orderOf(one.order),
          availableAt: this.at(day + one.from),
        };
        await this.write((tx, writer) => activateLots(tx, writer, about));
        return;
      }
      case 'spend':
      case 'hold': {
        const key = this.redemptionOf(one.name);
        if (model.spends.has(`s${one.name}`) || this.held.has(one.name)) return;
        const isDone = await this.tried((tx, writer) =>
          one.kind === 'spend'
            ? spendPoints(tx, writer, {
                memberId,
                points: one.points,
                ...key,
                occurredAt: this.now,
              })
            : holdPoints(tx, writer, {
                memberId,
                points: one.points,
                ...key,
                expiresAt: this.at(day + one.ttl),
              }),
        );
        if (one.kind === 'hold' && isDone) this.held.add(one.name);
        const isDoneByModel =
          one.kind === 'spend'
            ? model.spend(`s${one.name}`, one.points, record)
            : model.hold(`s${one.name}`, one.points, day + one.ttl, record);
        if (isDone !== isDoneByModel) throw new Error('one side only has enough points');
        return;
      }
      case 'capture':
      case 'release': {
        if (!model.holds.has(`s${one.name}`)) return;
        const key = this.redemptionOf(one.name);
        if (one.kind === 'capture') model.capture(`s${one.name}`);
        else model.release(`s${one.name}`);
        await this.write<unknown>((tx, writer) =>
          one.kind === 'capture' ? captureHold(tx, writer, key) : releaseHold(tx, writer, key),
        );
        return;
      }
      case 'giveBack': {
        // Through the end of so many days after today.
        model.giveBack(`s${one.name}`, one.points, one.days === 0 ? null : day + one.days + 1);
        const cause = this.newCause();
        await this.write((tx, writer) =>
          restorePoints(tx, writer, {
            spent: this.redemptionOf(one.name),
            points: one.points,
            cause,
            returns: { reinstateDays: one.days },
          }),
        );
        return;
      }
      case 'takeBack': {
        model.takeBack(orderName(one.order), one.points, one.mode, one.limit, record);
        const cause = this.newCause();
        await this.write((tx, writer) =>
          clawBack(tx, writer, {
            memberId,
            earned: { ...this.orderOf(one.order), ruleKey: 'paid' },
            points: one.points,
            cause,
            mode: one.mode,
            arrearsLimit: one.limit,
          }),
        );
        return;
      }
      case 'clear': {
        model.clear(record);
        const sourceId = String(++this.numbers);
        await this.write((tx, writer) => clearPoints(tx, writer, memberId, sourceId));
      }
    }
  }

  /** The figures of one record's person on the database, in the form of the model. */
  async figures(record = 0, now = this.now) {
    const { db } = this.api.connection;
    const memberId = this.recordIds[record] ?? 0;
    const { available, pending, held, arrears } = await loadBalance(db, memberId, now);
    const book = (await loadSettledBooks(db, [memberId], now)).get(memberId);
    const heldOf = new Map<number, number>();
    for (const { lots } of book?.holds ?? [])
      for (const { lotId, points } of lots) heldOf.set(lotId, (heldOf.get(lotId) ?? 0) + points);
    const ends = new Map<number, number>();
    for (const { id, expiresAt, remaining } of book?.lots ?? []) {
      const left = remaining - (heldOf.get(id) ?? 0);
      if (expiresAt !== null && left > 0) ends.set(expiresAt, (ends.get(expiresAt) ?? 0) + left);
    }
    const ticks = new Map(
      Array.from({ length: 400 }, (_, index) => [this.at(index - 20), index - 20]),
    );
    return {
      available,
      pending,
      held,
      arrears,
      ends: [...ends]
        .map(([end, points]) => [ticks.get(end), points])
        .toSorted(([one = 0], [other = 0]) => one - other),
    };
  }
}
