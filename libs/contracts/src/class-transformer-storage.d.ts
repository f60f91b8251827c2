declare module 'class-transformer/cjs/storage' {
  import type { ClassTransformer } from 'class-transformer';
  /** What `@Type` recorded; class-validator-jsonschema reads nested types from it. */
  export const defaultMetadataStorage: ClassTransformer & { readonly _typeMetadatas: unknown };
}
