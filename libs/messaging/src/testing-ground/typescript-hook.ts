import { transformSync } from '@swc/core';
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import 'reflect-metadata';

/**
 * Lets a child process require our sources as they stand, as jest does. (Node strips the types of this file itself;
 * decorators it cannot.)
 */
const extensions = (
  Module as unknown as { _extensions: Record<string, (module: unknown, file: string) => void> }
)._extensions;

extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
    module: { type: 'commonjs' },
  });
  (module as { _compile(code: string, file: string): void })._compile(code, filename);
};
