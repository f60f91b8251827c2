import type { DeclarationTiming, RegisterDeath, Sex } from '@lien-thong/contracts';
import type { UnsignedExtract } from '@lien-thong/signature';
import { Column, Entity, PrimaryColumn } from 'typeorm';

type Particulars = Pick<RegisterDeath, 'requester' | 'deceased' | 'death'>;

/** An entry of the death register. */
@Entity('death_registration')
export class DeathRegistration {
  @PrimaryColumn('uuid', { name: 'case_id' }) caseId!: string;
  @Column('text') commune!: string;
  @Column('integer', { name: 'book_year' }) bookYear!: number;
  @Column('integer') entry!: number;
  @Column('bytea', { nullable: true }) person!: Buffer | null;
  /** Sealed in the table, as what is personal in `particulars`. */
  @Column('text', { name: 'personal_id', nullable: true }) personalId!: string | null;
  @Column('text', { name: 'full_name' }) fullName!: string;
  @Column('text', { name: 'birth_date' }) birthDate!: string;
  @Column('text') sex!: Sex;
  @Column('date', { name: 'died_on' }) diedOn!: string;
  @Column('text') timing!: DeclarationTiming;
  @Column('date', { name: 'registered_on' }) registeredOn!: string;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt!: Date;
  @Column('smallint') copies!: number;
  @Column('jsonb') particulars!: Particulars;
  /** It holds no more. */
  @Column('date', { name: 'annulled_on', nullable: true }) annulledOn!: string | null;
}

/** Số đăng ký as printed, e.g. 386/2026. */
export const registrationNumber = ({ entry, bookYear }: { entry: number; bookYear: number }): string =>
  `${entry}/${bookYear}`;

type Entered = Pick<
  DeathRegistration,
  | 'commune'
  | 'bookYear'
  | 'entry'
  | 'personalId'
  | 'fullName'
  | 'birthDate'
  | 'sex'
  | 'diedOn'
  | 'registeredOn'
>;

/** Trích lục khai tử, from the entry. */
export const extractOf = (entered: Entered): UnsignedExtract => ({
  number: registrationNumber(entered),
  entry: entered.entry,
  bookYear: entered.bookYear,
  commune: entered.commune,
  registeredOn: entered.registeredOn,
  deceased: {
    fullName: entered.fullName,
    ...(entered.personalId ? { personalId: entered.personalId } : {}),
    birthDate: entered.birthDate,
    sex: entered.sex,
  },
  diedOn: entered.diedOn,
});
