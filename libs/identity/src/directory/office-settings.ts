import type { DecidingOffice, OfficeSettings, OfficeSettingsChanged, UnitKind } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';

/** Keeps settings; those that are here already stay as they are. */
export async function keepSettings(db: Sql, changes: readonly OfficeSettingsChanged[]): Promise<void> {
  const settingsOf = ({
    settingsId: _i,
    changedBy: _b,
    reason: _r,
    changedAt: _a,
    ...settings
  }: OfficeSettingsChanged) => settings;
  await db.query(
    `insert into office_settings (settings_id, office, unit_kind, unit_code, valid_from, settings, changed_by, reason, changed_at)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::date[], $6::jsonb[], $7::text[], $8::text[],
                          $9::timestamptz[])
     on conflict do nothing`,
    [
      changes.map(({ settingsId }) => settingsId),
      changes.map(({ office }) => office),
      changes.map(({ unit }) => unit.kind),
      changes.map(({ unit }) => unit.code ?? null),
      changes.map(({ from }) => from),
      changes.map((change) => JSON.stringify(settingsOf(change))),
      changes.map(({ changedBy }) => changedBy),
      changes.map(({ reason }) => reason),
      changes.map(({ changedAt }) => changedAt),
    ],
  );
}

export interface KnownSettings extends OfficeSettings {
  settingsId: string;
  changedBy: string;
  reason: string;
  changedAt: string;
}

interface Row {
  settingsId: string;
  settings: OfficeSettings;
  changedBy: string;
  reason: string;
  changedAt: Date;
}

const COLUMNS = `settings_id as "settingsId", settings, changed_by as "changedBy", reason, changed_at as "changedAt"`;

const settingsOf = ({ settings, changedAt, ...rest }: Row): KnownSettings => ({
  ...settings,
  ...rest,
  changedAt: changedAt.toISOString(),
});

/** Everything that was ever set in the units, newest first. */
export async function settingsIn(
  db: Sql,
  units: readonly string[] | null,
  most: number,
): Promise<KnownSettings[]> {
  const found = await rows<Row>(
    db,
    `select ${COLUMNS} from office_settings where $1::text[] is null or unit_code = any($1)
     order by valid_from desc, changed_at desc limit $2`,
    [units, most],
  );
  return found.map(settingsOf);
}

/** How an office works in a unit. */
export interface WorksIn {
  unitKind: UnitKind;
  unitCode: string | null;
  settings: OfficeSettings;
}

/** What holds in each unit on a day; of two settings from one day, the later decided. */
export const settingsOn = (db: Sql, office: DecidingOffice, day: string): Promise<WorksIn[]> =>
  rows<WorksIn>(
    db,
    `select distinct on (unit_kind, unit_code) unit_kind as "unitKind", unit_code as "unitCode", settings
     from office_settings where office = $1 and valid_from <= $2
     order by unit_kind, unit_code, valid_from desc, changed_at desc`,
    [office, day],
  );
