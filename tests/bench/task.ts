/**
 * Runs a task in a separate process, because the kind of database is fixed when the schema is loaded and one measurement
 * must not slow the next through memory use.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { tracked } from './processes.ts';
import { ROOT } from './workspace.ts';

type Message = { result: unknown } | { error: string };

/** Runs `tests/bench/tasks/<name>.ts` with this database; the input and the result travel as JSON. */
export const runTask = <Result>(name: string, url: string, input: object = {}): Promise<Result> =>
  new Promise((resolve, reject) => {
    const child = tracked(
      fork(join(import.meta.dirname, 'tasks', `${name}.ts`), {
        cwd: ROOT,
        execArgv: ['--import', import.meta.resolve('tsx'), '--max-old-space-size=6000'],
        env: { ...process.env, DATABASE_URL: url },
      }),
    );
    let settled = false;
    child.once('message', (message: Message) => {
      settled = true;
      if ('error' in message) reject(new Error(message.error));
      else resolve(message.result as Result);
    });
    child.once('exit', (code) => {
      if (!settled) reject(new Error(`The task ${name} ended with ${code}`));
    });
    child.send(input);
  });
