import type { LawBundlePublished } from '@lien-thong/contracts';
import type { LawFiles } from '@lien-thong/law';
import { rows, type Sql } from '@lien-thong/service';
import { filesOf, filesSha256, type Signed } from './signature';

/** A published version of the law as it is kept. */
export interface Bundle extends Omit<LawBundlePublished, 'files'> {
  id: string;
  files: LawFiles;
}

export const bundleOf = (id: string, { files, ...rest }: LawBundlePublished): Bundle => ({
  id,
  ...rest,
  files: filesOf(files),
});

export const signedPartOf = ({ files, signature: _, ...rest }: Bundle): Signed => ({
  ...rest,
  filesSha256: filesSha256(files),
});

/**
 * Waits until no transaction decides by the newest version any more, and lets none begin until this one ends: see
 * `Gazette.hold`. To be called before anything of the table is read, or two who do would wait for one another.
 */
export const lockBundles = (db: Sql): Promise<unknown> =>
  db.query('lock table law_bundle in access exclusive mode');

/** Keeps a bundle; one that is here already stays as it is. @returns false where another has its number or version */
export async function keepBundle(db: Sql, bundle: Bundle): Promise<boolean> {
  const kept = await rows(
    db,
    `insert into law_bundle (sequence, id, version, files, reason, prepared_by, consented_by, published_at, signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning sequence`,
    [
      bundle.sequence,
      bundle.id,
      bundle.version,
      JSON.stringify(bundle.files),
      bundle.reason,
      bundle.preparedBy,
      bundle.consentedBy ?? null,
      bundle.publishedAt,
      bundle.signature,
    ],
  );
  if (kept.length) return true;
  const same = await rows(
    db,
    'select 1 from law_bundle where sequence = $1 and version = $2 and signature = $3',
    [bundle.sequence, bundle.version, bundle.signature],
  );
  return same.length > 0;
}

/** A version without its files. */
export interface VersionLine {
  sequence: number;
  version: string;
  reason: string;
  preparedBy: string;
  consentedBy: string | null;
  publishedAt: Date;
}

/** Every version that has arrived, oldest first. */
export const versionsKnown = (db: Sql): Promise<VersionLine[]> =>
  rows<VersionLine>(
    db,
    `select sequence, version, reason, prepared_by as "preparedBy", consented_by as "consentedBy", published_at as "publishedAt"
     from law_bundle order by sequence`,
  );

/** The newest version, as this transaction sees it. */
export async function newestVersion(db: Sql): Promise<Pick<VersionLine, 'sequence' | 'version'> | undefined> {
  const [newest] = await rows<Pick<VersionLine, 'sequence' | 'version'>>(
    db,
    'select sequence, version from law_bundle order by sequence desc limit 1',
  );
  return newest;
}

export async function filesOfVersion(db: Sql, version: string): Promise<LawFiles | undefined> {
  const [found] = await rows<{ files: LawFiles }>(db, 'select files from law_bundle where version = $1', [
    version,
  ]);
  return found?.files;
}
