/** Runs work again and again, each time with another of its steps on the disk failing as on a full one. */
import fs, { type WriteStream } from 'node:fs';
import files, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { expect, vi } from 'vitest';

const full = () =>
  Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' as const });

type Step = (name: string) => void;
type Written = (error: Error | null, bytes?: number) => void;

/** Of a file that is written as a whole, a full disk takes a part. */
const failingFunctions = (step: Step) => {
  const { writeFile, open, rename, link, mkdir } = files;
  const { createWriteStream } = fs;
  vi.spyOn(files, 'mkdir').mockImplementation((async (path: string, options: object) => {
    step('mkdir');
    return mkdir(path, options);
  }) as typeof mkdir);
  vi.spyOn(files, 'writeFile').mockImplementation(async (path, content, options) => {
    try {
      step('write');
    } catch (error) {
      await writeFile(path, String(content).slice(0, 3), options);
      throw error;
    }
    return writeFile(path, content, options);
  });
  vi.spyOn(files, 'open').mockImplementation(async (path, flags) => {
    const handle: FileHandle = await open(path, flags);
    const { sync } = handle;
    handle.sync = async () => {
      step('flush');
      return sync.call(handle);
    };
    return handle;
  });
  vi.spyOn(files, 'rename').mockImplementation(async (from, to) => {
    step('place');
    return rename(from, to);
  });
  vi.spyOn(files, 'link').mockImplementation(async (from, to) => {
    step('place');
    return link(from, to);
  });
  vi.spyOn(fs, 'createWriteStream').mockImplementation((path, options): WriteStream => {
    const write = (
      file: number,
      part: Buffer,
      start: number,
      length: number,
      at: number | null,
      done: Written,
    ) => {
      try {
        step('write');
      } catch (error) {
        // A part of it fits.
        fs.write(file, part, start, Math.floor(length / 2), at, () => done(error as Error));
        return;
      }
      fs.write(file, part, start, length, at, done);
    };
    const { open, close } = fs;
    return createWriteStream(path, {
      ...(typeof options === 'object' && options),
      fs: { open, close, write },
    });
  });
  syncBuiltinESMExports();
};

const restoreFunctions = () => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
};

/**
 * `check` is called after each failure. Returns the names of the steps, each of which has failed once, in the order in
 * which the work takes them.
 */
export const failAtEachStep = async (
  work: () => Promise<unknown>,
  check: (isPlaced: boolean) => Promise<void> | void,
): Promise<string[]> => {
  for (let failing = 1; ; failing++) {
    const names: string[] = [];
    failingFunctions((name) => {
      names.push(name);
      if (names.length === failing) throw full();
    });
    const outcome = await work().then(
      () => null,
      (error: unknown) => error,
    );
    restoreFunctions();
    if (outcome === null) {
      expect(names.length).toBe(failing - 1);
      return names;
    }
    expect(outcome).toMatchObject({ code: 'ENOSPC' });
    // The last step makes the name of a file durable that is already there.
    await check(names.slice(0, -1).includes('place'));
  }
};
