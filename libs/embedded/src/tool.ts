import { spawn, type SpawnOptions } from 'node:child_process';

export interface Ended {
  /** Undefined when the program could not be run at all. */
  code: number | undefined;
  /** Both of its streams, as written. */
  output: string;
}

/** Runs a program to its end. Never rejects: what it said is the answer. */
export function tool(command: string, args: string[], options: SpawnOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const said: Buffer[] = [];
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.on('data', (part: Buffer) => said.push(part));
    child.stderr?.on('data', (part: Buffer) => said.push(part));
    const output = () => Buffer.concat(said).toString('utf8');
    child.once('error', (fault) => resolve({ code: undefined, output: fault.message }));
    child.once('close', (code) => resolve({ code: code ?? -1, output: output() }));
  });
}

/** The end of what a program said, on one line, without the frames of a Java stack. */
export const lastWords = (output: string, lines = 5) =>
  output
    .split('\n')
    .filter((line) => line.trim() && !/^\s+(at |\.\.\. \d+ more)/.test(line))
    .slice(-lines)
    .join(' | ')
    .slice(-800);
