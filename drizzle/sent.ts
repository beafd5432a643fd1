/** Writes of a PostgreSQL transaction that were sent and not waited for: each wait is a trip to the server. */

/** Waited for once there are this many, so that a long transaction holds no thousands of answers. */
const MOST = 100;

/** What PostgreSQL says to statements after one that failed: aborted, and not prepared because that came after as well. */
const FOLLOWING = new Set(['25P02', '26000']);

const isFollowing = (error: unknown): boolean => {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
  return (code !== undefined && FOLLOWING.has(code)) || (cause !== undefined && isFollowing(cause));
};

export class Sent {
  #answers: Promise<unknown>[] = [];
  #failure: unknown;

  /** Takes note of what a statement failed with: what was asked beside it may be heard of first, and only follows. */
  note(error: unknown) {
    if (!isFollowing(error)) this.#failure ??= error;
  }

  /** Takes what answers nothing; resolves at once while there are few. */
  async add(answer: Promise<unknown>): Promise<void> {
    answer.catch(() => undefined);
    this.#answers.push(answer);
    if (this.#answers.length >= MOST) await this.settle();
  }

  #take = () => this.#answers.splice(0);

  /** Resolves once all have succeeded; throws what the first failed with. */
  async settle(): Promise<void> {
    for (const answer of this.#take()) await answer;
  }

  /** Why a transaction failed: the failure of what was not waited for, where the error only follows from it. */
  async reasonOf(error: unknown): Promise<unknown> {
    const noted = this.#failure;
    this.#failure = undefined;
    for (const answer of this.#take()) {
      const failure: unknown = await answer.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (failure !== undefined && !isFollowing(failure)) return failure;
    }
    return isFollowing(error) ? (noted ?? error) : error;
  }
}
